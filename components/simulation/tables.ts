import { type FiveTuple, formatIpv4, PROTOCOL } from '../../engine/ecmp/flow';
import { routerHash } from '../../engine/simulation/router';
import type { FlowTrace, Run, RunEvent } from '../../engine/simulation/run';

/** A row of the table of flows. LBs are indices into the topology; null: none yet. */
export interface FlowRow {
  readonly id: number;
  readonly tuple: string;
  /** By which the router chose: 31 bits. */
  readonly hash: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly verdict: 'kept' | 'moved' | 'needless' | 'none';
}

type RouteFate = Extract<RunEvent, { kind: 'flow-kept' | 'flow-moved' }>;

/**
 * The flows that were open at the first change of routes, with their next hop before and after it; before it happens,
 * the flows open at the moment.
 */
export function flowRows(run: Run, tMs: number): FlowRow[] {
  const fates = fatesOf(run, tMs);
  if (!fates) return run.flows.filter((flow) => isOpen(flow, tMs)).map((flow) => rowOf(run, flow, tMs));
  return fates.map((fate) => {
    const row = rowOf(run, run.flows[fate.flow]!, fate.tMs);
    const indexOf = (id: string) => run.scenario.topology.lbs.findIndex((lb) => lb.id === id);
    const after = indexOf(fate.lb);
    if (fate.kind === 'flow-kept') return { ...row, before: after, after, verdict: 'kept' };
    return { ...row, before: indexOf(fate.from), after, verdict: fate.needless ? 'needless' : 'moved' };
  });
}

function fatesOf(run: Run, tMs: number): RouteFate[] | null {
  const isFate = (event: RunEvent): event is RouteFate => event.kind === 'flow-kept' || event.kind === 'flow-moved';
  const first = run.events.find(isFate);
  if (!first || first.tMs > tMs) return null;
  return run.events
    .filter(isFate)
    .filter((event) => event.tMs === first.tMs)
    .sort((a, b) => a.flow - b.flow);
}

function isOpen({ steps }: FlowTrace, tMs: number): boolean {
  const step = steps.findLast((one) => one.tMs <= tMs);
  return step !== undefined && step.state !== 'closed';
}

/** The flow as it was just before a moment. */
function rowOf({ scenario }: Run, flow: FlowTrace, tMs: number): FlowRow {
  const step = flow.steps.findLast((one) => one.tMs < tMs) ?? flow.steps[0]!;
  return {
    id: flow.id,
    tuple: tupleText(step.tuple),
    hash: routerHash(step.tuple, scenario),
    before: step.lb < 0 ? null : step.lb,
    after: null,
    verdict: 'none',
  };
}

export function tupleText({ srcAddr, dstAddr, protocol, srcPort, dstPort }: FiveTuple): string {
  const name = protocol === PROTOCOL.tcp ? 'tcp' : protocol === PROTOCOL.udp ? 'udp' : String(protocol);
  return `${name} ${formatIpv4(srcAddr)}:${srcPort} → ${formatIpv4(dstAddr)}:${dstPort}`;
}
