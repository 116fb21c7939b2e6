import { regionOfAddress } from '../scenario/regions';
import { countUntil } from '../simulation/countUntil';
import { routerHash } from '../simulation/router';
import type { Run } from '../simulation/run';
import type { Movement } from '../story/movement';
import { type Candidate, candidates } from './explain';

/** What the router compared, and the LB that came of it; null: none. */
export interface Decision {
  readonly lb: string | null;
  readonly candidates: readonly Candidate[];
}

/** Why a change of routes led a connection to another LB: the same hash, decided before it and since. */
export interface MoveSteps {
  readonly tMs: number;
  readonly movement: Exclude<Movement, 'kept'>;
  readonly hash: number;
  readonly before: Decision;
  readonly after: Decision;
}

/**
 * The last such change of a sampled flow at or before a moment; null where no ECMP router moved it. The connection may be
 * another since: an LB that does not know it resets it.
 */
export function explainMove({ scenario, flows, worlds }: Run, flowId: number, tMs: number): MoveSteps | null {
  if (scenario.policies.entry.kind !== 'ecmp') return null;
  const steps = flows[flowId]?.steps ?? [];
  const past = steps.slice(
    0,
    countUntil(steps, tMs, (step) => step.tMs),
  );
  const at = past.findLastIndex(({ movement }) => movement !== 'kept');
  const [from, to] = [past[at - 1], past[at]];
  if (!from || !to || to.movement === 'kept' || from.lb === to.lb) return null;
  const hash = routerHash(to.tuple, scenario);
  const region = regionOfAddress(scenario, to.tuple.dstAddr);
  const decided = (lb: number, world: number): Decision => ({
    lb: scenario.topology.lbs[lb]?.id ?? null,
    candidates: candidates(scenario, worlds[world]!, region, hash),
  });
  return {
    tMs: to.tMs,
    movement: to.movement,
    hash,
    before: decided(from.lb, to.world - 1),
    after: decided(to.lb, to.world),
  };
}
