import { withAt } from './draft';
import type { Draft } from './labState';
import type { LabWords } from './words';

/** A list of numbers, each of something that the scenario has: how a form shows and changes it. */
export interface NumberList {
  /** What the numbers are of, in order. */
  readonly names: (draft: Draft, words: LabWords) => readonly string[];
  /** The number of one; undefined where it is left to the default. */
  readonly valueAt: (draft: Draft, index: number) => unknown;
  readonly defaultOf: (draft: Draft) => number;
  readonly withValue: (draft: Draft, index: number, value: unknown) => Draft;
  /** The path by which the engine names the number of one, where the draft has it. */
  readonly pathOf: (draft: Draft, index: number) => string;
}

const WEIGHTS = 'policies.zone.localityWeights';
const TRIES = 'policies.retries.attemptsByTier';

/** An empty list is none. */
const withList = (draft: Draft, path: string, list: readonly unknown[]) =>
  withAt(draft, path, list.length > 0 ? list : undefined);

const weightsOf = ({ policies }: Draft) => policies.zone.localityWeights ?? [];

/** A weight for each zone. */
const zoneWeights: NumberList = {
  names: ({ topology }) => topology.zones,
  valueAt: (draft, index) => weightsOf(draft).find(({ zone }) => zone === draft.topology.zones[index])?.weight,
  defaultOf: () => 1,
  withValue: (draft, index, value) => {
    const name = draft.topology.zones[index]!;
    const others = weightsOf(draft).filter(({ zone }) => zone !== name);
    return withList(draft, WEIGHTS, value === undefined ? others : [...others, { zone: name, weight: value }]);
  },
  pathOf: (draft, index) =>
    `${WEIGHTS}.${weightsOf(draft).findIndex(({ zone }) => zone === draft.topology.zones[index])}.weight`,
};

const deepest = ({ topology }: Draft) => topology.backends.reduce((most, { tier = 0 }) => Math.max(most, tier), 0);

/** Tries of the callers of each tier: the LBs, then the backends of every tier that calls another. */
const triesByTier: NumberList = {
  names: (draft, words) => Array.from({ length: 1 + deepest(draft) }, (_, tier) => words.callersOf({ tier })),
  valueAt: ({ policies }, index) => policies.retries.attemptsByTier?.[index],
  defaultOf: ({ policies }) => policies.retries.attempts,
  withValue: (draft, index, value) => {
    const { attempts, attemptsByTier = [] } = draft.policies.retries;
    // A list has no gaps: callers before the one that is set get what they had without it.
    const length = Math.max(attemptsByTier.length, index + 1);
    const list: unknown[] = Array.from({ length }, (_, tier) => attemptsByTier[tier] ?? attempts);
    list[index] = value ?? attempts;
    return withList(draft, TRIES, value === undefined && index === length - 1 ? list.slice(0, -1) : list);
  },
  pathOf: (_, index) => `${TRIES}.${index}`,
};

/** By path of the field. */
export const numberLists: Readonly<Record<string, NumberList>> = { [WEIGHTS]: zoneWeights, [TRIES]: triesByTier };
