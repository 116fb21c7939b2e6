import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../engine/scenario/named';
import { parseScenario } from '../../engine/scenario/validate';
import { withAt } from './draft';
import { fieldsOf, flat } from './fields';
import { numberLists } from './numberLists';
import { pathOf, readinessOf } from './readiness';
import { labWords } from './words';

const { flagship } = namedScenarios;
const weights = numberLists['policies.zone.localityWeights']!;
const tries = numberLists['policies.retries.attemptsByTier']!;

describe('a list of numbers', () => {
  it('has a control wherever the policies have one', () => {
    const lists = flat(fieldsOf('policies')).filter(({ kind }) => kind === 'list');
    expect(lists.map(({ path }) => path).sort()).toEqual(Object.keys(numberLists).sort());
  });

  it('weighs the zones that are given a weight, and is gone with the last of them', () => {
    expect(weights.names(flagship, labWords.en)).toEqual(['A', 'B', 'C']);
    const one = weights.withValue(flagship, 1, 3);
    expect(parseScenario(one).policies.zone.localityWeights).toEqual([{ zone: 'B', weight: 3 }]);
    expect([0, 1].map((zone) => weights.valueAt(one, zone))).toEqual([undefined, 3]);
    expect(weights.withValue(one, 1, undefined)).toEqual(flagship);
  });

  it('gives tries to the LBs and to each tier that calls another; who stands before gets what it had', () => {
    const deep = withAt(withAt(flagship, 'topology.backends.0.tier', 2), 'topology.backends.1.tier', 1);
    expect(tries.names(flagship, labWords.en)).toEqual(['LBs']);
    expect(tries.names(deep, labWords.en)).toEqual(['LBs', 'Backends of tier 0', 'Backends of tier 1']);
    const later = tries.withValue(withAt(deep, 'policies.retries.attempts', 2), 1, 4);
    expect(parseScenario(later).policies.retries.attemptsByTier).toEqual([2, 4]);
    expect(tries.valueAt(later, 2)).toBeUndefined();
    expect(tries.withValue(later, 0, undefined).policies.retries.attemptsByTier).toEqual([2, 4]);
    expect(tries.withValue(later, 1, undefined).policies.retries.attemptsByTier).toEqual([2]);
  });

  it('is told of a wrong number by the path of that number', () => {
    for (const [draft, path] of [
      [weights.withValue(flagship, 2, 'heavy'), weights.pathOf(weights.withValue(flagship, 2, 'heavy'), 2)],
      [tries.withValue(flagship, 0, 99), tries.pathOf(flagship, 0)],
    ] as const) {
      const readiness = readinessOf(draft);
      expect(readiness.state === 'broken' && pathOf(readiness.error)).toBe(path);
    }
  });
});
