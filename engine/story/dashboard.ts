import { loadImbalance } from '../metrics/imbalance';
import { expandFaults } from '../scenario/expandFaults';
import type { CallWindow, MetricsWindow, Run } from '../simulation/run';
import { type BreakerChange, breakersOf } from './storm';
import { countsIn, histogramIn, lengthMs, pointsOf, ratio, sum, sumOver } from './windows';

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
  readonly breakers: readonly (readonly BreakerChange[])[];
  /** Backends being drained: until nothing was under way on them; null: not in this run. */
  readonly drains: readonly { readonly backend: string; readonly fromMs: number; readonly doneMs: number | null }[];
}

const WINDOWS_PER_POINT = 2;
const dashboards = new WeakMap<Run, Dashboard>();

/** The dashboard of a run; what comes after a moment is not to be shown at it. */
export function dashboardOf(run: Run): Dashboard {
  const known = dashboards.get(run);
  if (known) return known;
  const groups = pointsOf(run.windows, WINDOWS_PER_POINT);
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

function linesOf({ scenario, windows }: Run, groups: readonly MetricsWindow[][]): Dashboard['lines'] {
  const backends = scenario.topology.backends.slice(0, windows[0]!.calls.length);
  const each = (of: (calls: readonly CallWindow[], seconds: number) => number): Line[] =>
    backends.map(({ id, zone }, index) => ({
      name: id,
      zone,
      values: groups.map((group) =>
        of(
          group.map(({ calls }) => calls[index]!),
          lengthMs(group) / 1000,
        ),
      ),
    }));
  const one = (name: string, of: (group: readonly MetricsWindow[]) => number): Line => ({
    name,
    zone: null,
    values: groups.map(of),
  });
  const begun = (calls: readonly CallWindow[]) => sumOver(calls, (call) => call.begun);
  return {
    rate: each((calls, seconds) => begun(calls) / seconds),
    latency: ([0.5, 0.95, 0.99] as const).map((q) =>
      one(`p${100 * q}`, (group) => histogramIn(group, 'latency').quantile(q) ?? Number.NaN),
    ),
    errors: each((calls) =>
      ratio(
        sumOver(calls, ({ failed }) => failed),
        sumOver(calls, ({ time }) => sum(time.counts)),
      ),
    ),
    open: each((calls) => calls.at(-1)!.open),
    retries: [
      one('', (group) => {
        const { retries, requests } = countsIn(group);
        return ratio(retries, requests);
      }),
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
