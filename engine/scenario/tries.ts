import type { Policies } from './schema';

/** How many tries the callers of a tier make at most (0: the LBs; 1: the backends that they call, and so on). */
export function triesOf({ attempts, attemptsByTier, where }: Policies['retries'], tier: number): number {
  return tier > 0 && where === 'lb' ? 1 : (attemptsByTier?.[tier] ?? attempts);
}
