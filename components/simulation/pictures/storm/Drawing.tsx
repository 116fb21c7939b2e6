import { formatValue } from '../../../../course/format';
import type { BreakerState } from '../../../../engine/resilience/circuitBreaker';
import { illnessOf } from '../../../../engine/story/ejections';
import { backendLoad, failedShare } from '../../../../engine/story/recent';
import { breakerAt, breakersOf, type Pressure, pressureOn, tierLoads } from '../../../../engine/story/storm';
import type { View } from '../../../../engine/story/view';
import { inTrade, type Manner } from '../../../words/manner';
import { nameOf } from '../../names';
import { Box, backendStatus, boxHandle, type Status } from '../parts/boxes';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { truthOf } from '../parts/truth';
import { partsWords } from '../parts/words';
import { PhasePlot, PLOT_HEIGHT } from './PhasePlot';
import { stormWords } from './words';

const LB_HEIGHT = 40;
const TOP = LB_HEIGHT + 22;
const ROW = 42;
/** Left of the backends of a tier: how many calls a request has become there. */
const CALLS = 46;

const plotTopOf = (view: View): number => TOP + tierLoads(view).length * ROW + 22;
export const heightOf = (view: View): number => plotTopOf(view) + PLOT_HEIGHT;

/** Tiers of calls and what retries make of a request in each; below, the way of the whole through load and answers. */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const words = stormWords[locale];
  const { healthy, failedNow } = partsWords[locale];
  const breakers = breakersOf(view.run);
  const pressures = pressureOn(view);
  const plotTop = plotTopOf(view);
  const text = (value: number) => formatValue(value, 'times', locale, value < 10 ? 1 : 0);
  return (
    <Canvas height={heightOf(view)}>
      {view.frame.lbs.map((lb, index) => {
        const state = breakers[index] && breakerAt(breakers[index], view.frame.tMs);
        const status = (manner: Manner): Status =>
          state ? [SIGNS[state], manner(partsWords[locale]).breaker[state]] : ['●', healthy];
        const place = columnAt(index, view.frame.lbs.length, 6);
        return <Box key={lb.id} {...place} y={2} height={LB_HEIGHT - 2} machine={lb} status={status} picture={props} />;
      })}
      <text x={2} y={TOP - 8}>
        {words.legend}
      </text>
      {tierLoads(view).map(({ tier, backends, perRequest }) => (
        <g key={tier}>
          <title>{words.perRequest({ calls: text(perRequest) })}</title>
          <text className="calls" x={2} y={TOP + tier * ROW + 24}>
            {Number.isNaN(perRequest) ? '—' : text(perRequest)}
          </text>
          {backends.map((index, at) => (
            <Backend
              key={index}
              {...props}
              index={index}
              pressure={pressures[index] ?? null}
              {...cellAt(at, backends.length)}
              y={TOP + tier * ROW}
            />
          ))}
        </g>
      ))}
      <text className="figure" x={2} y={plotTop - 8}>
        {failedNow({ share: formatValue(failedShare(view), 'percent', locale, 0) })}
      </text>
      <PhasePlot {...props} top={plotTop} />
    </Canvas>
  );
}

function cellAt(index: number, count: number): { x: number; width: number } {
  const width = (356 - CALLS - 4 * (count - 1)) / count;
  return { x: 2 + CALLS + index * (width + 4), width };
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
  /** null: of a large fleet not watched. */
  readonly pressure: Pressure | null;
  readonly x: number;
  readonly width: number;
  readonly y: number;
}

const DOT = 7;

/** A backend: how busy its workers are as a bar, and a dot for each call whose caller still waits for it. */
function Backend({ index, pressure, x, width, y, ...picture }: BackendProps) {
  const { view, locale } = picture;
  const words = stormWords[locale];
  const backend = view.frame.backends[index]!;
  const { id, state } = backend;
  const illness = illnessOf(view.scenario, id, view.frame.tMs);
  const [sign, what] = illness ? truthOf(illness, false, locale, inTrade) : backendStatus(backend, locale);
  const { waitedFor, busy } = pressure ?? { waitedFor: 0, busy: 0 };
  const times = backendLoad(view, index);
  const load = formatValue(times, times < 10 ? 'percent' : 'times', locale, 0);
  const label = words.backend({
    name: nameOf(id),
    what,
    load,
    waitedFor,
    busy: formatValue(busy, 'percent', locale, 0),
  });
  const shown = Math.max(0, Math.min(waitedFor, Math.floor((width - 34) / DOT)));
  const dots = Array.from({ length: shown }, (_, at) => `M${x + 8 + at * DOT} ${y + 25}h0`).join('');
  return (
    <g
      className={`box hue-other ${illness ? 'is-ill' : ''} ${state === 'dead' ? 'is-dead' : ''}`}
      {...boxHandle(picture, id, label)}
    >
      <title>{label}</title>
      <rect className="box-face" x={x} y={y} width={width} height={ROW - 5} rx={5} />
      <text className="box-name" x={x + 5} y={y + 15}>
        <tspan className="sign">{sign}</tspan> {id}
      </text>
      <text className="box-status" x={x + width - 4} y={y + 15} textAnchor="end">
        {load}
      </text>
      <path className="waited-for" d={dots} />
      <text className="box-status" x={x + width - 4} y={y + 29} textAnchor="end">
        {waitedFor}
      </text>
      <rect className="gauge" x={x + 4} y={y + 31.5} width={width - 8} height={3.5} />
      <rect className="busy" x={x + 4} y={y + 31.5} width={Math.min(1, busy) * (width - 8)} height={3.5} />
    </g>
  );
}
