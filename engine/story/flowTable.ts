import { type FiveTuple, formatIpv4, PROTOCOL } from '../ecmp/flow';
import { routerHash } from '../simulation/router';
import type { FlowStep, FlowTrace, Run, RunEvent } from '../simulation/run';
import { type Movement, type Way, worse } from './movement';

/** A row of the table of flows. */
export interface FlowRow {
  readonly id: number;
  readonly tuple: string;
  /** By which the router chose: 31 bits. */
  readonly hash: number;
  readonly before: Way;
  /** Null: routes have not changed yet. */
  readonly after: Way | null;
  readonly verdict: Movement | null;
}

type RouteFate = Extract<RunEvent, { kind: 'flow-kept' | 'flow-rerouted' | 'flow-moved' }>;

/**
 * The flows that were open at the first change of routes or lists, with their ways before and after it; before it
 * happens, the flows open at the moment.
 */
export function flowRows(run: Run, tMs: number): FlowRow[] {
  const fates = fatesOf(run, tMs);
  if (!fates) return run.flows.filter((flow) => isOpen(flow, tMs)).map((flow) => rowOf(run, flow, tMs));
  return [...fates.verdicts].map(([id, verdict]) => {
    const flow = run.flows[id]!;
    const after = wayOf(flow.steps.findLast((step) => step.tMs <= fates.tMs)!);
    return { ...rowOf(run, flow, fates.tMs), after, verdict };
  });
}

/** What an event says of a connection. */
export function movementIn(fate: RouteFate): Movement {
  switch (fate.kind) {
    case 'flow-kept':
      return 'kept';
    case 'flow-rerouted':
      return 'rerouted';
    case 'flow-moved':
      return fate.needless ? 'needless' : 'moved';
  }
}

const wayOf = ({ lb, proxy }: FlowStep): Way => ({ hop: lb, end: proxy < 0 ? lb : proxy });

/** What the first instant of changes made of each flow; of several changes in it, what says most. */
function fatesOf(run: Run, tMs: number): { tMs: number; verdicts: ReadonlyMap<number, Movement> } | null {
  const first = run.events.find(isFate);
  if (!first || first.tMs > tMs) return null;
  const verdicts = new Map<number, Movement>();
  const fates = run.events.filter(isFate).filter((event) => event.tMs === first.tMs);
  for (const fate of fates.sort((a, b) => a.flow - b.flow))
    verdicts.set(fate.flow, worse(verdicts.get(fate.flow) ?? 'kept', movementIn(fate)));
  return { tMs: first.tMs, verdicts };
}

/** Whether an event says what became of a flow when routes or lists changed. */
export const isFate = (event: RunEvent): event is RouteFate =>
  event.kind === 'flow-kept' || event.kind === 'flow-rerouted' || event.kind === 'flow-moved';

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
    before: wayOf(step),
    after: null,
    verdict: null,
  };
}

/** A 5-tuple as a person writes it: `tcp 198.18.0.1:40000 → 203.0.113.10:443`. */
export function tupleText({ srcAddr, dstAddr, protocol, srcPort, dstPort }: FiveTuple): string {
  const name = protocol === PROTOCOL.tcp ? 'tcp' : protocol === PROTOCOL.udp ? 'udp' : String(protocol);
  return `${name} ${formatIpv4(srcAddr)}:${srcPort} → ${formatIpv4(dstAddr)}:${dstPort}`;
}
