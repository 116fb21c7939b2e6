import type { BreakerState } from '../resilience/circuitBreaker';
import type { MetricsWindow, Run } from '../simulation/run';
import { illnessOf } from './ejections';
import type { View } from './view';
import { countsIn, lengthMs, ratio, sumOver } from './windows';

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

const begunIn = (windows: readonly MetricsWindow[], backends: readonly number[]) =>
  sumOver(windows, ({ calls }) => sumOver(backends, (one) => calls[one]?.begun ?? 0));

/** Calls that came to backends over what they can serve; NaN over no time. */
export function loadOf(run: Run, windows: readonly MetricsWindow[], backends: readonly number[]): number {
  const capacity = sumOver(backends, (one) => capacityPerS(run, one));
  return ratio(1000 * begunIn(windows, backends), lengthMs(windows) * capacity);
}

function backendsOf({ scenario: { topology } }: Run, tier: number): number[] {
  return topology.backends.flatMap((backend, index) => ((backend.tier ?? 0) === tier ? [index] : []));
}

const lastTier = ({ scenario: { topology } }: Run) => Math.max(...topology.backends.map(({ tier = 0 }) => tier));

/** The tiers of the recent past, the LBs' own backends first. */
export function tierLoads({ run, recent: { windows } }: View): TierLoad[] {
  const { requests } = countsIn(windows);
  return Array.from({ length: lastTier(run) + 1 }, (_, tier) => {
    const backends = backendsOf(run, tier);
    const perRequest = ratio(begunIn(windows, backends), requests);
    return { tier, backends, perRequest, load: loadOf(run, windows, backends) || 0 };
  });
}

/** What a backend is asked and does at a moment. */
export interface Pressure {
  /** Calls whose callers still wait for it: those given up are none of them, though it goes on working at them. */
  readonly waitedFor: number;
  /** Of the time of its workers of late, the part that they were busy. */
  readonly busy: number;
}

/** By backend, of those that the run has watched. */
export function pressureOn({ scenario: { topology }, recent: { windows } }: View): Pressure[] {
  const last = windows.at(-1);
  if (!last) return topology.backends.map(() => ({ waitedFor: 0, busy: 0 }));
  return last.calls.map(({ open }, backend) => {
    const busyMs = sumOver(windows, ({ calls }) => calls[backend]!.busyMs);
    return { waitedFor: open, busy: busyMs / (lengthMs(windows) * topology.backends[backend]!.concurrency) };
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
    return {
      tMs: untilMs,
      load: loadOf(run, windows, deepest),
      answeredPerS: (1000 * countsIn(windows).ok) / lengthMs(windows),
      isFault: backends.some(({ id }) => illnessOf(run.scenario, id, untilMs) !== null),
    };
  });
  phases.set(run, found);
  return found;
}

/** When each LB's breaker came into a state, by LB, the first from the start on; empty without breakers. */
export function breakersOf({ scenario, events }: Run): (readonly BreakerChange[])[] {
  if (!scenario.policies.breaker) return [];
  return scenario.topology.lbs.map(({ id }) => [
    { fromMs: 0, state: 'CLOSED' as const },
    ...events.flatMap((event) =>
      event.kind === 'breaker' && event.subject === id ? [{ fromMs: event.tMs, state: event.state }] : [],
    ),
  ]);
}

export interface BreakerChange {
  readonly fromMs: number;
  readonly state: BreakerState;
}

/** State of a breaker at a moment. */
export const breakerAt = (changes: readonly BreakerChange[], tMs: number): BreakerState =>
  changes.findLast(({ fromMs }) => fromMs <= tMs)!.state;
