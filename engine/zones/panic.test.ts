import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { isInPanic } from './panic';

describe('panic', () => {
  it('begins below the threshold, not at it', () => {
    expect([isInPanic({ hosts: 10, healthy: 5 }), isInPanic({ hosts: 10, healthy: 4 })]).toEqual([false, true]);
  });

  it('counts degraded hosts as usable', () => {
    expect(isInPanic({ hosts: 1000, healthy: 250, degraded: 250 })).toBe(false);
    expect(isInPanic({ hosts: 1000, healthy: 250, degraded: 249 })).toBe(true);
  });

  it('leaves excluded hosts out of the count', () => {
    expect(isInPanic({ hosts: 4, healthy: 1, excluded: 3 })).toBe(false);
  });

  it('an empty set is in panic unless panic is switched off', () => {
    expect([50, 1, 0].map((threshold) => isInPanic({ hosts: 0, healthy: 0 }, threshold))).toEqual([true, true, false]);
  });

  it('excludes none unless told so: one of three is in panic, one of two is not', () => {
    expect([isInPanic({ hosts: 3, healthy: 1 }), isInPanic({ hosts: 3, healthy: 1, excluded: 1 })]).toEqual([
      true,
      false,
    ]);
  });

  it('more healthy or degraded hosts than there are is refused', () => {
    expect(() => isInPanic({ hosts: 4, healthy: 3, excluded: 2 })).toThrow(EngineError);
    expect(() => isInPanic({ hosts: 4, healthy: 3, excluded: 2 })).toThrow('counts.healthy:');
    expect(() => isInPanic({ hosts: 4, healthy: 1, degraded: 2, excluded: 2 })).toThrow('counts.degraded:');
  });
});
