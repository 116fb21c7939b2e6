import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { crossZoneShares } from './crossZone';

const halves = [0.5, 0.5];

describe('cross-zone balancing', () => {
  it('off: a target of the small zone carries more, and nothing crosses', () => {
    expect(crossZoneShares({ targetsPerZone: [2, 8], nodeShare: halves, crossZone: false })).toEqual({
      perTargetShare: [0.25, 0.0625],
      crossZoneFraction: 0,
      unservedFraction: 0,
    });
  });

  it('on: all targets carry the same, and what is not for the own zone crosses', () => {
    expect(crossZoneShares({ targetsPerZone: [2, 8], nodeShare: [0.8, 0.2], crossZone: true })).toEqual({
      perTargetShare: [0.1, 0.1],
      crossZoneFraction: expect.closeTo(0.8 * 0.8 + 0.2 * 0.2, 12),
      unservedFraction: 0,
    });
  });

  it('off, a zone without targets fails its share of the requests', () => {
    expect(crossZoneShares({ targetsPerZone: [0, 4], nodeShare: halves, crossZone: false })).toMatchObject({
      perTargetShare: [0, 0.125],
      unservedFraction: 0.5,
    });
  });

  it.each([
    ['nodeShare', { targetsPerZone: [1, 1], nodeShare: [1], crossZone: true }],
    ['nodeShare', { targetsPerZone: [1, 1], nodeShare: [0.5, 0.6], crossZone: true }],
    ['targetsPerZone', { targetsPerZone: [0, 0], nodeShare: halves, crossZone: true }],
  ])('bad %s is refused by name', (field, input) => {
    expect(() => crossZoneShares(input)).toThrow(EngineError);
    expect(() => crossZoneShares(input)).toThrow(`${field}:`);
  });
});
