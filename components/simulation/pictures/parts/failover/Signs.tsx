import { formatValue } from '../../../../../course/format';
import { regionsOf } from '../../../../../engine/scenario/regions';
import { type HoldTimer, holdTimers } from '../../../../../engine/story/holdTimers';
import { Said } from '../../../../altitude/Said';
import { inBoth, type Manner } from '../../../../words/manner';
import { LbBox } from '../boxes';
import { columnAt, type PictureProps } from '../canvas';
import { partsWords } from '../words';
import { failoverWords } from './words';

const TILE = { x: 2, y: 2, width: 356, height: 40 };
const BOX = { y: 68, height: 46 };
/** Where what follows below may begin. */
export const SIGNS_BOTTOM = BOX.y + BOX.height;
/** Between the boxes of a pair that listens to each other. */
const PAIR_GAP = 72;
/** A sign is drawn on its way for this part of the interval; in truth it takes less than a millisecond. */
const ON_ITS_WAY = 0.6;
const LONGEST_WAY_MS = 900;

/** The LBs, who is sent traffic, and what listens for a death: signs of life on their way, timers that run down. */
export function Signs(props: PictureProps) {
  const { view, locale } = props;
  const { lbs } = view.frame;
  const timers = holdTimers(view);
  const isPair = view.scenario.policies.entry.kind === 'vrrp';
  const placeOf = (index: number) => columnAt(index, lbs.length, isPair && lbs.length === 2 ? PAIR_GAP : 8);
  const centerOf = (index: number) => placeOf(index).x + placeOf(index).width / 2;
  return (
    <>
      <rect className="listener" {...TILE} rx={6} />
      <text className="label" x={180} y={TILE.y + 15} textAnchor="middle">
        <Said of={inBoth((manner) => titleOf(props, timers, manner))} />
      </text>
      {timers.every(({ listener }) => listener !== null) && (
        <text x={180} y={TILE.y + 32} textAnchor="middle">
          {timers[0] ? (
            <Said of={inBoth((manner) => wordsOf(timers[0]!, locale, manner))} />
          ) : (
            failoverWords[locale].nobodyListens
          )}
        </text>
      )}
      {lbs.map(
        (lb, index) =>
          lb.routed && (
            <path
              key={lb.id}
              className={`link ${lb.state === 'dead' ? 'is-lost' : 'hue-ink'}`}
              strokeWidth={3}
              d={`M${centerOf(index)} ${TILE.y + TILE.height}V${BOX.y - 1}`}
            />
          ),
      )}
      {lbs.map((lb, index) => (
        <LbBox key={lb.id} {...placeOf(index)} {...BOX} lb={lb} picture={props} />
      ))}
      {timers.map((timer) =>
        timer.listener === null ? (
          <UpwardTimer key={timer.lb} {...props} timer={timer} x={centerOf(timer.lb)} />
        ) : (
          <PairTimer key={timer.lb} {...props} timer={timer} from={placeOf(timer.lb)} to={placeOf(timer.listener)} />
        ),
      )}
    </>
  );
}

const wordsOf = ({ by, limitMs }: HoldTimer, locale: PictureProps['locale'], manner: Manner) =>
  manner(failoverWords[locale]).timers[by]({ limit: formatValue(limitMs, 'duration', locale) });

function titleOf({ view, locale }: PictureProps, timers: readonly HoldTimer[], manner: Manner): string {
  const { scenario } = view;
  const target = regionsOf(scenario).length > 1 ? failoverWords[locale].dns : scenario.traffic.vip;
  const title = `${partsWords[locale].clients} → ${target}`;
  const above = timers.find(({ listener }) => listener === null);
  return above ? `${title} · ${wordsOf(above, locale, manner)}` : title;
}

interface TimerProps extends PictureProps {
  readonly timer: HoldTimer;
}

/** The router, or who watches for DNS, listens to an LB below. */
function UpwardTimer({ view, locale, timer, x }: TimerProps & { x: number }) {
  const wireX = x - 26;
  const [from, to] = [BOX.y, TILE.y + TILE.height];
  const way = onItsWay(timer, view.frame.tMs);
  return (
    <g>
      {timer.everyMs !== null && <path className="wire" d={`M${wireX} ${from}V${to}`} />}
      {way !== null && <Sign x={wireX} y={from + (to - from) * way} />}
      <Ring timer={timer} x={wireX} y={TILE.y + 28} />
      <text className={timerClass(timer)} x={wireX + 13} y={TILE.y + 32}>
        {formatValue(timer.leftMs, 'duration', locale)}
      </text>
    </g>
  );
}

interface Side {
  readonly x: number;
  readonly width: number;
}

/** A standby listens to the box beside it. */
function PairTimer({ view, locale, timer, from, to }: TimerProps & { from: Side; to: Side }) {
  const isRightward = from.x < to.x;
  const start = isRightward ? from.x + from.width : from.x;
  const end = isRightward ? to.x : to.x + to.width;
  const y = BOX.y + 16;
  const way = onItsWay(timer, view.frame.tMs);
  return (
    <g>
      <path className="wire" d={`M${start} ${y}H${end}`} />
      {way !== null && <Sign x={start + (end - start) * way} y={y} />}
      <text className="remark" x={(start + end) / 2} y={y + 20} textAnchor="middle">
        <Said of={inBoth((manner) => manner(failoverWords[locale]).advert)} />
      </text>
      <Ring timer={timer} x={to.x + to.width - 33} y={BOX.y + 13} />
      <text className={timerClass(timer)} x={to.x + to.width - 45} y={BOX.y + 17} textAnchor="end">
        {formatValue(timer.leftMs, 'duration', locale)}
      </text>
    </g>
  );
}

const timerClass = ({ isSilent }: HoldTimer) => (isSilent ? 'time-left is-silent' : 'time-left');

/** How far the next sign has come, from 0 to 1; null: none is on its way. */
function onItsWay({ nextMs, everyMs }: HoldTimer, tMs: number): number | null {
  if (nextMs === null || everyMs === null) return null;
  const wayMs = Math.min(ON_ITS_WAY * everyMs, LONGEST_WAY_MS);
  return nextMs - tMs < wayMs ? 1 - (nextMs - tMs) / wayMs : null;
}

const Sign = ({ x, y }: { x: number; y: number }) => (
  <path className="life-sign" d={`M${x} ${y - 4.5}l4.5 4.5l-4.5 4.5l-4.5 -4.5z`} />
);

const RADIUS = 7;

/** A timer as what is left of a ring. */
function Ring({ timer, x, y }: { timer: HoldTimer; x: number; y: number }) {
  const share = timer.leftMs / timer.limitMs;
  const angle = 2 * Math.PI * share;
  const [endX, endY] = [x + RADIUS * Math.sin(angle), y - RADIUS * Math.cos(angle)].map(
    (at) => Math.round(at * 100) / 100,
  );
  // An arc that ends where it begins is none.
  const isWhole = share > 0.995;
  return (
    <g className={timerClass(timer)}>
      <circle className={isWhole ? 'ring' : 'ring-track'} cx={x} cy={y} r={RADIUS} />
      {share > 0 && !isWhole && (
        <path
          className="ring"
          d={`M${x} ${y - RADIUS}A${RADIUS} ${RADIUS} 0 ${angle > Math.PI ? 1 : 0} 1 ${endX} ${endY}`}
        />
      )}
    </g>
  );
}
