import { describe, expect, it } from 'vitest';
import { measure } from '../metrics/measures';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import { Rotation } from './rotation';
import { simulate } from './simulate';

/** What the LBs of the flagship (three zones of three backends: 0 to 2 in A, and so on) make of the backends that are in. */
const rotation = (backendsIn: readonly number[], zone: NonNullable<ScenarioPatch['policies']>['zone']) =>
  new Rotation(
    patchScenario(namedScenarios.flagship, { policies: { zone } }),
    Array.from({ length: 9 }, (_, index) => backendsIn.includes(index)),
    [true, true, true],
  );

const zoneOf = (rotated: Rotation, draw: number) => rotated.poolFor('A', [draw, 0], 0).zone;

it('a plan by zone says why it is none, where one zone alone has backends', () => {
  const { topology } = namedScenarios.flagship;
  const alone = patchScenario(namedScenarios.flagship, { topology: { backends: topology.backends.slice(0, 3) } });
  expect(new Rotation(alone, [true, true, true], [true, true, true]).spreadOf('A')).toEqual({
    kind: 'plan',
    plan: { mode: 'NoLocalityRouting', reason: 'upstream-has-one-locality' },
    areCallersInPanic: false,
  });
});

describe('locality weights', () => {
  it('give a draw to the zone in whose share it lies, a border to the zone above it', () => {
    const half = 2 ** 31;
    const two = rotation([0, 1, 2, 3, 4, 5], { kind: 'locality-weighted' });
    expect([0, half - 1, half, 2 * half - 1].map((draw) => zoneOf(two, draw))).toEqual(['A', 'A', 'B', 'B']);
  });

  it('give nothing to a zone without a healthy host, not even the least draw', () => {
    expect(zoneOf(rotation([3, 4, 5, 6, 7, 8], { kind: 'locality-weighted' }), 0)).toBe('B');
  });
});

describe('panic goes by priority level, and only when the levels together cannot carry everything', () => {
  it('is told of LBs that send to hosts whose health they do not believe, and of no others', () => {
    const isPanic = (backendsIn: readonly number[], kind: 'any' | 'priority') =>
      rotation(backendsIn, { kind, panicPercent: 50 }).isPanicIn('A');
    expect(isPanic([0, 1, 2, 3, 4, 5, 6, 7, 8], 'any')).toBe(false);
    expect(isPanic([0, 1], 'any')).toBe(true);
    // The others are all gone, and take nothing.
    expect(isPanic([0, 1, 2], 'priority')).toBe(false);
  });

  const { flagship } = namedScenarios;
  const crash = (target: string) => ({ atMs: 2000, kind: 'backend-crash' as const, target, forMs: null });
  const measured = (patch: ScenarioPatch, measures: readonly string[]) => {
    const run = simulate(patchScenario(flagship, { durationMs: 20_000, ...patch }));
    return measures.map((name) => measure(run, name, { fromMs: 12_000 }));
  };

  it('own zone first, two zones dead: the third is no panic', () => {
    const faults = ['b1', 'b2', 'b3', 'c1', 'c2', 'c3'].map(crash);
    const policies: ScenarioPatch['policies'] = { zone: { kind: 'priority' } };
    expect(
      measured({ policies, faults }, ['requests.failedShare', 'zone.localShare:lb-a', 'zone.share:lb-b>A']),
    ).toEqual([0, 1, 1]);
  });

  it('own zone first, a zone lost and a host of each other dead: nothing fails once that is known', () => {
    const zoneLoss = { atMs: 2000, kind: 'zone-loss' as const, target: 'A', forMs: null };
    const policies: ScenarioPatch['policies'] = { zone: { kind: 'priority' } };
    const [failed] = measured({ policies, faults: [zoneLoss, crash('b1'), crash('c1')] }, ['requests.failedShare']);
    expect(failed).toBeLessThan(0.001);
  });

  it('three of four hosts can carry everything at 1.4: a threshold of 80 % bites no more', () => {
    const backends = ['b1', 'b2', 'b3', 'b4'].map((id) => ({ ...flagship.topology.backends[0]!, id }));
    const policies: ScenarioPatch['policies'] = { zone: { kind: 'any', panicPercent: 80 } };
    expect(
      measured({ topology: { backends }, policies, faults: [crash('b4')] }, [
        'requests.failedShare',
        'backend.share:b4',
      ]),
    ).toEqual([0, 0]);
  });

  it('callers in panic: zone-aware routing switches itself off', () => {
    const lbs = ['a', 'b', 'c'].flatMap((zone) =>
      [1, 2, 3].map((i) => ({ ...flagship.topology.lbs[0]!, id: `lb-${zone}${i}`, zone: zone.toUpperCase() })),
    );
    const dead = ['lb-a3', 'lb-b2', 'lb-b3', 'lb-c2', 'lb-c3'];
    const faults = dead.map((target) => ({ atMs: 2000, kind: 'lb-crash' as const, target, forMs: null }));
    const [share] = measured({ topology: { lbs }, faults }, ['zone.localShare:lb-a1']);
    expect(share).toBeCloseTo(1 / 3, 1);
  });
});

it('a deeper tier is called in the order of EDF: weights 2 and 1 give A B A', () => {
  const [first, second, third] = namedScenarios.flagship.topology.backends;
  const backends = [{ ...first!, weight: 2, tier: 1 }, { ...second!, tier: 1 }, third!];
  const scenario = patchScenario(namedScenarios.flagship, { topology: { backends } });
  expect([...new Rotation(scenario, [true, true, true], [true, true, true]).tierOrder(1)]).toEqual([0, 1, 0]);
});
