import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import { Rotation } from './rotation';

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
