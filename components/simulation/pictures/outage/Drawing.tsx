import { memo } from 'react';
import { formatValue } from '../../../../course/format';
import type { FlowTrace } from '../../../../engine/simulation/run';
import { lostPackets, staysOf } from '../../../../engine/story/lostPackets';
import type { View } from '../../../../engine/story/view';
import { spreadOf, type Wait, waitsOf } from '../../../../engine/story/waits';
import { Said } from '../../../altitude/Said';
import { inBoth } from '../../../words/manner';
import { simulationWords } from '../../words';
import { Canvas, type PictureProps } from '../parts/canvas';
import { type FailoverAxis, failoverAxis } from '../parts/failover/axis';
import { BAR_HEIGHT, BAR_TOTAL, FailoverBar } from '../parts/failover/Bar';
import { SIGNS_BOTTOM, Signs } from '../parts/failover/Signs';
import { UnderPointer } from '../parts/failover/UnderPointer';
import { usePointer } from '../parts/usePointer';
import { outageWords } from './words';

const LANES = 5;
const LANE = { y: SIGNS_BOTTOM + 26, height: 17 };
const BAR_Y = LANE.y + LANES * LANE.height;

export const heightOf = () => BAR_Y + BAR_TOTAL;

/** A failover as clients meet it: who listens for the death, a lane for each of a few clients, and what the wait was made of. */
export function Drawing(props: PictureProps) {
  const { point, listeners } = usePointer();
  return (
    <Canvas height={heightOf()} {...listeners}>
      <Still {...props} />
      <UnderPointer {...props} point={point} top={LANE.y - 4} bottom={BAR_Y + BAR_HEIGHT + 4} y={LANE.y - 9} />
    </Canvas>
  );
}

/** All that stays as it is while a pointer moves over it. */
const Still = memo(function Still(props: PictureProps) {
  const { view, locale } = props;
  const axis = failoverAxis(view);
  const { tMs } = view.frame;
  const faultMs = view.failover?.fault.atMs;
  return (
    <>
      <Signs {...props} />
      <text x={2} y={LANE.y - 9}>
        <Said of={inBoth((manner) => manner(outageWords[locale]).lanes)} />
      </text>
      {lanesOf(view, axis).map((lane, index) => (
        <Lane key={lane.flow.id} {...props} lane={lane} axis={axis} y={LANE.y + index * LANE.height + 4} />
      ))}
      <FailoverBar {...props} y={BAR_Y} />
      {faultMs !== undefined && <path className="struck" d={`M${axis.xOf(faultMs)} ${LANE.y - 4}V${BAR_Y}`} />}
      <path className="now" d={`M${axis.xOf(tMs)} ${LANE.y - 4}V${BAR_Y + 17}`} />
    </>
  );
});

type Laned = Pick<Wait, 'flow' | 'againMs'>;

/** Those whom the fault hit, from the first served again to the last; without one, a few that were there in time. */
function lanesOf({ run }: View, { fromMs }: FailoverAxis): readonly Laned[] {
  const waits = spreadOf(waitsOf(run), LANES);
  if (waits.length > 0) return waits;
  const early = run.flows.filter(({ openedMs }) => openedMs <= fromMs);
  return early.slice(-LANES).map((flow) => ({ flow, againMs: null }));
}

interface LaneProps extends PictureProps {
  readonly lane: Laned;
  readonly axis: FailoverAxis;
  readonly y: number;
}

/** One client up to now: its connection as a line, what was answered as dots on it, what was not as arrows into nothing. */
function Lane({ lane: { flow, againMs }, axis: { xOf, fromMs }, y, view, locale }: LaneProps) {
  const now = view.frame.tMs;
  const isPast = (tMs: number) => tMs >= fromMs && tMs <= now;
  const answered = flow.requests.filter(({ ok, doneMs }) => ok && isPast(doneMs));
  const lost = lostPackets(view.scenario, flow).filter(isPast);
  const stays = staysOf(flow);
  const resets = stays.filter(({ step }) => step.state === 'broken' && isPast(step.tMs));
  const faultMs = view.failover?.fault.atMs ?? 0;
  return (
    <g>
      <title>{laneTitle(flow, lost.length, locale)}</title>
      {stays
        .filter(({ step, untilMs }) => step.tMs <= now && untilMs > fromMs && step.state !== 'closed')
        .map(({ step, untilMs }) => (
          <path
            key={`${step.tMs} ${step.state}`}
            className={step.state === 'open' ? 'connection' : 'connection is-waiting'}
            d={`M${xOf(step.tMs)} ${y}H${xOf(Math.min(untilMs, now))}`}
          />
        ))}
      {answered.length > 0 && (
        <path className="answers" d={answered.map(({ doneMs }) => `M${xOf(doneMs)} ${y}h0`).join('')} />
      )}
      <path className="unheard" d={lost.map((tMs) => `M${xOf(tMs)} ${y}v8m-2.5 -3l2.5 3l2.5 -3`).join('')} />
      <path
        className="mark-broken"
        d={resets.map(({ step }) => `M${xOf(step.tMs) - 3} ${y - 3}l6 6m0 -6l-6 6`).join('')}
      />
      {againMs !== null && isPast(againMs) && (
        <Again x={xOf(againMs)} y={y}>
          {formatValue(againMs - faultMs, 'duration', locale)}
        </Again>
      )}
    </g>
  );
}

function laneTitle({ id }: FlowTrace, lost: number, locale: PictureProps['locale']): string {
  return `${simulationWords[locale].flowName({ id })}: ${outageWords[locale].unheard({ count: lost })}`;
}

/** The moment at which a client is served again, and how long after the fault. */
function Again({ x, y, children }: { x: number; y: number; children: string }) {
  const isLate = x > 300;
  return (
    <g>
      <circle className="again" cx={x} cy={y} r={4} />
      <text className="again-text" x={isLate ? x - 8 : x + 8} y={y + 4} textAnchor={isLate ? 'end' : 'start'}>
        {children}
      </text>
    </g>
  );
}
