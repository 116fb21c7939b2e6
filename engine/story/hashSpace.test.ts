import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ECMP_ALGORITHMS, type EcmpAlgorithm } from '../ecmp/algorithms';
import { createGroup } from '../ecmp/group';
import { remapShare } from '../ecmp/remap';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Run } from '../simulation/run';
import { simulate } from '../simulation/simulate';
import { changeAt, hashedFlows, hashSpaceOf, lengthOf, ownerAt } from './hashSpace';
import { viewOf } from './view';

const losing = (algorithm: EcmpAlgorithm, target = 'lb-a', patch: ScenarioPatch = {}): Run => {
  const scenario = patchScenario(namedScenarios.anycast, {
    traffic: { arrivals: { kind: 'poisson', flowsPerS: 240 } },
    policies: { ecmp: { algorithm } },
    faults: [{ atMs: 4000, kind: 'lb-crash', target, forMs: null }],
  });
  return simulate(patchScenario(scenario, patch));
};

const runs = Object.fromEntries(ECMP_ALGORITHMS.map((algorithm) => [algorithm, losing(algorithm)]));
const withParts = ECMP_ALGORITHMS.filter((algorithm) => algorithm !== 'hrw');
const anyHash = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe('the hash space of a router', () => {
  it('of hash-threshold goes from thirds to halves when one of three dies, by the very bounds of the kernel', () => {
    const { changes } = hashSpaceOf(runs['hash-threshold']!);
    expect(changes).toHaveLength(1);
    const { before, after } = changes[0]!;
    const bounds = (parts: typeof before) => parts.map(({ to }) => Math.round(to * 2 ** 31) - 1);
    expect(bounds(before)).toEqual([715_827_882, 1_431_655_764, 2 ** 31 - 1]);
    expect(bounds(after)).toEqual([-1, 2 ** 30 - 1, 2 ** 31 - 1]);
  });

  it.each(withParts)('of %s: a hash stands in the part of the LB that the router chooses', (algorithm) => {
    const run = runs[algorithm]!;
    const space = hashSpaceOf(run);
    const group = createGroup({ algorithm, weights: [1, 1, 1], buckets: run.scenario.policies.ecmp.buckets });
    fc.assert(
      fc.property(anyHash, (hash) => {
        const place = space.placeOf(hash);
        expect(ownerAt(space.partsIn(run.worlds[0]!), place)).toBe(group.select(hash));
      }),
    );
  });

  it.each(['hash-threshold', 'modulo-n'] as const)('of %s: as much of it changes hands as flows move', (algorithm) => {
    const { changed } = hashSpaceOf(runs[algorithm]!).changes[0]!;
    const { remapped, collateral } = remapShare({ algorithm, operation: 'remove', nextHops: 3, position: 1 });
    expect(lengthOf(changed)).toBeCloseTo(remapped.value, 8);
    expect(lengthOf(changed.filter(({ needless }) => needless))).toBeCloseTo(collateral.value, 8);
  });

  it('of resilient changes only in the buckets of the LB that died, of HRW it has no parts', () => {
    const [change] = hashSpaceOf(runs.resilient!).changes;
    expect(change!.changed.length).toBeGreaterThan(0);
    expect(change!.changed.every(({ lb, needless }) => lb === 0 && !needless)).toBe(true);
    expect(hashSpaceOf(runs.hrw!)).toMatchObject({ changes: [], last: 2 ** 31 - 1 });
  });

  it('of modulo-N has as many stripes as are seen to go on: the divisors’ common multiple, up to 48 or more', () => {
    expect(hashSpaceOf(runs['modulo-n']!).last).toBe(48 - 1);
    const weights = [1, 1, 3];
    const lbs = namedScenarios.anycast.topology.lbs.map((lb, at) => ({ ...lb, weight: weights[at]! }));
    // Of five, and of four when lb-a is gone: three times twenty.
    expect(hashSpaceOf(losing('modulo-n', 'lb-a', { topology: { lbs } })).last).toBe(60 - 1);
  });

  it('of resilient ends with the last bucket', () => {
    const { policies } = runs.resilient!.scenario;
    expect(hashSpaceOf(runs.resilient!).last).toBe(policies.ecmp.buckets - 1);
  });

  it('is one LB’s without ECMP, and passes to the other with the address', () => {
    const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
    const run = simulate(patchScenario(namedScenarios['vrrp-pair'], { faults: [crash] }));
    const space = hashSpaceOf(run);
    expect(ownerAt(space.partsIn(run.worlds[0]!), 0.5)).toBe(0);
    expect(ownerAt(space.changes[0]!.after, 0.5)).toBe(1);
  });

  it('has no change before the first', () => {
    const space = hashSpaceOf(runs['hash-threshold']!);
    const [first] = space.changes;
    expect(changeAt(space, first!.tMs - 1)).toBeNull();
    expect(changeAt(space, first!.tMs)).toBe(first);
  });
});

describe('a flow on the line', () => {
  it.each(withParts)('with %s stands, moved or not, where the router has led it', (algorithm) => {
    const run = runs[algorithm]!;
    const space = hashSpaceOf(run);
    const view = viewOf(run, 8000);
    const flows = hashedFlows(run, view.frame.flows);
    const owners = flows.map(({ place }) => ownerAt(space.partsIn(view.world), place));
    expect(owners).toEqual(view.frame.flows.map(({ lb }) => lb));
    const moves = flows.flatMap(({ move }) => move ?? []);
    expect(moves.length).toBeGreaterThan(5);
    for (const { place, from, to, movement, tMs } of moves) {
      const { before, after } = changeAt(space, tMs)!;
      expect([ownerAt(before, place), ownerAt(after, place)]).toEqual([from, to]);
      expect(movement).toBe(from === 0 ? 'moved' : 'needless');
    }
  });
});
