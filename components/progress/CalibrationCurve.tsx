import type { ConfidenceLevel } from '../../course/exercise/calibration';
import { formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';
import styles from './progress.module.css';
import type { ProgressWords } from './words';

interface CalibrationCurveProps {
  readonly levels: readonly ConfidenceLevel[];
  readonly words: ProgressWords['calibration'];
  readonly locale: Locale;
}

const SIDE = 290;
const LEFT = 54;
const TOP = 24;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

const x = (said: number) => LEFT + said * SIDE;
const y = (share: number) => TOP + (1 - share) * SIDE;

/** How often the reader was near over how sure they were; on the dashed diagonal both are the same. */
export function CalibrationCurve({ levels, words, locale }: CalibrationCurveProps) {
  const points = levels.map(({ said, near, count }) => ({ said, share: near / count, near, count }));
  return (
    <svg className={styles.curve} viewBox="0 0 360 364" role="img" aria-label={words.curve}>
      <Axes words={words} locale={locale} />
      <path className={styles.perfect} d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} />
      <text className={styles.remark} x={x(0.03)} y={y(0.94)}>
        {words.under}
      </text>
      <text className={styles.remark} x={x(0.97)} y={y(0.04)} textAnchor="end">
        {words.over}
      </text>
      <text className={styles.remark} transform={`translate(${x(0.22)} ${y(0.25)}) rotate(-45)`} textAnchor="middle">
        {words.perfect}
      </text>
      <polyline className={styles.line} points={points.map(({ said, share }) => `${x(said)},${y(share)}`).join(' ')} />
      {points.map(({ said, share, near, count }) => (
        <g key={said}>
          <circle className={styles.point} cx={x(said)} cy={y(share)} r={radius(count)} />
          <text className={styles.count} x={x(said)} y={labelY({ said, share, count })} textAnchor="middle">
            {words.of({ near, count })}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** The area of a point is how much it rests on. */
function radius(count: number): number {
  return Math.min(16, 4 * Math.sqrt(count));
}

/** The label stands on the side away from the diagonal, where lines to other points seldom pass, and off the axis. */
function labelY({ said, share, count }: { said: number; share: number; count: number }): number {
  const isAbove = share > said || share < 0.1;
  return y(share) + (isAbove ? -radius(count) - 5 : radius(count) + 14);
}

function Axes({ words, locale }: Omit<CalibrationCurveProps, 'levels'>) {
  return (
    <>
      {TICKS.map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${x(0)} ${y(tick)}H${x(1)}M${x(tick)} ${y(0)}V${y(1)}`} />
          <text className={styles.tick} x={x(0) - 6} y={y(tick) + 4} textAnchor="end">
            {formatValue(tick, 'percent', locale, 0)}
          </text>
          <text className={styles.tick} x={x(tick)} y={y(0) + 17} textAnchor="middle">
            {formatValue(tick, 'percent', locale, 0)}
          </text>
        </g>
      ))}
      <text className={styles.axis} x={x(0.5)} y={y(0) + 38} textAnchor="middle">
        {words.said}
      </text>
      <text className={styles.axis} transform={`translate(13 ${y(0.5)}) rotate(-90)`} textAnchor="middle">
        {words.near}
      </text>
    </>
  );
}
