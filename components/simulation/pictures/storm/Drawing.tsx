import { formatValue } from '../../../../course/format';
import type { BreakerState } from '../../../../engine/resilience/circuitBreaker';
import { illnessOf } from '../../../../engine/story/ejections';
import { backendLoad, failedShare } from '../../../../engine/story/recent';
import { breakerAt, breakersOf, phasesOf, tierLoads } from '../../../../engine/story/storm';
import type { View } from '../../../../engine/story/view';
import { Box, backendStatus } from '../parts/boxes';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { truthOf } from '../parts/truth';
import { partsWords } from '../parts/words';
import { stormWords } from './words';

const LB_HEIGHT = 40;
const BOX = 52;
const ROW = BOX + 19;
const TOP = LB_HEIGHT + 19;
const PLOT = { x: 40, width: 312, height: 122 };

const plotTopOf = (view: View): number => TOP + tierLoads(view).length * ROW + 26;
export const heightOf = (view: View): number => plotTopOf(view) + PLOT.height + 38;

/** Tiers of calls and what each one's retries make of a request; below, the way of the whole through load and answers. */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const words = stormWords[locale];
  const { breaker, healthy, failedNow } = partsWords[locale];
  const tiers = tierLoads(view);
  const breakers = breakersOf(view.run);
  const plotTop = plotTopOf(view);
  const text = (value: number) => formatValue(value, 'number', locale, value < 10 ? 1 : 0);
  return (
    <Canvas height={heightOf(view)}>
      {view.frame.lbs.map((lb, index) => {
        const { x, width } = columnAt(index, view.frame.lbs.length, 6);
        const state = breakers[index] && breakerAt(breakers[index], view.frame.tMs);
        const status = state ? ([SIGNS[state], breaker[state]] as const) : (['●', healthy] as const);
        return (
          <Box
            key={lb.id}
            x={x}
            y={2}
            width={width}
            height={LB_HEIGHT - 2}
            machine={lb}
            status={status}
            picture={props}
          />
        );
      })}
      {tiers.map(({ tier, backends, perRequest }) => (
        <g key={tier}>
          <text className="label" x={180} y={TOP + tier * ROW - 5} textAnchor="middle">
            ↓ {words.perRequest({ calls: text(perRequest) })}
          </text>
          {backends.map((index, at) => (
            <Backend
              key={index}
              {...props}
              index={index}
              place={columnAt(at, backends.length, 6)}
              y={TOP + tier * ROW}
            />
          ))}
        </g>
      ))}
      <text className="figure" x={2} y={plotTop - 12}>
        {failedNow({ share: formatValue(failedShare(view), 'percent', locale, 0) })}
      </text>
      <PhasePlot {...props} top={plotTop} />
    </Canvas>
  );
}

const SIGNS: Readonly<Record<BreakerState, string>> = {
  CLOSED: '●',
  OPEN: '✕',
  HALF_OPEN: '◐',
  FORCED_OPEN: '✕',
  DISABLED: '○',
  METRICS_ONLY: '○',
};

interface BackendProps extends PictureProps {
  readonly index: number;
  readonly place: { readonly x: number; readonly width: number };
  readonly y: number;
}

/** A backend, its load as a gauge that is full at twice what it can serve. */
function Backend({ index, place: { x, width }, y, ...props }: BackendProps) {
  const { view, locale } = props;
  const backend = view.frame.backends[index]!;
  const load = backendLoad(view, index);
  const illness = illnessOf(view.scenario, backend.id, view.frame.tMs);
  const status = illness ? truthOf(illness, false, locale) : backendStatus(backend, locale);
  return (
    <g className={illness ? 'is-ill' : ''}>
      <Box x={x} y={y} width={width} height={BOX - 2} machine={backend} status={status} picture={props}>
        <rect className="gauge" x={x + 8} y={y + 39} width={width - 56} height={7} rx={2} />
        <rect
          className={`load ${load >= 1 ? 'is-over' : ''}`}
          x={x + 8}
          y={y + 39}
          width={Math.min(1, load / 2) * (width - 56)}
          height={7}
          rx={2}
        />
        <path className="fair" d={`M${x + 8 + (width - 56) / 2} ${y + 37}v11`} />
        <text className="box-status" x={x + width - 6} y={y + 46} textAnchor="end">
          {formatValue(load, 'percent', locale, 0)}
        </text>
      </Box>
    </g>
  );
}

/** Load from a tenth of the capacity to a hundred times it. */
const DECADES = [0.1, 1, 10, 100];

/** Where the run has been: load of the deepest tier to the right, answers a second upwards. */
function PhasePlot({ view, locale, top }: PictureProps & { top: number }) {
  const words = stormWords[locale];
  const past = phasesOf(view.run).filter(({ tMs }) => tMs <= view.frame.tMs);
  const most = Math.max(1, ...past.map(({ answeredPerS }) => answeredPerS));
  const bottom = top + PLOT.height;
  const x = (load: number) =>
    PLOT.x + (PLOT.width * (Math.log10(Math.min(100, Math.max(0.1, load))) + 1)) / (DECADES.length - 1);
  const y = (perS: number) => bottom - (PLOT.height * perS) / most;
  const at = ({ load, answeredPerS }: (typeof past)[number]) => `${x(load).toFixed(1)} ${y(answeredPerS).toFixed(1)}`;
  const now = past.at(-1);
  return (
    <g className="phase">
      <path className="axis" d={`M${PLOT.x} ${top}V${bottom}H${PLOT.x + PLOT.width}`} />
      <path className="now" d={`M${x(1)} ${top}V${bottom}`} />
      {DECADES.map((load) => (
        <text key={load} className="remark" x={x(load)} y={bottom + 13} textAnchor="middle">
          {formatValue(load, 'times', locale)}
        </text>
      ))}
      <text className="remark" x={PLOT.x - 4} y={top + 9} textAnchor="end">
        {formatValue(most, 'count', locale)}
      </text>
      <text className="remark" x={PLOT.x - 4} y={bottom} textAnchor="end">
        0
      </text>
      <text className="remark" x={PLOT.x + 4} y={top + 9}>
        ↑ {words.answers}
      </text>
      <text className="remark" x={PLOT.x + PLOT.width} y={bottom + 28} textAnchor="end">
        {words.load} →
      </text>
      {past.length > 0 && <path className="way" d={`M${past.map(at).join('L')}`} />}
      {past
        .filter(({ isFault }) => isFault)
        .map((point) => (
          <path key={point.tMs} className="fault" d={`M${at(point)}m-3 -3l6 6m0 -6l-6 6`} />
        ))}
      {now && <circle className="here" cx={x(now.load)} cy={y(now.answeredPerS)} r={5} />}
    </g>
  );
}
