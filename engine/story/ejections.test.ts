import { describe, expect, it } from 'vitest';
import { measure } from '../metrics/measures';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import type { Fault } from '../scenario/schema';
import { simulate } from '../simulation/simulate';
import { ejectionsOf, illnessOf, illTimes } from './ejections';

const fault = (kind: Fault['kind'], target: string, atMs: number, forMs: number | null, more = {}): Fault => ({
  kind,
  target,
  atMs,
  forMs,
  ...more,
});
const sick = patchScenario(namedScenarios.flagship, {
  durationMs: 10_000,
  policies: {
    zone: { kind: 'any' },
    ejection: {
      consecutive5xx: 1,
      intervalMs: 1000,
      baseEjectionMs: 2000,
      maxEjectionMs: 10_000,
      maxEjectionPercent: 40,
    },
    // One answer in some hundred takes a healthy backend longer than this.
    retries: { perTryTimeoutMs: 25 },
  },
  faults: [
    fault('backend-flap', 'a1', 2000, 4000, { periodMs: 1000 }),
    fault('backend-slow', 'b1', 3000, null, { factor: 10 }),
    fault('backend-grey', 'b1', 5000, 1000, { factor: 0.5 }),
    fault('zone-partial', 'C', 6000, 1000, { factor: 0.3 }),
    fault('drain', 'a2', 1000, 1000),
    fault('lb-crash', 'lb-a', 1000, null),
  ],
});

describe('what is wrong with a backend', () => {
  it('is the fault that holds, the last of several, from its start to its end', () => {
    expect(illnessOf(sick, 'b1', 2999)).toBeNull();
    expect(illnessOf(sick, 'b1', 3000)?.kind).toBe('backend-slow');
    expect(illnessOf(sick, 'b1', 5999)?.kind).toBe('backend-grey');
    expect(illnessOf(sick, 'b1', 6000)?.kind).toBe('backend-slow');
  });

  it('flapping is one illness, its healthy halves included', () => {
    expect(illnessOf(sick, 'a1', 2700)?.kind).toBe('backend-flap');
    expect(illTimes(sick, 'a1')).toEqual([[2000, 6000]]);
  });

  it('comes from compound faults too, and not from draining', () => {
    expect(illTimes(sick, 'c1')).toEqual([[6000, 7000]]);
    expect(illTimes(sick, 'a2')).toEqual([]);
    expect(illTimes(sick, 'b1')).toEqual([
      [3000, 10_000],
      [5000, 6000],
    ]);
  });
});

describe('ejections', () => {
  const run = simulate(sick);
  const found = ejectionsOf(sick, run.events);

  it('are false where nothing was wrong, and both kinds occur', () => {
    for (const { backend, tMs, isFalse } of found) expect(isFalse).toBe(illnessOf(sick, backend, tMs) === null);
    expect(new Set(found.map(({ isFalse }) => isFalse))).toEqual(new Set([true, false]));
  });

  it('are measured: how many, how many of them false, and how long the first of a backend took', () => {
    const ofSlow = found.find(({ backend, tMs }) => backend === 'b1' && tMs >= 3000)!;
    expect(measure(run, 'ejection.count')).toBe(found.length);
    expect(measure(run, 'ejection.falseCount')).toBe(found.filter(({ isFalse }) => isFalse).length);
    expect(measure(run, 'ejection.afterMs:b1')).toBe(ofSlow.tMs - 3000);
    const off = simulate(patchScenario(sick, { policies: { ejection: null } }));
    expect(measure(off, 'ejection.afterMs:b1')).toBe(Number.POSITIVE_INFINITY);
    expect(measure(run, 'ejection.afterMs:b3')).toBe(Number.POSITIVE_INFINITY);
    expect(() => measure(run, 'ejection.afterMs:d1')).toThrow('d1');
  });
});
