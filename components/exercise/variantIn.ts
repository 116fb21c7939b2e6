import { turnOf } from '../../course/exercise/attempt';
import type { ClientPatch } from '../../course/schema/client';

/** The variant that an attempt (from 0) draws; none in the first, and again after the last. */
export function variantIn(
  { variants }: { readonly variants: readonly ClientPatch[] },
  attempt: number,
): ClientPatch | undefined {
  return variants[turnOf(attempt, variants.length) - 1];
}

/** Whether another try asks something else: in another variant, or about other things of the pool. */
export function variesIn(
  { variants, ask }: { readonly variants: readonly ClientPatch[]; readonly ask?: number | undefined },
  pool: readonly unknown[],
): boolean {
  return variants.length > 0 || (ask !== undefined && ask < pool.length);
}
