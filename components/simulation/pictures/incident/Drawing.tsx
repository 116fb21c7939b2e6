import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { type Dashboard, dashboardOf, highest, LINE_PANELS, type LinePanel } from '../../../../engine/story/dashboard';
import { breakerAt } from '../../../../engine/story/storm';
import { inBoth, type Manner } from '../../../words/manner';
import { hueOf, nameOf } from '../../names';
import { simulationWords } from '../../words';
import { Canvas, type PictureProps } from '../parts/canvas';
import { roundUp } from '../parts/roundUp';
import { usePointer } from '../parts/usePointer';
import { partsWords } from '../parts/words';
import { cornerOf, Frame, momentAt, PANEL_HEIGHT, type PanelView, secondsOf, xOf, yOf } from './Frame';
import { incidentWords } from './words';

const PANELS = [...LINE_PANELS, 'checks', 'breakers', 'drains'] as const;

export const heightOf = () => cornerOf(PANELS.length - 1).y + PANEL_HEIGHT;

/** The nine metrics of a run up to the moment, one panel each, on one clock; where a pointer rests, their values then. */
export function Drawing({ view, locale }: PictureProps) {
  const { point, listeners } = usePointer();
  const readMs = point ? momentAt(view, point.x) : view.frame.tMs;
  const board = dashboardOf(view.run);
  const place = (index: number) => `translate(${cornerOf(index).x} ${cornerOf(index).y})`;
  return (
    <Canvas height={heightOf()} {...listeners}>
      {PANELS.map((panel, index) => (
        <g key={panel} transform={place(index)}>
          <Panel view={view} readMs={readMs} locale={locale} board={board} panel={panel} />
        </g>
      ))}
      <g transform={place(PANELS.length)}>
        <Key view={view} locale={locale} readMs={readMs} />
      </g>
    </Canvas>
  );
}

/** The clock of the panels and the line of each zone. */
function Key({ view, locale, readMs }: PanelView & { locale: Locale }) {
  const { zones } = view.scenario.topology;
  const time = (tMs: number) => formatValue(tMs, 'duration', locale);
  return (
    <>
      {secondsOf(view).map((tMs) => (
        <text key={tMs} className="remark" x={xOf(view, tMs)} y={-1} textAnchor="middle">
          {time(tMs)}
        </text>
      ))}
      {zones.map((zone, index) => (
        <g key={zone} className={hueOf(zone, zones)}>
          <path className="line" d={`M${index * 60} 26h14`} />
          <text className="remark" x={index * 60 + 18} y={30}>
            {partsWords[locale].zone({ zone })}
          </text>
        </g>
      ))}
      <text className="label" x={0} y={50}>
        {incidentWords[locale].readAt({ time: formatValue(readMs / 1000, 's', locale, 1) })}
      </text>
    </>
  );
}

const titleOf = (panel: (typeof PANELS)[number], locale: Locale) =>
  inBoth((manner) => manner(incidentWords[locale]).panels[panel]);

type PanelProps = PanelView & { readonly locale: Locale; readonly board: Dashboard };

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

const FORMATS = {
  rate: 'count',
  latency: 'ms',
  errors: 'percent',
  open: 'count',
  retries: 'percent',
  imbalance: 'percent',
} as const;

/** The highest line of a panel at the last point before the moment, as text. */
export function reading(board: Dashboard, panel: LinePanel, tMs: number, locale: Locale, manner: Manner): string {
  const top = highest(
    board.lines[panel],
    board.times.findLastIndex((time) => time <= tMs),
  );
  if (!top) return '—';
  const digits = FORMATS[panel] === 'percent' && top.value < 0.1 ? 1 : 0;
  const names: Readonly<Record<string, string>> = manner(incidentWords[locale]).quantiles;
  return `${top.value > 0 ? (names[top.name] ?? top.name) : ''} ${formatValue(top.value, FORMATS[panel], locale, digits)}`.trim();
}

function Lines({ board, panel, locale, ...at }: PanelProps & { panel: LinePanel }) {
  const { view } = at;
  const lines = board.lines[panel];
  const count = board.times.filter((time) => time <= view.frame.tMs).length;
  const known = lines.flatMap(({ values }) => values.slice(0, count).filter((value) => !Number.isNaN(value)));
  // Up to the moment: a scale that knows the future would tell of it.
  const top = roundUp(Math.max(...known, 0.01));
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
        const step = `${pen}${xOf(view, board.times[index]!).toFixed(1)} ${yOf(value / top).toFixed(1)}`;
        pen = 'L';
        return step;
      })
      .join('');
  };
  // The unit stands with the value above.
  const topText = formatValue(top, FORMATS[panel] === 'percent' ? 'percent' : 'number', locale);
  return (
    <Frame
      {...at}
      title={titleOf(panel, locale)}
      reading={inBoth((manner) => reading(board, panel, at.readMs, locale, manner))}
      axis={[
        { part: 1, text: topText },
        { part: 0, text: '0' },
      ]}
    >
      {lines.map(({ name, zone, values }, index) => (
        <path key={name} className={`line ${zone === null ? `is-${index}` : hueOf(zone, zones)}`} d={d(values)}>
          <title>{name}</title>
        </path>
      ))}
    </Frame>
  );
}

/** What checks took out and took back: a row for each zone. */
function Checks({ board, locale, ...at }: PanelProps) {
  const { view, readMs } = at;
  const words = incidentWords[locale];
  const { event } = simulationWords[locale];
  const { zones, backends } = view.scenario.topology;
  const past = board.checks.filter(({ tMs }) => tMs <= view.frame.tMs);
  const row = (zone: string) => 1 - (zones.indexOf(zone) + 0.5) / zones.length;
  return (
    <Frame
      {...at}
      title={titleOf('checks', locale)}
      reading={inBoth(() => words.changes({ count: past.filter(({ tMs }) => tMs <= readMs).length }))}
      axis={zones.map((zone) => ({ part: row(zone), text: zone, hue: `box-zone ${hueOf(zone, zones)}` }))}
    >
      {past.map(({ tMs, backend, isUp }) => {
        const { zone } = backends.find(({ id }) => id === backend)!;
        const [x, y] = [xOf(view, tMs), yOf(row(zone))];
        return (
          <g key={`${backend}-${tMs}`} className={`check ${hueOf(zone, zones)}`}>
            <title>{`${backend} ${isUp ? event.restored : event.removed}`}</title>
            {isUp ? <circle cx={x} cy={y} r={3} /> : <path d={`M${x - 3} ${y - 3}l6 6m0 -6l-6 6`} />}
          </g>
        );
      })}
    </Frame>
  );
}

export function breakerReading(board: Dashboard, tMs: number, locale: Locale, manner: Manner): string {
  if (board.breakers.length === 0) return '—';
  const open = board.breakers.filter((states) => breakerAt(states, tMs) !== 'CLOSED').length;
  return manner(incidentWords[locale]).open({ open, all: board.breakers.length });
}

function Breakers({ board, locale, ...at }: PanelProps) {
  const { view } = at;
  const { durationMs } = view.scenario;
  const rows = Math.max(1, board.breakers.length);
  return (
    <Frame
      {...at}
      title={titleOf('breakers', locale)}
      reading={inBoth((manner) => breakerReading(board, at.readMs, locale, manner))}
      axis={board.breakers.map((_, lb) => ({ part: 1 - (lb + 0.5) / rows, text: nameOf(view.frame.lbs[lb]!.id) }))}
    >
      {board.breakers.flatMap((states, lb) =>
        states.map(({ fromMs, state }, index) => {
          const untilMs = Math.min(view.frame.tMs, states[index + 1]?.fromMs ?? durationMs);
          if (state === 'CLOSED' || untilMs <= fromMs) return null;
          return (
            <rect
              key={`${view.frame.lbs[lb]!.id}-${fromMs}`}
              className={`breaker is-${state.toLowerCase()}`}
              x={xOf(view, fromMs)}
              y={yOf(1 - lb / rows) + 1}
              width={Math.max(1, xOf(view, untilMs) - xOf(view, fromMs))}
              height={yOf(0) - yOf(1 / rows) - 2}
            >
              <title>{`${nameOf(view.frame.lbs[lb]!.id)}: ${partsWords[locale].breaker[state]}`}</title>
            </rect>
          );
        }),
      )}
    </Frame>
  );
}

function Drains({ board, locale, ...at }: PanelProps) {
  const { view } = at;
  const now = view.frame.tMs;
  const past = board.drains.filter(({ fromMs }) => fromMs <= now);
  const tookMs = ({ fromMs, doneMs }: Dashboard['drains'][number], untilMs = now) =>
    Math.min(untilMs, doneMs ?? untilMs) - fromMs;
  const top = roundUp(Math.max(1, ...past.map((drain) => tookMs(drain))));
  const last = past.findLast(({ fromMs }) => fromMs <= at.readMs);
  return (
    <Frame
      {...at}
      title={titleOf('drains', locale)}
      reading={inBoth(() =>
        last ? `${last.backend} ${formatValue(tookMs(last, at.readMs), 'duration', locale, 1)}` : '—',
      )}
      axis={past.length === 0 ? [] : [{ part: 1, text: formatValue(top, 'duration', locale) }]}
    >
      {past.map((drain) => (
        <path
          key={`${drain.backend}-${drain.fromMs}`}
          className="drain"
          d={`M${xOf(view, drain.fromMs).toFixed(1)} ${yOf(0)}V${yOf(tookMs(drain) / top).toFixed(1)}`}
        />
      ))}
    </Frame>
  );
}
