import { describe, expect, it } from 'vitest';
import { healthCheckAfterResultS } from '../detection/failureDetection';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault } from '../scenario/schema';
import { simulate } from './simulate';

const HEALTH = { intervalMs: 1000, timeoutMs: 500, unhealthyAfter: 3, healthyAfter: 2 };

/** A run in which next to nothing is sent: what the checks do is all. */
function changes(patch: ScenarioPatch, health = HEALTH) {
  const base = patchScenario(namedScenarios['one-lb'], {
    traffic: { arrivals: { kind: 'steady', flowsPerS: 0.01 } },
    policies: { health },
  });
  return simulate(patchScenario(base, patch)).events.filter(({ kind }) => kind.startsWith('backend-re'));
}

const crash = { atMs: 5000, kind: 'backend-crash', target: 'b2', forMs: null } as const;

describe('active checks in a run', () => {
  it('a backend that flaps faster than the thresholds is never removed, in any phase', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const flap = { ...crash, kind: 'backend-flap', forMs: null, periodMs: 1600 } as const;
      expect(changes({ seed, durationMs: 40_000, faults: [flap] })).toEqual([]);
      expect(changes({ seed, durationMs: 40_000, faults: [{ ...flap, periodMs: 400 }] })).toEqual([]);
    }
  });

  it.each([
    ['a port that refuses, at once', 'backend-crash', 0],
    ['a silent one, after the timeout', 'backend-power-loss', 500],
    ['a frozen one, after the timeout', 'backend-hang', 500],
  ] as const)('%s: within the bounds of the exact model', (_, kind, timeoutMs) => {
    const check = { intervalS: 1, unhealthyThreshold: 3, timeoutS: timeoutMs / 1000 };
    const { bestCaseS, worstCaseS } = healthCheckAfterResultS(check);
    for (let seed = 1; seed <= 12; seed++) {
      const [removed] = changes({ seed, faults: [{ ...crash, kind }] });
      expect(removed!.kind).toBe('backend-removed');
      expect(removed!.tMs - 5000).toBeGreaterThanOrEqual(bestCaseS * 1000);
      expect(removed!.tMs - 5000).toBeLessThanOrEqual(worstCaseS * 1000);
    }
  });

  it('a frozen host that thaws answers the check that waits for it, one that lost power does not', () => {
    const long = { ...HEALTH, intervalMs: 5000, timeoutMs: 4000, unhealthyAfter: 1, healthyAfter: 1 };
    const back = (kind: 'backend-hang' | 'backend-power-loss', seed: number, ...more: Fault[]) =>
      changes({ seed, durationMs: 60_000, faults: [{ ...crash, kind, forMs: 15_000 }, ...more] }, long)[1]!.tMs -
      20_000;
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    // At 20 s a check is under way for some seeds: it comes back with the host's answer, not with the next check.
    const held = seeds.filter((seed) => back('backend-hang', seed) < 10);
    expect(held.length).toBeGreaterThan(0);
    for (const seed of held) expect(back('backend-power-loss', seed)).toBeGreaterThan(5000);
    // Whatever else befalls it while it is frozen.
    const again = { ...crash, kind: 'backend-hang', atMs: 19_000, forMs: 500 } as const;
    for (const seed of held) expect(back('backend-hang', seed, again)).toBe(back('backend-hang', seed));
  });

  it('one that answers more slowly than the timeout is taken out once, and stays out (haproxy/haproxy#2101)', () => {
    const slow = { ...crash, kind: 'backend-slow', factor: 1000 } as const;
    expect(changes({ durationMs: 30_000, faults: [slow] }).map(({ kind }) => kind)).toEqual(['backend-removed']);
    expect(changes({ durationMs: 30_000, faults: [slow] }, { ...HEALTH, timeoutMs: 5000 })).toEqual([]);
  });

  it('a drained backend whose checks fail does not come back when its drain ends', () => {
    const drain = { ...crash, kind: 'drain', forMs: 4000 } as const;
    const faults = [drain, { ...crash, atMs: 6000, forMs: 10_000 }];
    const events = changes({ durationMs: 30_000, faults });
    expect(events.map(({ kind, tMs }) => [kind, tMs > 15_999])).toEqual([
      ['backend-removed', false],
      ['backend-restored', true],
    ]);
  });
});
