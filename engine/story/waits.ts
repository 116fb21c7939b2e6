import type { Failover, FlowTrace, Run } from '../simulation/run';
import { lostPackets, staysOf } from './lostPackets';

/** A client of the sample that the first fault of an LB left unanswered, or whose connection it cost. Times are moments of the run. */
export interface Wait {
  readonly flow: FlowTrace;
  /** Packets that reached nobody, from the fault on, in order. */
  readonly lostMs: readonly number[];
  /** When a request of it reached a box that lives; null: it left before that, or not in this run. */
  readonly againMs: number | null;
}

const known = new WeakMap<Run, readonly Wait[]>();

/** Those hit by the first fault of an LB, in the order in which they are served again, those that never are last. */
export function waitsOf(run: Run): readonly Wait[] {
  const waits = known.get(run) ?? find(run);
  known.set(run, waits);
  return waits;
}

function find(run: Run): Wait[] {
  const [failover] = run.failovers;
  if (!failover) return [];
  const waits = run.flows.flatMap((flow) => waitOf(run, failover, flow) ?? []);
  return waits.sort((a, b) => (a.againMs ?? Number.POSITIVE_INFINITY) - (b.againMs ?? Number.POSITIVE_INFINITY));
}

function waitOf({ scenario }: Run, { fault }: Failover, flow: FlowTrace): Wait | null {
  const dead = scenario.topology.lbs.findIndex(({ id }) => id === fault.target);
  const before = flow.steps.findLast(({ tMs }) => tMs < fault.atMs);
  if ((before?.lb !== dead && before?.proxy !== dead) || before.state === 'closed') return null;
  const lostMs = lostPackets(scenario, flow).filter((tMs) => tMs >= fault.atMs);
  const stays = staysOf(flow);
  const reset = stays.find(({ step }) => step.state === 'broken' && step.tMs >= fault.atMs);
  const troubleMs = Math.min(lostMs[0] ?? Number.POSITIVE_INFINITY, reset?.step.tMs ?? Number.POSITIVE_INFINITY);
  if (troubleMs === Number.POSITIVE_INFINITY) return null;
  const again = stays.find(({ step }) => step.state === 'open' && step.tMs > troubleMs);
  return { flow, lostMs, againMs: again?.step.tMs ?? null };
}

/** Of many waits so many that show their spread: the first served again, the last, and those between. */
export function spreadOf(waits: readonly Wait[], count: number): Wait[] {
  const served = waits.filter(({ againMs }) => againMs !== null);
  const from = served.length > 0 ? served : waits;
  if (from.length <= count) return [...from];
  return Array.from({ length: count }, (_, nth) => from[Math.round((nth * (from.length - 1)) / (count - 1))]!);
}
