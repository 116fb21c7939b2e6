import type { CandidateSpec, Patch } from '../schema/lesson';

/** What was chosen of each piece of equipment: the option's id by the piece's. */
export type Equipped = Readonly<Record<string, string>>;

/**
 * The patches that make a candidate of the picker's scenario: its own, and over it an option of each piece of equipment,
 * the chosen one, else the first, which is what the candidate normally has.
 */
export function patchesOf(
  { patch, equipment }: Pick<CandidateSpec, 'patch' | 'equipment'>,
  equipped: Equipped = {},
): Patch[] {
  const chosen = equipment.map(
    ({ id, options }) => options.find((option) => option.id === equipped[id]) ?? options[0]!,
  );
  return [patch, ...chosen.map((option) => option.patch)];
}
