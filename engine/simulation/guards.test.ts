import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECKED_UP } from '../health/activeCheck';
import { afterCheck, afterResponse, eject, ejectionJitterMs, NEVER_EJECTED } from '../health/ejection';
import { mayEject } from '../health/ejectionCap';
import { type SweptHost, sweepInterval } from '../health/intervalSweep';
import { stream, uint32 } from '../random';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault, Scenario } from '../scenario/schema';
import { LbBox } from './boxes';
import { Guards } from './guards';
import { Recorder } from './recorder';
import { simulate } from './simulate';

type Ejection = NonNullable<Scenario['policies']['ejection']>;
type Step =
  | { readonly kind: 'response'; readonly backend: number; readonly isOk: boolean }
  | { readonly kind: 'check'; readonly backend: number }
  | { readonly kind: 'sweep' };

const HOSTS = 6;
const EJECTION: Ejection = {
  ...{ consecutive5xx: 5, intervalMs: 10_000, baseEjectionMs: 30_000, maxEjectionMs: 300_000, maxEjectionPercent: 100 },
};

/** One L7 LB before six backends that it may call, one of a deeper tier, and one of a region that is none of its business. */
function scenarioWith(ejection: Ejection): Scenario {
  const backend = (id: string, zone: string, tier?: number) => ({
    ...{ id, zone, weight: 1, serviceMs: 5, concurrency: 32 },
    ...(tier === undefined ? {} : { tier }),
  });
  return patchScenario(namedScenarios['one-lb'], {
    topology: {
      regions: [
        { id: 'here', zones: ['A', 'B'], vip: '203.0.113.10' },
        { id: 'there', zones: ['C'], vip: '203.0.113.20' },
      ],
      backends: [
        ...Array.from({ length: HOSTS }, (_, i) => backend(`b${i}`, 'A')),
        backend('db', 'A', 1),
        backend('away', 'C'),
      ],
      clients: [{ id: 'c', zone: 'A', rttMs: 1, share: 1 }],
    },
    policies: { lists: { scope: 'region' }, ejection },
  });
}

/** The same by the models alone, every host kept whole. */
function reference(scenario: Scenario) {
  const {
    alwaysEjectOneHost = false,
    jitterMs = 0,
    successRate,
    failurePercentage,
    ...rest
  } = scenario.policies.ejection!;
  const config = { ...rest, alwaysEjectOneHost };
  const draws = stream(scenario.seed, 'ejections');
  let ejections = 0;
  const jitter = () => ejectionJitterMs(jitterMs, uint32(draws, 0, ejections++));
  let hosts: SweptHost[] = Array.from({ length: HOSTS }, () => ({
    ...{ ejection: NEVER_EJECTED, requests: 0, successes: 0 },
  }));
  const out = () => hosts.filter(({ ejection }) => ejection.ejectedAtMs !== null).length;
  return {
    isOut: (backend: number) => hosts[backend]!.ejection.ejectedAtMs !== null,
    take(step: Step, tMs: number) {
      if (step.kind === 'sweep') {
        const judges = { ...(successRate && { successRate }), ...(failurePercentage && { failurePercentage }) };
        const swept = sweepInterval(hosts, config, judges, tMs, jitter);
        hosts = swept.ejections.map((ejection) => ({ ejection, requests: 0, successes: 0 }));
        return;
      }
      const host = hosts[step.backend]!;
      if (step.kind === 'check') {
        if (rest.unejectOnPass === false) return;
        hosts[step.backend] = { ...host, ejection: afterCheck(host.ejection, true, CHECKED_UP, tMs) };
        return;
      }
      const after = afterResponse(host.ejection, !step.isOk, config.consecutive5xx);
      const goes = after.isOutlier && mayEject(out(), HOSTS, config);
      hosts[step.backend] = {
        ejection: goes ? eject(after.host, tMs, config, jitter()) : after.host,
        requests: host.requests + 1,
        successes: host.successes + Number(step.isOk),
      };
    },
  };
}

const judge = { minimumHosts: fc.nat(6), requestVolume: fc.nat(12) };
const policy: fc.Arbitrary<Ejection> = fc.record(
  {
    consecutive5xx: fc.integer({ min: 1, max: 5 }),
    intervalMs: fc.constant(1000),
    baseEjectionMs: fc.integer({ min: 1, max: 3000 }),
    maxEjectionMs: fc.integer({ min: 3000, max: 9000 }),
    maxEjectionPercent: fc.integer({ min: 0, max: 100 }),
    jitterMs: fc.nat(2000),
    alwaysEjectOneHost: fc.boolean(),
    unejectOnPass: fc.boolean(),
    successRate: fc.option(fc.record({ ...judge, stdevFactor: fc.integer({ min: 100, max: 2500 }) })),
    failurePercentage: fc.option(fc.record({ ...judge, threshold: fc.integer({ min: 0, max: 100 }) })),
  },
  { requiredKeys: ['consecutive5xx', 'intervalMs', 'baseEjectionMs', 'maxEjectionMs', 'maxEjectionPercent'] },
);
const backend = fc.nat(HOSTS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('response' as const), backend, isOk: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('check' as const), backend }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sweep' as const) }) },
);

describe('ejection in a run', () => {
  it('is that of the exact models: in a row, by rates, with growth, jitter, the cap, and passed checks', () => {
    let decisions = 0;
    let ejected = 0;
    fc.assert(
      fc.property(policy, fc.array(step, { minLength: 40, maxLength: 200 }), (ejection, steps) => {
        const scenario = scenarioWith(ejection);
        const model = reference(scenario);
        const lbs = [new LbBox(scenario.topology.lbs[0]!, 0)];
        const nothing = () => {};
        const guards = new Guards(scenario, new Recorder(scenario, 1), lbs, nothing, () => ejected++);
        let tMs = 0;
        for (const one of steps) {
          tMs += one.kind === 'sweep' ? 500 : 25;
          if (one.kind === 'sweep') guards.sweep(tMs);
          else if (one.kind === 'check') guards.passedCheck(one.backend, tMs);
          else guards.observe(0, one.backend, one.isOk, 1, tMs);
          model.take(one, tMs);
          for (let host = 0; host < HOSTS; host++) expect(guards.isEjected(0, host)).toBe(model.isOut(host));
          decisions++;
        }
      }),
      { numRuns: 150 },
    );
    expect(decisions).toBeGreaterThan(5000);
    expect(ejected).toBeGreaterThan(200);
  });
});

describe('what people reported of ejections', () => {
  const grey = (target: string, atMs = 1000): Fault => ({ atMs, kind: 'backend-grey', target, forMs: null, factor: 1 });
  const backends = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      ...{ id: `b${i + 1}`, zone: 'A', weight: 1, serviceMs: 5, concurrency: 32 },
    }));
  const eventsOf = (patch: ScenarioPatch, kind: string) =>
    simulate(patchScenario(namedScenarios['one-lb'], patch)).events.filter((event) => event.kind === kind);

  it('a cap of 67 % lets two of three go: the next one counts, too (envoyproxy/envoy#26877)', () => {
    const patch = {
      durationMs: 20_000,
      topology: { backends: backends(3) },
      traffic: { arrivals: { kind: 'steady', flowsPerS: 10 } },
      policies: {
        zone: { kind: 'any', panicPercent: 0 },
        ejection: { ...EJECTION, baseEjectionMs: 300_000, maxEjectionPercent: 67, unejectOnPass: false },
      },
      faults: ['b1', 'b2', 'b3'].map((id) => grey(id)),
    } as const satisfies ScenarioPatch;
    expect(eventsOf(patch, 'backend-ejected')).toHaveLength(2);
  });

  it('a passed active check takes a grey host back within one interval of the checks (envoyproxy/envoy#31069)', () => {
    const patch: ScenarioPatch = {
      durationMs: 120_000,
      topology: { backends: backends(2) },
      traffic: { arrivals: { kind: 'steady', flowsPerS: 5 } },
      policies: {
        zone: { kind: 'any' },
        health: { intervalMs: 10_000, timeoutMs: 500, unhealthyAfter: 4, healthyAfter: 3 },
        ejection: {
          ...{ consecutive5xx: 2, intervalMs: 10_000, baseEjectionMs: 60_000, maxEjectionMs: 120_000 },
          maxEjectionPercent: 50,
        },
      },
      faults: [grey('b2')],
    };
    const outMs = (unejectOnPass: boolean) => {
      const policies = { ejection: { ...EJECTION, ...patch.policies!.ejection, unejectOnPass } };
      const all = { ...patch, policies: { ...patch.policies, ...policies } };
      return eventsOf(all, 'backend-readmitted')[0]!.tMs - eventsOf(all, 'backend-ejected')[0]!.tMs;
    };
    expect(outMs(true)).toBeGreaterThan(0);
    expect(outMs(true)).toBeLessThanOrEqual(10_006);
    expect(outMs(false)).toBeGreaterThanOrEqual(60_000);
  });

  it('five more failures are needed after a readmission, whatever panic sent meanwhile (envoyproxy/envoy#1491)', () => {
    const patch: ScenarioPatch = {
      durationMs: 101_000,
      topology: {
        backends: [{ id: 'b1', zone: 'A', weight: 1, serviceMs: 1, concurrency: 10 }],
        clients: [{ id: 'c', zone: 'A', rttMs: 1, share: 1 }],
      },
      traffic: {
        arrivals: {
          kind: 'replay',
          flows: [{ src: '198.18.0.1', dst: '203.0.113.10', proto: 'tcp', sport: 40_000, dport: 443 }],
        },
        requestIntervalMs: 1000,
      },
      policies: {
        tls: { version: 'none' },
        zone: { kind: 'any' },
        ejection: { ...EJECTION, baseEjectionMs: 10_000, maxEjectionMs: 10_000, unejectOnPass: false },
      },
      faults: [grey('b1', 0)],
    };
    const againMs = eventsOf(patch, 'backend-ejected')[1]!.tMs - eventsOf(patch, 'backend-readmitted')[0]!.tMs;
    expect(againMs).toBeGreaterThanOrEqual(3500);
    expect(againMs).toBeLessThanOrEqual(4500);
  });
});
