import { memo } from 'react';
import { formatValue } from '../../../../course/format';
import { countUntil } from '../../../../engine/simulation/countUntil';
import { askedMs } from '../../../../engine/simulation/dns';
import type { FlowTrace, Resolver } from '../../../../engine/simulation/run';
import {
  type DeadAddress,
  deadAddress,
  isSentTo,
  isStale,
  namedKind,
  shareNow,
} from '../../../../engine/story/dnsMemory';
import type { View } from '../../../../engine/story/view';
import { Said } from '../../../altitude/Said';
import { inBoth } from '../../../words/manner';
import { nameOf } from '../../names';
import { simulationWords } from '../../words';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { usePointer } from '../parts/usePointer';
import { Record } from './Record';
import { Shares, UnderPointer } from './Shares';
import { dnsWords } from './words';

const CLOCKS = { y: 92, step: 23.6, radius: 8.5, perRow: 15, rows: 2 };
const CLIENTS = { y: 158, step: 9.8, shown: 36 };
const CHART_Y = 190;

export const heightOf = () => CHART_Y + 108;

/** What resolvers remember: the record, a clock for each resolver, the connections of late, and their share over time. */
export function Drawing(props: PictureProps) {
  const { point, listeners } = usePointer();
  return (
    <Canvas height={heightOf()} {...listeners}>
      <Still {...props} />
      <UnderPointer {...props} dead={deadAddress(props.view.run)} y={CHART_Y} point={point} />
    </Canvas>
  );
}

/** All that stays as it is while a pointer moves over it. */
const Still = memo(function Still(props: PictureProps) {
  const { view, locale } = props;
  const words = dnsWords[locale];
  const dead = deadAddress(view.run);
  const share = shareNow(view);
  const name = dead && nameOf(dead.id);
  return (
    <>
      <Record {...props} />
      <text x={2} y={CLOCKS.y - 17}>
        <Said
          of={inBoth((manner) => manner(words)[namedKind(view.scenario) === 'none' ? 'noResolvers' : 'resolvers'])}
        />
      </text>
      {clocksOf(view, dead).map((flow, index) => (
        <Clock
          key={flow.id}
          resolver={flow.resolver!}
          view={view}
          isDead={isStaleNow(view, dead, flow)}
          x={columnAt(index % CLOCKS.perRow, CLOCKS.perRow, 2).x + 11}
          y={CLOCKS.y + Math.floor(index / CLOCKS.perRow) * CLOCKS.step}
        />
      ))}
      <text x={2} y={CLIENTS.y - 11}>
        {words.clients}
      </text>
      <Clients {...props} dead={dead} />
      <text className="label" x={2} y={CHART_Y - 10}>
        {name === null ? words.sentNowhere : words.sentToDead({ name })}
        {share !== null && `: ${formatValue(share, 'percent', locale, 0)}`}
      </text>
      <Shares {...props} dead={dead} y={CHART_Y} />
    </>
  );
});

/** Resolvers to look at: of those whose clients are sent to what will die, where anything does. */
function clocksOf({ run, scenario }: View, dead: DeadAddress | null): readonly FlowTrace[] {
  const zone = dead && scenario.topology[dead.kind === 'lb' ? 'lbs' : 'backends'][dead.index]!.zone;
  const homeOf = ({ clients }: FlowTrace) => scenario.topology.clients.find(({ id }) => id === clients)!.zone;
  const shown: FlowTrace[] = [];
  for (const flow of run.flows) {
    if (shown.length === CLOCKS.perRow * CLOCKS.rows) break;
    if (flow.resolver && (zone === null || isSentTo(scenario, homeOf(flow), zone))) shown.push(flow);
  }
  return shown;
}

/** Whether a resolver still gives out the address of what is dead. */
function isStaleNow({ frame }: View, dead: DeadAddress | null, { resolver }: FlowTrace): boolean {
  if (!dead || dead.atMs > frame.tMs) return false;
  const changedMs = dead.changedMs !== null && dead.changedMs <= frame.tMs ? dead.changedMs : null;
  return isStale(resolver!, changedMs, frame.tMs);
}

interface ClockProps {
  readonly resolver: Resolver;
  readonly view: View;
  readonly isDead: boolean;
  readonly x: number;
  readonly y: number;
}

/** A resolver as a clock: the wedge is the time until it asks again; square: it keeps answers for longer than the TTL. */
function Clock({ resolver, view, isDead, x, y }: ClockProps) {
  const { radius: r } = CLOCKS;
  const left = 1 - (view.frame.tMs - askedMs(resolver, view.frame.tMs)) / (resolver.keptMs || 1);
  const angle = 2 * Math.PI * Math.min(0.999, left);
  const [endX, endY] = [x + (r - 2) * Math.sin(angle), y - (r - 2) * Math.cos(angle)].map((at) => at.toFixed(1));
  const overstays = resolver.keptMs > view.scenario.policies.dns.ttlMs;
  return (
    <g className={isDead ? 'clock names-dead' : 'clock'}>
      {overstays ? (
        <rect className="clock-face" x={x - r} y={y - r} width={2 * r} height={2 * r} />
      ) : (
        <circle className="clock-face" cx={x} cy={y} r={r} />
      )}
      <path
        className="clock-left"
        d={`M${x} ${y}V${y - r + 2}A${r - 2} ${r - 2} 0 ${angle > Math.PI ? 1 : 0} 1 ${endX} ${endY}z`}
      />
      {isDead && <path className="clock-cross" d={`M${x - 3} ${y - 3}l6 6m0 -6l-6 6`} />}
    </g>
  );
}

/** The connections begun of late, the newest to the right: red and crossed if the address that they were given is dead. */
function Clients({ view, dead, locale }: PictureProps & { dead: DeadAddress | null }) {
  const { run, frame } = view;
  const count = countUntil(run.flows, frame.tMs, ({ openedMs }) => openedMs);
  const opened = run.flows.slice(Math.max(0, count - CLIENTS.shown), count);
  return opened.map((flow, index) => {
    const x = 353 - (opened.length - 1 - index) * CLIENTS.step;
    const isLost = dead !== null && flow.openedMs >= dead.atMs && flow.steps[0]?.[dead.kind] === dead.index;
    return (
      <g key={flow.id}>
        <title>{simulationWords[locale].flowName({ id: flow.id })}</title>
        {isLost ? (
          <path className="mark-broken" d={`M${x - 3.2} ${CLIENTS.y - 3.2}l6.4 6.4m0 -6.4l-6.4 6.4`} />
        ) : (
          <circle className="reached" cx={x} cy={CLIENTS.y} r={3} />
        )}
      </g>
    );
  });
}
