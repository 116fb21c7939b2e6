import { loadImbalance } from '../../engine/metrics/imbalance';
import { LogHistogram } from '../../engine/metrics/logHistogram';
import type { BreakerState } from '../../engine/resilience/circuitBreaker';
import { expandFaults } from '../../engine/scenario/expandFaults';
import type { CallWindow, MetricsWindow, Run } from '../../engine/simulation/run';

/** The panels of a dashboard that are lines over time. */
export const LINE_PANELS = ['rate', 'latency', 'errors', 'open', 'retries', 'imbalance'] as const;
export type LinePanel = (typeof LINE_PANELS)[number];

export interface Line {
  /** A backend, a quantile, or '' where there is one line only. */
  readonly name: string;
  /** Of the backend. */
  readonly zone: string | null;
  /** One for each point; NaN where there was nothing to measure. */
  readonly values: readonly number[];
}

/** What nine metrics show of a run, in points of two windows each. */
export interface Dashboard {
  /** When each point ends, ms. */
  readonly times: readonly number[];
  readonly lines: Readonly<Record<LinePanel, readonly Line[]>>;
  /** Health checks that changed a mind. */
  readonly checks: readonly { readonly tMs: number; readonly backend: string; readonly isUp: boolean }[];
  /** By LB: from when on its breaker was in a state; empty without breakers. */
  readonly breakers: readonly (readonly { readonly fromMs: number; readonly state: BreakerState }[])[];
  /** Backends being drained: until nothing was under way on them; null: not in this run. */
  readonly drains: readonly { readonly backend: string; readonly fromMs: number; readonly doneMs: number | null }[];
}

const WINDOWS_PER_POINT = 2;
const dashboards = new WeakMap<Run, Dashboard>();

/** The dashboard of a run; what comes after a moment is not to be shown at it. */
export function dashboardOf(run: Run): Dashboard {
  const known = dashboards.get(run);
  if (known) return known;
  const groups: MetricsWindow[][] = [];
  for (let at = 0; at < run.windows.length; at += WINDOWS_PER_POINT)
    groups.push(run.windows.slice(at, at + WINDOWS_PER_POINT));
  const found: Dashboard = {
    times: groups.map((group) => group.at(-1)!.untilMs),
    lines: linesOf(run, groups),
    checks: run.events.flatMap((event) =>
      event.kind === 'backend-removed' || event.kind === 'backend-restored'
        ? [{ tMs: event.tMs, backend: event.subject, isUp: event.kind === 'backend-restored' }]
        : [],
    ),
    breakers: breakersOf(run),
    drains: drainsOf(run),
  };
  dashboards.set(run, found);
  return found;
}

const ratio = (part: number, whole: number) => (whole === 0 ? Number.NaN : part / whole);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const spanS = (group: readonly MetricsWindow[]) => (group.at(-1)!.untilMs - group[0]!.fromMs) / 1000;

function linesOf({ scenario, windows }: Run, groups: readonly MetricsWindow[][]): Dashboard['lines'] {
  const backends = scenario.topology.backends.slice(0, windows[0]!.calls.length);
  const each = (of: (calls: readonly CallWindow[], seconds: number) => number): Line[] =>
    backends.map(({ id, zone }, index) => ({
      name: id,
      zone,
      values: groups.map((group) =>
        of(
          group.map(({ calls }) => calls[index]!),
          spanS(group),
        ),
      ),
    }));
  const one = (name: string, of: (group: readonly MetricsWindow[]) => number): Line => ({
    name,
    zone: null,
    values: groups.map(of),
  });
  const begun = (calls: readonly CallWindow[]) => sum(calls.map((call) => call.begun));
  return {
    rate: each((calls, seconds) => begun(calls) / seconds),
    latency: ([0.5, 0.95, 0.99] as const).map((q) => one(`p${100 * q}`, (group) => quantile(group, q))),
    errors: each((calls) =>
      ratio(sum(calls.map(({ failed }) => failed)), sum(calls.flatMap(({ time }) => time.counts))),
    ),
    open: each((calls) => calls.at(-1)!.open),
    retries: [
      one('', (group) =>
        ratio(sum(group.map(({ counts }) => counts.retries)), sum(group.map(({ counts }) => counts.requests))),
      ),
    ],
    imbalance: [
      one(
        '',
        (group) =>
          loadImbalance(backends.map((_, index) => begun(group.map(({ calls }) => calls[index]!)))).cv ?? Number.NaN,
      ),
    ],
  };
}

function quantile(group: readonly MetricsWindow[], q: number): number {
  const histogram = new LogHistogram();
  for (const { latency } of group) histogram.merge(latency);
  return histogram.quantile(q) ?? Number.NaN;
}

function breakersOf({ scenario, events }: Run): Dashboard['breakers'] {
  if (!scenario.policies.breaker) return [];
  return scenario.topology.lbs.map(({ id }) => [
    { fromMs: 0, state: 'CLOSED' as const },
    ...events.flatMap((event) =>
      event.kind === 'breaker' && event.subject === id ? [{ fromMs: event.tMs, state: event.state }] : [],
    ),
  ]);
}

/** A drain is done when the last call to the backend has ended, to the grain of a window. */
function drainsOf({ scenario, windows }: Run): Dashboard['drains'] {
  const { backends } = scenario.topology;
  return expandFaults(scenario).flatMap(({ kind, target, atMs }) => {
    const index = backends.findIndex(({ id }) => id === target);
    if (kind !== 'drain' || !windows[0]!.calls[index]) return [];
    const done = windows.find(({ untilMs, calls }) => untilMs > atMs && calls[index]!.open === 0);
    return [{ backend: target, fromMs: atMs, doneMs: done?.untilMs ?? null }];
  });
}

/** The line that stands highest at a point; null where none has a value. */
export function highest(
  lines: readonly Line[],
  point: number,
): { readonly name: string; readonly value: number } | null {
  const values = lines.flatMap(({ name, values }) => {
    const value = values[point];
    return value === undefined || Number.isNaN(value) ? [] : [{ name, value }];
  });
  return values.reduce<(typeof values)[number] | null>((top, one) => (top && top.value >= one.value ? top : one), null);
}
