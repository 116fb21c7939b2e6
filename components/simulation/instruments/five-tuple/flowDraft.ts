import { formatIpv4, PROTOCOL, parseIpv4 } from '../../../../engine/ecmp/flow';
import { EngineError } from '../../../../engine/errors';
import type { Scenario } from '../../../../engine/scenario/schema';
import { tupleOf } from '../../../../engine/simulation/router';
import type { View } from '../../../../engine/story/view';

type ReplayedFlow = Extract<Scenario['traffic']['arrivals'], { kind: 'replay' }>['flows'][number];

/** A flow as it is typed. */
export type Draft = Readonly<Record<FlowField, string>>;
export type FlowField = keyof ReplayedFlow;

/** A field that could not be read, and which kind of value belongs there. */
export interface FieldProblem {
  readonly field: FlowField;
  readonly expected: 'address' | 'port';
}

/** The flow that a draft says, or every field that could not be read. */
export function readDraft(draft: Draft): ReplayedFlow | readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const field of ['src', 'dst'] as const)
    if (!isAddress(draft[field].trim())) problems.push({ field, expected: 'address' });
  for (const field of ['sport', 'dport'] as const)
    if (!isPort(draft[field].trim())) problems.push({ field, expected: 'port' });
  if (problems.length > 0) return problems;
  return {
    src: draft.src.trim(),
    dst: draft.dst.trim(),
    proto: draft.proto === 'udp' ? 'udp' : 'tcp',
    sport: Number(draft.sport),
    dport: Number(draft.dport),
  };
}

function isAddress(text: string): boolean {
  try {
    parseIpv4(text);
    return true;
  } catch (error) {
    if (error instanceof EngineError) return false;
    throw error;
  }
}

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

/** Flows that go with the reader's into the run: enough to compare it with, few enough for a link. */
const COMPANY = 60;

/** The sampled flows that are open at the moment of a view. */
export function openFlows({ scenario, frame }: View, tuples: readonly Tuple[]): ReplayedFlow[] {
  if (scenario.traffic.arrivals.kind === 'replay') return scenario.traffic.arrivals.flows;
  return frame.flows.slice(0, COMPANY).map(({ id }) => replayed(tuples[id]!));
}

type Tuple = ReturnType<typeof tupleOf>;

export function replayed({ srcAddr, dstAddr, protocol, srcPort, dstPort }: Tuple): ReplayedFlow {
  return {
    src: formatIpv4(srcAddr),
    dst: formatIpv4(dstAddr),
    proto: protocol === PROTOCOL.udp ? 'udp' : 'tcp',
    sport: srcPort,
    dport: dstPort,
  };
}

/** The scenario whose traffic is these flows alone, the reader's first and once. */
export function withFlow(scenario: Scenario, flow: ReplayedFlow, company: readonly ReplayedFlow[]): Scenario {
  const key = JSON.stringify(tupleOf(flow));
  const others = company.filter((other) => JSON.stringify(tupleOf(other)) !== key).slice(0, COMPANY);
  return { ...scenario, traffic: { ...scenario.traffic, arrivals: { kind: 'replay', flows: [flow, ...others] } } };
}

export const draftOf = ({ src, dst, proto, sport, dport }: ReplayedFlow): Draft => ({
  src,
  dst,
  proto,
  sport: String(sport),
  dport: String(dport),
});
