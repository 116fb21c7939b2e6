import type { ReactNode } from 'react';
import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { type Dashboard, dashboardOf, highest, LINE_PANELS, type LinePanel } from '../../../../engine/story/dashboard';
import { breakerAt } from '../../../../engine/story/storm';
import { hueOf, nameOf } from '../../names';
import { simulationWords } from '../../words';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { partsWords } from '../parts/words';
import { incidentWords } from './words';

const PLOT_TOP = 18;
const PLOT_HEIGHT = 44;
const PANEL = PLOT_TOP + PLOT_HEIGHT + 14;
const PANELS = [...LINE_PANELS, 'checks', 'breakers', 'drains'] as const;
const ROWS = Math.ceil(PANELS.length / 2);

export const heightOf = () => ROWS * PANEL;

/** The nine metrics of a run up to the moment, one panel each, on one clock. */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const board = dashboardOf(view.run);
  const { zones } = view.scenario.topology;
  return (
    <Canvas height={heightOf()}>
      {PANELS.map((panel, index) => {
        const { x } = columnAt(index % 2, 2, 14);
        return (
          <g key={panel} transform={`translate(${x} ${Math.floor(index / 2) * PANEL})`}>
            <Panel {...props} board={board} panel={panel} />
          </g>
        );
      })}
      <g transform={`translate(${columnAt(1, 2, 14).x} ${(ROWS - 1) * PANEL})`}>
        {zones.map((zone, index) => (
          <g key={zone} className={hueOf(zone, zones)}>
            <path className="line" d={`M${index * 56} 14h14`} />
            <text className="remark" x={index * 56 + 18} y={18}>
              {partsWords[locale].zone({ zone })}
            </text>
          </g>
        ))}
        <text className="remark" x={0} y={36}>
          {incidentWords[locale].span({ time: formatValue(view.scenario.durationMs, 'duration', locale) })}
        </text>
      </g>
    </Canvas>
  );
}

const WIDTH = columnAt(0, 2, 14).width;

type PanelProps = PictureProps & { board: Dashboard };

function Panel({ panel, ...props }: PanelProps & { panel: (typeof PANELS)[number] }) {
  switch (panel) {
    case 'checks':
      return <Checks {...props} />;
    case 'breakers':
      return <Breakers {...props} />;
    case 'drains':
      return <Drains {...props} />;
    default:
      return <Lines {...props} panel={panel} />;
  }
}

function Frame({ title, now, view, children }: PictureProps & { title: string; now: string; children: ReactNode }) {
  const x = (WIDTH * view.frame.tMs) / view.scenario.durationMs;
  return (
    <>
      <text className="label" x={0} y={12}>
        {title}
      </text>
      <text className="remark" x={WIDTH} y={12} textAnchor="end">
        {now}
      </text>
      <rect className="panel-face" x={0} y={PLOT_TOP} width={WIDTH} height={PLOT_HEIGHT} />
      {children}
      <path className="now" d={`M${x.toFixed(1)} ${PLOT_TOP}v${PLOT_HEIGHT}`} />
    </>
  );
}

const FORMATS = {
  rate: 'count',
  latency: 'ms',
  errors: 'percent',
  open: 'count',
  retries: 'percent',
  imbalance: 'percent',
} as const;

/** The highest line of a panel at the last point before the moment, as text. */
export function reading(board: Dashboard, panel: LinePanel, tMs: number, locale: Locale): string {
  const top = highest(
    board.lines[panel],
    board.times.findLastIndex((time) => time <= tMs),
  );
  if (!top) return '—';
  const digits = FORMATS[panel] === 'percent' && top.value < 0.1 ? 1 : 0;
  return `${top.value > 0 ? top.name : ''} ${formatValue(top.value, FORMATS[panel], locale, digits)}`.trim();
}

function Lines({ board, panel, ...props }: PanelProps & { panel: LinePanel }) {
  const { view, locale } = props;
  const lines = board.lines[panel];
  const count = board.times.filter((time) => time <= view.frame.tMs).length;
  // Up to the moment: a scale that knows the future would tell of it.
  const most = Math.max(
    ...lines.flatMap(({ values }) => values.slice(0, count).filter((value) => !Number.isNaN(value))),
    1e-3,
  );
  const { zones } = view.scenario.topology;
  const d = (values: readonly number[]) => {
    let pen = 'M';
    return values
      .slice(0, count)
      .map((value, index) => {
        if (Number.isNaN(value)) {
          pen = 'M';
          return '';
        }
        const x = (WIDTH * board.times[index]!) / view.scenario.durationMs;
        const step = `${pen}${x.toFixed(1)} ${(PLOT_TOP + PLOT_HEIGHT * (1 - value / most)).toFixed(1)}`;
        pen = 'L';
        return step;
      })
      .join('');
  };
  return (
    <Frame {...props} title={incidentWords[locale].panels[panel]} now={reading(board, panel, view.frame.tMs, locale)}>
      {lines.map(({ name, zone, values }, index) => (
        <path key={name} className={`line ${zone === null ? `is-${index}` : hueOf(zone, zones)}`} d={d(values)}>
          <title>{name}</title>
        </path>
      ))}
    </Frame>
  );
}

/** What checks took out and took back: a row for each zone. */
function Checks({ board, ...props }: PanelProps) {
  const { view, locale } = props;
  const words = incidentWords[locale];
  const { event } = simulationWords[locale];
  const { zones, backends } = view.scenario.topology;
  const past = board.checks.filter(({ tMs }) => tMs <= view.frame.tMs);
  return (
    <Frame {...props} title={words.panels.checks} now={words.changes({ count: past.length })}>
      {past.map(({ tMs, backend, isUp }) => {
        const zone = zones.indexOf(backends.find(({ id }) => id === backend)!.zone);
        const x = (WIDTH * tMs) / view.scenario.durationMs;
        const y = PLOT_TOP + ((zone + 0.5) * PLOT_HEIGHT) / zones.length;
        return (
          <g key={`${backend}-${tMs}`} className={`check ${hueOf(zones[zone]!, zones)}`}>
            <title>{`${backend} ${isUp ? event.restored : event.removed}`}</title>
            {isUp ? <circle cx={x} cy={y} r={3} /> : <path d={`M${x - 3} ${y - 3}l6 6m0 -6l-6 6`} />}
          </g>
        );
      })}
    </Frame>
  );
}

export function breakerReading(board: Dashboard, tMs: number, locale: Locale): string {
  if (board.breakers.length === 0) return '—';
  const open = board.breakers.filter((states) => breakerAt(states, tMs) !== 'CLOSED').length;
  return incidentWords[locale].open({ open, all: board.breakers.length });
}

function Breakers({ board, ...props }: PanelProps) {
  const { view, locale } = props;
  const words = incidentWords[locale];
  const { durationMs } = view.scenario;
  const height = PLOT_HEIGHT / Math.max(1, board.breakers.length);
  return (
    <Frame {...props} title={words.panels.breakers} now={breakerReading(board, view.frame.tMs, locale)}>
      {board.breakers.flatMap((states, lb) =>
        states.map(({ fromMs, state }, index) => {
          const untilMs = Math.min(view.frame.tMs, states[index + 1]?.fromMs ?? durationMs);
          if (state === 'CLOSED' || untilMs <= fromMs) return null;
          return (
            <rect
              key={`${view.frame.lbs[lb]!.id}-${fromMs}`}
              className={`breaker is-${state.toLowerCase()}`}
              x={(WIDTH * fromMs) / durationMs}
              y={PLOT_TOP + lb * height + 1}
              width={Math.max(1, (WIDTH * (untilMs - fromMs)) / durationMs)}
              height={height - 2}
            >
              <title>{`${nameOf(view.frame.lbs[lb]!.id)}: ${partsWords[locale].breaker[state]}`}</title>
            </rect>
          );
        }),
      )}
    </Frame>
  );
}

function Drains({ board, ...props }: PanelProps) {
  const { view, locale } = props;
  const words = incidentWords[locale];
  const now = view.frame.tMs;
  const past = board.drains.filter(({ fromMs }) => fromMs <= now);
  const tookMs = ({ fromMs, doneMs }: Dashboard['drains'][number]) => Math.min(now, doneMs ?? now) - fromMs;
  const longest = Math.max(1, ...past.map(tookMs));
  const last = past.at(-1);
  const text = last ? `${last.backend} ${formatValue(tookMs(last), 'duration', locale, 1)}` : '—';
  return (
    <Frame {...props} title={words.panels.drains} now={text}>
      {past.map((drain) => (
        <path
          key={`${drain.backend}-${drain.fromMs}`}
          className="drain"
          d={`M${((WIDTH * drain.fromMs) / view.scenario.durationMs).toFixed(1)} ${PLOT_TOP + PLOT_HEIGHT}v${(-PLOT_HEIGHT * tookMs(drain)) / longest}`}
        />
      ))}
    </Frame>
  );
}
