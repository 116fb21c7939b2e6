import { vrrpSkewMs } from '../detection/failureDetection';
import type { Failover, FlowTrace, Run } from '../simulation/run';
import { vrrpTimers } from '../simulation/signals';
import { recordChangedMs } from './dnsMemory';
import type { View } from './view';

/** Of what a failover's time is made, in order. */
export const PARTS = ['detect', 'decide', 'propagate', 'reconnect'] as const;

/** When each part was over, in ms from the fault; null: not in this run. A part that took no time ends with the one before. */
export type FailoverClock = Readonly<Record<(typeof PARTS)[number], number | null>>;

export interface Part {
  readonly name: (typeof PARTS)[number];
  /** Since the fault. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly isOver: boolean;
}

/** The parts that have begun by a moment, `elapsedMs` after the fault; the last may go on. */
export function partsBy(clock: FailoverClock, elapsedMs: number): Part[] {
  const parts: Part[] = [];
  for (const name of PARTS) {
    const fromMs = parts.at(-1)?.untilMs ?? 0;
    const end = clock[name];
    const isOver = end !== null && end <= elapsedMs;
    parts.push({ name, fromMs, untilMs: isOver ? Math.max(fromMs, end) : elapsedMs, isOver });
    if (!isOver) break;
  }
  return parts;
}

const clocks = new WeakMap<Run, FailoverClock | null>();

/** The clock of a run's first fault of an LB; null in a run without one. */
export function failoverClock(run: Run): FailoverClock | null {
  const known = clocks.get(run);
  if (known !== undefined) return known;
  const [failover] = run.failovers;
  const clock = failover ? clockOf(run, failover) : null;
  clocks.set(run, clock);
  return clock;
}

function clockOf(run: Run, failover: Failover): FailoverClock {
  const decide = decidedMs(run, failover);
  const propagate = decide === null ? null : directedMs(run, failover);
  return {
    detect: decide === null ? null : Math.max(0, decide - decisionMs(run)),
    decide,
    propagate,
    reconnect: propagate === null ? null : failover.lastAnswerMs,
  };
}

/** Until the route was withdrawn, the other box took the address over, or the name was given another one. */
function decidedMs(run: Run, failover: Failover): number | null {
  if (failover.detectMs !== null) return failover.detectMs;
  const changedMs = recordChangedMs(run, failover, run.scenario.durationMs);
  return changedMs === null ? null : changedMs - failover.fault.atMs;
}

/** Of the time until then, what went into deciding: a VRRP backup waits for those of a higher priority. */
function decisionMs({ scenario: { policies } }: Run): number {
  return policies.entry.kind === 'vrrp' ? vrrpSkewMs(vrrpTimers(policies.entry, false)) : 0;
}

/** Until the last of the hit flows that came to life again was sent to another LB. */
function directedMs(run: Run, { fault }: Failover): number | null {
  const dead = run.scenario.topology.lbs.findIndex(({ id }) => id === fault.target);
  const times = run.flows.flatMap((flow) => directedAt(flow, dead, fault.atMs) ?? []);
  return times.length > 0 ? Math.max(...times) - fault.atMs : null;
}

function directedAt({ steps }: FlowTrace, dead: number, faultMs: number): number | null {
  const before = steps.findLast(({ tMs }) => tMs < faultMs);
  if (before?.lb !== dead || before.state === 'closed') return null;
  const turn = steps.findIndex(({ tMs, lb }) => tMs >= faultMs && lb >= 0 && lb !== dead);
  return turn >= 0 && steps.slice(turn).some(({ state }) => state === 'open') ? steps[turn]!.tMs : null;
}

/** How far the story of a view's failover has got: its moments in ms since the fault, null where they are not yet. */
export interface Progress {
  readonly elapsedMs: number;
  readonly detectMs: number | null;
  readonly firstAnswerMs: number | null;
  readonly lastAnswerMs: number | null;
}

/** Null before the fault. */
export function progressOf({ failover, frame }: View): Progress | null {
  if (!failover) return null;
  const elapsedMs = frame.tMs - failover.fault.atMs;
  const soFar = (ms: number | null) => (ms !== null && ms <= elapsedMs ? ms : null);
  const { detectMs, firstAnswerMs, lastAnswerMs } = failover;
  return {
    elapsedMs,
    detectMs: soFar(detectMs),
    firstAnswerMs: soFar(firstAnswerMs),
    lastAnswerMs: soFar(lastAnswerMs),
  };
}
