import { synRetransmissions } from '../detection/synRetries';
import { PROTOCOL } from '../ecmp/flow';
import { regionOfZone } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import {
  DATA_TIMEOUT_MS,
  LONGEST_TIMEOUT_MS,
  PATIENCE,
  REFUSED_PAUSE_MS,
  SYN_RETRIES,
} from '../simulation/connections';
import { Distances } from '../simulation/distances';
import type { FlowStep, FlowTrace } from '../simulation/run';

/** Less than any pause of a client, more than sums of them are off by. */
const ROUNDING_MS = 1e-3;

/** A state that a connection stays in; a change of routes meanwhile does not end it. */
export interface Stay {
  readonly step: FlowStep;
  /** Infinity: the run ends before it does. */
  readonly untilMs: number;
  readonly next: FlowStep | null;
}

/** The states of a flow's connections, in order, those that only a change of routes parts put together. */
export function staysOf({ steps }: FlowTrace): Stay[] {
  const turns = steps.filter((step, index) => {
    const before = steps[index - 1];
    return before?.state !== step.state || (step.state === 'connecting' && before.tuple !== step.tuple);
  });
  return turns.map((step, index) => {
    const next = turns[index + 1] ?? null;
    return { step, untilMs: next?.tMs ?? Number.POSITIVE_INFINITY, next };
  });
}

/**
 * When a flow sent a packet that reached nobody, the first and every retransmission, in ms of the run: by the client's
 * timetables, between the turning points that the run has noted. A datagram's losses leave no trace: none of them.
 */
export function lostPackets(scenario: Scenario, flow: FlowTrace): number[] {
  if (flow.steps[0]?.tuple.protocol === PROTOCOL.udp) return [];
  const times = staysOf(flow).flatMap((stay) => {
    if (stay.step.state === 'connecting') return lostSyns(scenario, flow, stay);
    return stay.step.state === 'stalled' ? lostData(scenario, flow, stay) : [];
  });
  return times.filter((tMs) => tMs < scenario.durationMs);
}

function lostSyns(scenario: Scenario, flow: FlowTrace, { step, untilMs, next }: Stay): number[] {
  const { synRetries, connectTimeoutMs } = scenario.policies.clients;
  const { retransmissionsMs, givesUpMs } = synRetransmissions(SYN_RETRIES[synRetries]);
  const patienceMs = Math.min(givesUpMs, connectTimeoutMs ?? givesUpMs);
  // Sooner than the client would have given up, it was refused; the refusal is no loss.
  const isRefused = next?.state === 'connecting' && untilMs < step.tMs + patienceMs;
  const endMs = isRefused ? untilMs - REFUSED_PAUSE_MS - rttMs(scenario, flow, step) - ROUNDING_MS : untilMs;
  return [0, ...retransmissionsMs]
    .filter((afterMs) => afterMs < patienceMs)
    .map((afterMs) => step.tMs + afterMs)
    .filter((tMs) => tMs < endMs);
}

function lostData(scenario: Scenario, flow: FlowTrace, { step, untilMs, next }: Stay): number[] {
  const lost: number[] = [];
  const tripMs = rttMs(scenario, flow, step);
  // With the last of its patience it gives the connection up and opens another one at once.
  const givesUp = next?.state === 'connecting';
  for (let tMs = step.tMs, retry = 0; retry <= PATIENCE && (tMs < untilMs || (givesUp && tMs === untilMs)); retry++) {
    lost.push(tMs);
    tMs += tripMs + Math.min(DATA_TIMEOUT_MS * 2 ** retry, LONGEST_TIMEOUT_MS);
  }
  return lost;
}

/** From the client to the LB that its packets reach, the L7 LB behind it, and back. */
function rttMs(scenario: Scenario, { clients }: FlowTrace, { lb, proxy }: FlowStep): number {
  const { lbs, clients: groups } = scenario.topology;
  const home = groups.find(({ id }) => id === clients)!;
  const distances = new Distances(scenario);
  const there = lbs[lb]?.zone;
  if (there === undefined) return home.rttMs;
  const behind = lbs[proxy]?.zone ?? there;
  return home.rttMs + distances.toRegion(regionOfZone(scenario, home.zone), there) + distances.between(there, behind);
}
