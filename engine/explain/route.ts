import type { EcmpAlgorithm } from '../ecmp/algorithms';
import type { FiveTuple } from '../ecmp/flow';
import { createGroup } from '../ecmp/group';
import { type LinuxFlowHashSteps, linuxFlowHashSteps } from '../ecmp/linux';
import { regionOfAddress, regionsOf } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import { nextHops } from '../simulation/router';
import type { World } from '../simulation/run';
import { type Candidate, candidates } from './explain';

/** How an ECMP router chooses for a packet, with every value on the way. */
export interface RouteSteps {
  readonly hash: LinuxFlowHashSteps;
  /** Live next hops in the router's order. */
  readonly candidates: readonly Candidate[];
  /** What the hash is divided by, and what is left: modulo-N by the live weight, a resilient group by its buckets. */
  readonly division: { readonly by: number; readonly remainder: number } | null;
  /** Id of the chosen LB; null when there is none. */
  readonly lb: string | null;
}

/** Whether a group without memory divides the hash by the live weight, and goes by what is left. */
const DIVIDES: Readonly<Record<EcmpAlgorithm, boolean>> = {
  'hash-threshold': false,
  'modulo-n': true,
  resilient: false,
  hrw: false,
};

/**
 * The choice of an ECMP router for any 5-tuple, whether the run has such a flow or not, by what the router believes.
 * Throws EngineError on a field of the tuple out of range.
 */
export function explainRoute(scenario: Scenario, world: World, tuple: FiveTuple): RouteSteps {
  const { algorithm, hashSeed, hashPolicy } = scenario.policies.ecmp;
  const hash = linuxFlowHashSteps(tuple, { seed: hashSeed, policy: hashPolicy });
  const region = regionOfAddress(scenario, tuple.dstAddr);
  const live = candidates(scenario, world, region, hash.hash);
  const buckets = world.buckets?.[region];
  const by = buckets?.length ?? (DIVIDES[algorithm] ? (live.at(-1)?.value ?? -1) + 1 : 0);
  const division = by > 0 ? { by, remainder: hash.hash % by } : null;
  const lb = buckets ? buckets[hash.hash % buckets.length]! : statelessChoice(scenario, world, region, hash.hash);
  return { hash, candidates: live, division, lb: scenario.topology.lbs[lb]?.id ?? null };
}

/** Index of the LB that a group without memory chooses; −1 when none is routed. */
function statelessChoice(scenario: Scenario, { routed }: World, region: number, hash: number): number {
  const members = nextHops(scenario, regionsOf(scenario)[region]!);
  const weights = members.map((lb) => scenario.topology.lbs[lb]!.weight);
  const all = createGroup({ algorithm: scenario.policies.ecmp.algorithm, weights });
  const group = members.reduce((rest, lb, member) => (routed[lb] ? rest : rest.without(member)), all);
  return members[group.select(hash)] ?? -1;
}
