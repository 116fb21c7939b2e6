import { describe, expect, it } from 'vitest';
import { measure } from '../metrics/measures';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { LbSpec } from '../scenario/schema';
import { simulate } from './simulate';

const fleet = (count: number, cores: number): LbSpec[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ id: `lb-${i}`, zone: ['A', 'B', 'C'][i % 3]!, tier: 'l7', weight: 1, cores },
  }));

describe('a spike of handshakes at four boxes of two cores, at costs as measured', () => {
  const spike: ScenarioPatch = {
    durationMs: 6000,
    topology: { lbs: fleet(4, 2) },
    traffic: {
      arrivals: { kind: 'poisson', flowsPerS: 2600 },
      ...{ flowMs: 200, requestIntervalMs: 1000, returningShare: 0.8 },
    },
    faults: [{ atMs: 2000, kind: 'spike', target: '', forMs: 2000, factor: 6 }],
  };
  const p99Ms = (ticketKeys: 'per-lb' | 'shared', version: '1.2' | '1.3', seed: number) =>
    measure(
      simulate(patchScenario(namedScenarios.anycast, { ...spike, seed, policies: { tls: { ticketKeys, version } } })),
      'handshake.p99WaitMs',
    );
  const seeds = [1, 2, 3];

  it('a resumption of TLS 1.3 still signs its key exchange, so that keys of their own cost but a few times the wait', () => {
    for (const seed of seeds) {
      const [own, shared] = [p99Ms('per-lb', '1.3', seed), p99Ms('shared', '1.3', seed)];
      expect(own).toBeGreaterThan(1.3 * shared);
      expect(own).toBeLessThan(2.5 * shared);
      // One of TLS 1.2 signs nothing.
      expect(p99Ms('per-lb', '1.2', seed)).toBeGreaterThan(2 * p99Ms('shared', '1.2', seed));
    }
  });
});

it.each([
  [2, 0.5],
  [3, 1 / 3],
])(
  'of %d pods with a key each, a client that comes back resumes at one in so many (istio/istio#20347)',
  (pods, share) => {
    const run = simulate(
      patchScenario(namedScenarios.anycast, {
        durationMs: 20_000,
        topology: { lbs: fleet(pods, 8) },
        traffic: { arrivals: { kind: 'poisson', flowsPerS: 500 }, flowMs: 10, returningShare: 1 },
        policies: { tls: { ticketKeys: 'per-lb' } },
      }),
    );
    expect(Math.abs(measure(run, 'tls.resumedShare') - share)).toBeLessThan(0.02);
  },
);
