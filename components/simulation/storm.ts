import { illnessOf } from '../../engine/metrics/ejections';
import type { MetricsWindow, Run } from '../../engine/simulation/run';
import { recentWindows } from './derived';
import type { View } from './view';

/** What one tier of backends gets to do. */
export interface TierLoad {
  readonly tier: number;
  /** Indices into the topology's backends. */
  readonly backends: readonly number[];
  /** Calls that came to it for each request of a client; NaN without requests. */
  readonly perRequest: number;
  /** Calls that came to it over those it can serve when it is well: over 1, its line grows. */
  readonly load: number;
}

/** A moment of the run as a point: how loaded the deepest tier is, and how much comes out of it all. */
export interface PhasePoint {
  readonly tMs: number;
  readonly load: number;
  readonly answeredPerS: number;
  /** A fault of a backend was under way. */
  readonly isFault: boolean;
}

/** Calls a second that a backend serves when it is well and always busy. */
function capacityPerS({ scenario: { topology } }: Run, backend: number): number {
  const { concurrency, serviceMs } = topology.backends[backend]!;
  return (1000 * concurrency) / serviceMs;
}

const spanMs = (windows: readonly MetricsWindow[]) =>
  windows.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);

/** Calls that came to backends over what they can serve. */
export function loadOf(run: Run, windows: readonly MetricsWindow[], backends: readonly number[]): number {
  const begun = windows.reduce((sum, { calls }) => sum + backends.reduce((n, one) => n + calls[one]!.begun, 0), 0);
  const capacity = backends.reduce((sum, one) => sum + capacityPerS(run, one), 0);
  return (1000 * begun) / spanMs(windows) / capacity;
}

function backendsOf({ scenario: { topology } }: Run, tier: number): number[] {
  return topology.backends.flatMap((backend, index) => ((backend.tier ?? 0) === tier ? [index] : []));
}

const lastTier = ({ scenario: { topology } }: Run) => Math.max(...topology.backends.map(({ tier = 0 }) => tier));

/** The tiers of the recent past, the LBs' own backends first. */
export function tierLoads(view: View): TierLoad[] {
  const { run } = view;
  const windows = recentWindows(view);
  const requests = windows.reduce((sum, { counts }) => sum + counts.requests, 0);
  return Array.from({ length: lastTier(run) + 1 }, (_, tier) => {
    const backends = backendsOf(run, tier);
    const calls = windows.reduce(
      (sum, window) => sum + backends.reduce((n, one) => n + window.calls[one]!.begun, 0),
      0,
    );
    return {
      tier,
      backends,
      perRequest: calls / requests,
      load: windows.length === 0 ? 0 : loadOf(run, windows, backends),
    };
  });
}

/** Windows to a point: enough that chance does not hide the way. */
const WINDOWS_PER_POINT = 4;

const phases = new WeakMap<Run, readonly PhasePoint[]>();

/** The way of a whole run through load and answers; a point for each window, over it and those before it. */
export function phasesOf(run: Run): readonly PhasePoint[] {
  const known = phases.get(run);
  if (known) return known;
  const deepest = backendsOf(run, lastTier(run));
  const { backends } = run.scenario.topology;
  const found = run.windows.slice(WINDOWS_PER_POINT - 1).map(({ untilMs }, index): PhasePoint => {
    const windows = run.windows.slice(index, index + WINDOWS_PER_POINT);
    const ok = windows.reduce((sum, { counts }) => sum + counts.ok, 0);
    return {
      tMs: untilMs,
      load: loadOf(run, windows, deepest),
      answeredPerS: (1000 * ok) / spanMs(windows),
      isFault: backends.some(({ id }) => illnessOf(run.scenario, id, untilMs) !== null),
    };
  });
  phases.set(run, found);
  return found;
}
