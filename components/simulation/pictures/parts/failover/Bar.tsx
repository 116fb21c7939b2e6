import { formatValue } from '../../../../../course/format';
import type { Locale } from '../../../../../course/languages';
import { failoverClock, PARTS, type Part, partsBy } from '../../../../../engine/story/failoverClock';
import type { View } from '../../../../../engine/story/view';
import type { PictureProps } from '../canvas';
import { failoverAxis } from './axis';
import { failoverWords } from './words';

export const BAR_HEIGHT = 17;
/** A tick further to the right has no room for its text. */
const LAST_LABEL = 340;
/** From the top of the bar to the foot of its legend. */
export const BAR_TOTAL = 76;

/** The parts of a failover that have begun by the moment; none before the fault. */
export function partsOf({ run, failover, frame }: View): Part[] {
  return failover ? partsBy(failoverClock(run)!, frame.tMs - failover.fault.atMs) : [];
}

/** Of what the time of a failover is made, on the axis of the run, counted from the fault, and each part's length. */
export function FailoverBar({ view, locale, y }: Pick<PictureProps, 'view' | 'locale'> & { y: number }) {
  const words = failoverWords[locale];
  const { ticks, xOf, fromMs } = failoverAxis(view);
  const parts = partsOf(view);
  const faultMs = view.failover?.fault.atMs ?? 0;
  const foot = y + BAR_HEIGHT;
  return (
    <g>
      <rect className="gauge" x={xOf(fromMs)} y={y} width={356} height={BAR_HEIGHT} />
      {parts.map((part, index) => (
        <PartOfBar key={part.name} part={part} index={index} y={y} xOf={(ms) => xOf(faultMs + ms)} />
      ))}
      {ticks.map(({ x, ms }) => (
        <g key={ms}>
          <path className="axis" d={`M${x} ${foot}v4`} />
          {x < LAST_LABEL && (
            <text x={x} y={foot + 16} textAnchor={x < 12 ? 'start' : 'middle'}>
              {ms === 0 ? 0 : formatValue(ms, 'duration', locale)}
            </text>
          )}
        </g>
      ))}
      {PARTS.map((name, index) => {
        const part = parts[index];
        const [keyX, keyY] = [2 + 170 * (index % 2), foot + 24 + 18 * Math.floor(index / 2)];
        return (
          <g key={name}>
            <rect className={`part part-${name}`} x={keyX} y={keyY} width={14} height={14} rx={2} />
            <text className={`part-number on-${name}`} x={keyX + 7} y={keyY + 11.5} textAnchor="middle">
              {index + 1}
            </text>
            <text x={keyX + 20} y={keyY + 11.5}>
              {words.parts[name]}: {part ? lengthOf(part, locale) : '—'}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function lengthOf({ fromMs, untilMs, isOver }: Part, locale: Locale): string {
  const text = formatValue(untilMs - fromMs, 'duration', locale);
  return isOver ? text : `${text}…`;
}

interface PartProps {
  readonly part: Part;
  readonly index: number;
  readonly y: number;
  readonly xOf: (sinceFaultMs: number) => number;
}

function PartOfBar({ part: { name, fromMs, untilMs }, index, y, xOf }: PartProps) {
  if (untilMs === fromMs) return null;
  const [from, to] = [xOf(fromMs), xOf(untilMs)];
  return (
    <g>
      <rect className={`part part-${name}`} x={from} y={y} width={Math.max(1, to - from)} height={BAR_HEIGHT} />
      {to - from > 12 && (
        <text className={`part-number on-${name}`} x={(from + to) / 2} y={y + 13} textAnchor="middle">
          {index + 1}
        </text>
      )}
    </g>
  );
}
