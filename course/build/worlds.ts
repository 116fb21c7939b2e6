import type { Patch } from '../schema/lesson';
import { isTwiceAsLong } from './figures';

interface World<Variant> {
  /** As an author calls it. */
  readonly which: string;
  readonly patch: Patch;
  readonly variant?: Variant;
}

/** An exercise as written, and then in each variant. */
export function worldsOf<Variant extends { readonly id: string; readonly patch: Patch }>({
  variants,
}: {
  readonly variants: readonly Variant[];
}): World<Variant>[] {
  return [
    { which: 'as written', patch: {} },
    ...variants.map((variant) => ({ which: `in the variant ${variant.id}`, patch: variant.patch, variant })),
  ];
}

/** Whether an exercise must hold in a turn: over twice the duration only where it does not matter how long the run is. */
export function isToldIn(
  { durationMatters }: { readonly durationMatters?: string | undefined },
  turn: number,
): boolean {
  return durationMatters === undefined || !isTwiceAsLong(turn);
}
