import { formatValue } from '../../../../course/format';
import { failoverClock, PARTS, type Part, partsBy } from '../../../../engine/story/failoverClock';
import { waiting } from '../../../../engine/story/followed';
import { nameOf } from '../../names';
import { LbBox } from '../parts/boxes';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { partsWords } from '../parts/words';
import { clockWords } from './words';

const BAR = { x: 2, width: 356, top: 84, height: 22 };
/** Ends of the axis, in ms since the fault. Mechanisms differ by a factor of a thousand: the axis is logarithmic. */
const SHORTEST_MS = 10;
const LONGEST_MS = 300_000;
const TICKS_MS = [100, 1000, 10_000, 60_000, 300_000];

export const heightOf = () => 190;

/** One failover as its parts, on an axis that shows milliseconds and minutes alike. */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const words = clockWords[locale];
  const { lbs, tMs } = view.frame;
  const elapsedMs = view.failover ? tMs - view.failover.fault.atMs : 0;
  const parts = view.failover ? partsBy(failoverClock(view.run)!, elapsedMs) : [];
  return (
    <Canvas height={heightOf()}>
      {lbs.map((lb, index) => (
        <LbBox key={lb.id} {...columnAt(index, lbs.length, 8)} y={2} height={44} lb={lb} picture={props} />
      ))}
      <text className="remark" x={BAR.x} y={BAR.top - 16}>
        {statusOf(props, parts, elapsedMs)}
      </text>
      <text className="remark" x={BAR.x + BAR.width} y={BAR.top - 16} textAnchor="end">
        {words.logAxis}
      </text>
      <rect className="gauge" x={BAR.x} y={BAR.top} width={BAR.width} height={BAR.height} />
      {parts.map((part) => (
        <Bar key={part.name} part={part} />
      ))}
      {TICKS_MS.map((ms) => (
        <g key={ms}>
          <path className="axis" d={`M${xOf(ms)} ${BAR.top + BAR.height}v4`} />
          <text
            className="remark"
            x={xOf(ms)}
            y={BAR.top + BAR.height + 16}
            textAnchor={ms === LONGEST_MS ? 'end' : 'middle'}
          >
            {formatValue(ms, 'duration', locale)}
          </text>
        </g>
      ))}
      {PARTS.map((name, index) => {
        const part = parts[index];
        const y = BAR.top + BAR.height + 44 + 20 * Math.floor(index / 2);
        const x = BAR.x + 178 * (index % 2);
        return (
          <g key={name}>
            <rect className={`part part-${name}`} x={x} y={y - 10} width={12} height={12} />
            <text x={x + 18} y={y}>
              {index + 1}. {words.parts[name]}: {part ? lengthOf(part, locale) : '—'}
            </text>
          </g>
        );
      })}
    </Canvas>
  );
}

function lengthOf({ fromMs, untilMs, isOver }: Part, locale: PictureProps['locale']): string {
  const text = formatValue(untilMs - fromMs, 'duration', locale);
  return isOver ? text : `${text}…`;
}

function statusOf({ view, locale }: PictureProps, parts: readonly Part[], elapsedMs: number): string {
  const words = clockWords[locale];
  if (!view.failover) return words.noFaultYet;
  const since = `${nameOf(view.failover.fault.target)} ✕ ${formatValue(elapsedMs, 'duration', locale)}`;
  const last = parts.at(-1);
  if (last?.name === 'reconnect' && last.isOver)
    return `${since} · ${partsWords[locale].lastAnswer} ${formatValue(last.untilMs, 'duration', locale)}`;
  return `${since} · ${words.waiting({ count: waiting(view) })}`;
}

function Bar({ part: { name, fromMs, untilMs } }: { part: Part }) {
  const [from, to] = [xOf(fromMs), xOf(untilMs)];
  if (to === from) return null;
  return (
    <g>
      <rect className={`part part-${name}`} x={from} y={BAR.top} width={to - from} height={BAR.height} />
      {to - from > 14 && (
        <text className="part-number" x={(from + to) / 2} y={BAR.top + 15} textAnchor="middle">
          {PARTS.indexOf(name) + 1}
        </text>
      )}
    </g>
  );
}

function xOf(ms: number): number {
  const place = Math.log(Math.max(1, ms / SHORTEST_MS)) / Math.log(LONGEST_MS / SHORTEST_MS);
  return BAR.x + Math.round(BAR.width * Math.min(1, place));
}
