import { formatValue } from '../../../../course/format';
import { type DeadAddress, exposedShare, sentSinceFault } from '../../../../engine/story/dnsMemory';
import type { View } from '../../../../engine/story/view';
import { Said } from '../../../altitude/Said';
import { type Both, inBoth } from '../../../words/manner';
import type { PictureProps } from '../parts/canvas';
import { Reading } from '../parts/Reading';
import { roundUp } from '../parts/roundUp';
import type { Point } from '../parts/usePointer';
import { CHART, expectedAt, stretchAt, tMsAt } from './axis';
import { dnsWords } from './words';

/** Steps in which the line of theory is drawn. */
const STEPS = 60;
/** Ticks of the axis, at most. */
const MOST_TICKS = 5;

type SharesProps = PictureProps & { readonly dead: DeadAddress | null; readonly y: number };

/** Of the new connections, the share sent to the dead address: bars, what the run did; the dashed line, what theory expects. */
export function Shares({ view, locale, dead, y }: SharesProps) {
  const { durationMs } = view.scenario;
  const xOf = (tMs: number) => Math.round(10 * (CHART.x + (CHART.width * tMs) / durationMs)) / 10;
  const most = dead ? exposedShare(view.scenario, dead) : 1;
  // Half as high again as theory has it, for chance; where nobody is sent to the dead address, the whole.
  const top = most > 0 ? Math.min(1, roundUp(1.5 * most)) : 1;
  const yOf = (share: number) => Math.round(10 * (y + CHART.height * (1 - Math.min(1, share / top)))) / 10;
  const foot = y + CHART.height;
  const stepMs = roundUp(durationMs / MOST_TICKS);
  const text = (ms: number) => formatValue(ms, 'duration', locale);
  return (
    <g>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <path className="axis" d={`M${CHART.x} ${yOf(part * top)}h${CHART.width}`} />
          <text x={CHART.x - 4} y={yOf(part * top) + 4} textAnchor="end">
            {formatValue(part * top, 'percent', locale, 0)}
          </text>
        </g>
      ))}
      {Array.from({ length: Math.floor(durationMs / stepMs) + 1 }, (_, nth) => nth * stepMs).map((ms) => (
        <text key={ms} x={xOf(ms)} y={foot + 16} textAnchor={ms === 0 ? 'start' : ms === durationMs ? 'end' : 'middle'}>
          {ms === 0 ? 0 : text(ms)}
        </text>
      ))}
      {sentSinceFault(view).map(({ fromMs, untilMs, toDead, opened }) => (
        <path
          key={fromMs}
          className="lost"
          d={`M${xOf(fromMs)} ${foot}V${yOf(toDead / opened)}H${xOf(untilMs) - 1}V${foot}z`}
        />
      ))}
      {dead && <path className="expected" d={expectedPath(view, dead, xOf, yOf)} />}
      {momentsOf(view, dead, locale).map(({ tMs, name, isAbove }) => (
        <g key={name.trade}>
          <path className="turn" d={`M${xOf(tMs)} ${y}V${foot + 22}`} />
          <text
            x={xOf(tMs) + (isAbove ? 4 : 0)}
            y={isAbove ? y + 11 : foot + 34}
            textAnchor={tMs === dead?.atMs ? 'end' : 'start'}
          >
            <Said of={name} />
          </text>
        </g>
      ))}
      <path className="now" d={`M${xOf(view.frame.tMs)} ${y - 4}V${foot + 4}`} />
    </g>
  );
}

/** From the death on, up to the moment. */
function expectedPath(
  view: View,
  dead: DeadAddress,
  xOf: (tMs: number) => number,
  yOf: (share: number) => number,
): string {
  const { tMs: now } = view.frame;
  if (now <= dead.atMs) return '';
  const points = Array.from({ length: STEPS + 1 }, (_, step) => {
    const tMs = dead.atMs + ((now - dead.atMs) * step) / STEPS;
    return `${xOf(tMs)} ${yOf(expectedAt(view, dead, tMs))}`;
  });
  return `M${points.join('L')}`;
}

interface Turn {
  readonly tMs: number;
  readonly name: Both;
  /** There is room for it above the bars. */
  readonly isAbove: boolean;
}

/** What the run did in the stretch of time under a pointer, and what theory expects there. What is to come is not told. */
export function UnderPointer({ view, locale, dead, y, point }: SharesProps & { point: Point | null }) {
  const foot = y + CHART.height;
  if (!point || !dead || point.y < y - 4 || point.y > foot + 22) return null;
  const tMs = tMsAt(view, point.x);
  const stretch = stretchAt(view, tMs);
  if (tMs > view.frame.tMs || (tMs >= dead.atMs && !stretch)) return null;
  const words = dnsWords[locale];
  const percent = (share: number) => formatValue(share, 'percent', locale, 0);
  const time = formatValue(stretch?.fromMs ?? tMs, 'duration', locale);
  return (
    <Reading x={Math.max(CHART.x, point.x)} top={y - 4} bottom={foot + 4} y={y - 10}>
      {stretch
        ? words.under({
            time,
            share: percent(stretch.toDead / stretch.opened),
            toDead: stretch.toDead,
            opened: stretch.opened,
            expected: percent(expectedAt(view, dead, (stretch.fromMs + stretch.untilMs) / 2)),
          })
        : words.underBefore({ time: formatValue(Math.round(tMs / 1000) * 1000, 'duration', locale) })}
    </Reading>
  );
}

/** What has happened by the moment: the death, the new record, a TTL later, whose name has room above the bars. */
function momentsOf(
  { scenario, frame }: View,
  dead: DeadAddress | null,
  locale: PictureProps['locale'],
): readonly Turn[] {
  if (!dead) return [];
  const word = (name: 'recordChanged' | 'aTtlLater') => inBoth((manner) => manner(dnsWords[locale])[name]);
  const { atMs, changedMs } = dead;
  const all = [
    { tMs: atMs, name: inBoth(() => '✕'), isAbove: false },
    ...(changedMs === null
      ? []
      : [
          { tMs: changedMs, name: word('recordChanged'), isAbove: false },
          { tMs: changedMs + scenario.policies.dns.ttlMs, name: word('aTtlLater'), isAbove: true },
        ]),
  ];
  return all.filter(({ tMs }) => tMs <= frame.tMs);
}
