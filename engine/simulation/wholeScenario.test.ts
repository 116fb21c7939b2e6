import { describe, expect, it } from 'vitest';
import { staleFraction } from '../dns/stale';
import { explain } from '../explain/explain';
import { measure } from '../metrics/measures';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault, Scenario } from '../scenario/schema';
import { frameAt } from '../story/frame';
import type { Counts, Run } from './run';
import { simulate } from './simulate';

const { flagship } = namedScenarios;
const run = (patch: ScenarioPatch, base: Scenario = flagship) => simulate(patchScenario(base, patch));
const total = (result: Run, name: keyof Counts) => result.windows.reduce((sum, { counts }) => sum + counts[name], 0);
const fault = (
  kind: Fault['kind'],
  target: string,
  atMs: number,
  forMs: number | null = null,
  more: Partial<Fault> = {},
): Fault => ({ kind, target, atMs, forMs, ...more });
const events = (result: Run, kind: string) => result.events.filter((event) => event.kind === kind);

describe('two tiers: L4 LBs that forward, L7 LBs that terminate', () => {
  const l4 = ['A', 'B', 'C'].map((zone) => ({
    id: `edge-${zone.toLowerCase()}`,
    zone,
    tier: 'l4' as const,
    weight: 1,
    cores: 4,
  }));
  const twoTiers = patchScenario(flagship, {
    topology: { lbs: [...l4, ...flagship.topology.lbs] },
    policies: { entry: { tiers: 'two' }, l4: { tableSize: 251, connectionTracking: false } },
  });

  it('lose an L4 LB: no connection breaks, since the others send each flow to the L7 LB it had', () => {
    const result = run({ faults: [fault('lb-crash', 'edge-a', 4000)] }, twoTiers);
    expect(result.failovers[0]!.hit).toBeGreaterThan(30);
    expect(total(result, 'broken')).toBe(0);
    const { flows } = frameAt(result, 5000);
    expect(flows.some(({ movement, proxy }) => movement === 'rerouted' && proxy >= 3)).toBe(true);
    expect(flows.filter(({ lb }) => lb === 0)).toEqual([]);
  });

  it('lose an L7 LB: its connections break once the checks have found out, and few others', () => {
    const result = run({ faults: [fault('lb-crash', 'lb-b', 4000)] }, twoTiers);
    const { detectMs, hit, broken, ended, moved, movedNeedlessly } = result.failovers[0]!;
    expect(detectMs).toBeGreaterThan(1000);
    // Two failures in a row: up to an interval until the first probe, its timeout, an interval, another timeout.
    expect(detectMs).toBeLessThanOrEqual(3000);
    expect(broken + ended).toBeGreaterThan(hit * 0.8);
    expect(movedNeedlessly).toBeLessThan(moved * 0.1);
  });

  it('an explanation leads through both tiers to the backend', () => {
    const result = run({}, twoTiers);
    for (const flow of result.flows) {
      const request = flow.requests[0];
      if (!request) continue;
      const kinds = explain(result, flow.id, request.sentMs).map((step) => step.kind);
      expect(kinds).toEqual(['packet', 'router-hash', 'next-hop', 'maglev', 'zone-plan', 'turn']);
    }
  });
});

describe('regions, chosen by DNS', () => {
  const clients = [
    { id: 'near', zone: 'A', rttMs: 20, share: 1 },
    { id: 'far', zone: 'C', rttMs: 20, share: 1 },
  ];
  const regions = [
    { id: 'eu', zones: ['A', 'B'], vip: '203.0.113.10' },
    { id: 'us', zones: ['C'], vip: '203.0.113.20' },
  ];
  const world = patchScenario(flagship, {
    durationMs: 60_000,
    topology: { regions, clients },
    traffic: { arrivals: { kind: 'poisson', flowsPerS: 50 }, flowMs: 1000 },
    policies: { dns: { ttlMs: 20_000, failoverMs: 5000 } },
  });

  it('serve each their own clients', () => {
    const result = run({ durationMs: 5000 }, world);
    expect(measure(result, 'client.lbShare:near>lb-c')).toBe(0);
    expect(measure(result, 'client.lbShare:far>lb-c')).toBe(1);
  });

  it('a lost one’s clients come over as their caches expire: 1 − t/TTL of them are still away', () => {
    const result = run({ faults: [fault('region-loss', 'us', 10_000)] }, world);
    expect(events(result, 'dns-changed')).toMatchObject([{ tMs: 15_000, subject: 'us', to: 'eu' }]);
    const arrivals = result.flows.filter((flow) => flow.clients === 'far');
    for (const afterMs of [4000, 12_000]) {
      const around = arrivals.filter(({ openedMs }) => Math.abs(openedMs - 15_000 - afterMs) < 4000);
      const stale = around.filter(({ steps }) => steps[0]!.tuple.dstAddr % 256 === 20).length / around.length;
      expect(Math.abs(stale - staleFraction(afterMs / 1000, 20))).toBeLessThan(3 * Math.sqrt(0.25 / around.length));
    }
    expect(measure(result, 'client.lbShare:far>lb-c', { fromMs: 40_000 })).toBe(0);
  });
});

describe('retries', () => {
  const grey = {
    faults: ['a', 'b', 'c'].flatMap((zone) =>
      [1, 2, 3].map((n) => fault('backend-grey', `${zone}${n}`, 0, null, { factor: 0.5 })),
    ),
  };

  it('with failures of probability p, r tries each send Σ p^k calls and leave p^r failed', () => {
    const result = run({ ...grey, durationMs: 30_000, policies: { retries: { attempts: 3 } } });
    const requests = total(result, 'requests');
    expect(total(result, 'calls') / requests).toBeCloseTo(1 + 0.5 + 0.25, 1);
    expect(total(result, 'failed') / requests).toBeCloseTo(0.125, 1);
  });

  it('multiply over tiers: three tries on each of two tiers are nine calls of the last when all fails', () => {
    const deep = [{ id: 'db', zone: 'A', weight: 1, serviceMs: 1, concurrency: 64, tier: 1 }];
    const result = run({
      topology: { backends: [...flagship.topology.backends, ...deep] },
      policies: { retries: { attempts: 3, where: 'every-tier' } },
      faults: [fault('backend-grey', 'db', 0, null, { factor: 1 })],
    });
    // three calls of the first tier, each of which makes three of the second
    expect(total(result, 'calls') / total(result, 'requests')).toBeCloseTo(12, 0);
    expect(total(result, 'ok')).toBe(0);
  });

  it('told to avoid the backend that failed, a second try succeeds where one of three fails; otherwise it may not', () => {
    const one = {
      durationMs: 20_000,
      topology: { backends: flagship.topology.backends.slice(0, 3) },
      policies: { zone: { kind: 'any' }, retries: { attempts: 2 } },
      faults: [fault('backend-grey', 'a1', 0, null, { factor: 1 })],
    } as const satisfies ScenarioPatch;
    const avoiding = run({ ...one, policies: { ...one.policies, retries: { attempts: 2, avoidsFailed: true } } });
    expect(total(avoiding, 'failed')).toBe(0);
    expect(total(avoiding, 'retries')).toBeGreaterThan(500);
    expect(total(run(one), 'failed')).toBeGreaterThan(100);
  });

  it('a budget keeps their share of the load near its percentage', () => {
    const policies = { retries: { attempts: 5, budget: { percent: 20, minConcurrency: 0 } } };
    const result = run({ ...grey, traffic: { arrivals: { kind: 'poisson', flowsPerS: 600 } }, policies });
    expect(total(result, 'retries') / total(result, 'requests')).toBeLessThan(0.3);
    expect(total(result, 'refusedByBudget')).toBeGreaterThan(0);
  });

  it('time limits without a budget keep an overload alive after its cause is gone; a budget lets it end', () => {
    const storm = (budget: Scenario['policies']['retries']['budget']): ScenarioPatch => ({
      durationMs: 40_000,
      topology: {
        backends: ['A', 'B', 'C'].map((zone) => ({
          id: `b-${zone.toLowerCase()}`,
          zone,
          weight: 1,
          serviceMs: 10,
          concurrency: 1,
        })),
      },
      traffic: { arrivals: { kind: 'poisson', flowsPerS: 200 }, flowMs: 200, requestIntervalMs: 5000 },
      policies: { tls: { version: 'none' }, retries: { attempts: 4, perTryTimeoutMs: 200, budget } },
      faults: [fault('spike', '', 5000, 5000, { factor: 3 })],
    });
    const late = (result: Run) => measure(result, 'requests.failedShare', { fromMs: 30_000 });
    expect(late(run(storm(null)))).toBeGreaterThan(0.5);
    expect(late(run(storm({ percent: 10, minConcurrency: 0 })))).toBeLessThan(0.05);
  });
});

describe('guards of an LB', () => {
  const sick = {
    durationMs: 30_000,
    traffic: { arrivals: { kind: 'poisson' as const, flowsPerS: 200 } },
    faults: [fault('backend-grey', 'a1', 5000, 10_000, { factor: 1 })],
  };
  const ejection = {
    consecutive5xx: 5,
    intervalMs: 1000,
    baseEjectionMs: 4000,
    maxEjectionMs: 60_000,
    maxEjectionPercent: 20,
  };

  it('eject a backend that only fails, for longer each time, and take it in again', () => {
    const result = run({ ...sick, policies: { ejection } });
    const byA = events(result, 'backend-ejected').filter((event) => 'lb' in event && event.lb === 'lb-a');
    expect(byA.map((event) => 'forMs' in event && event.forMs).slice(0, 2)).toEqual([4000, 8000]);
    expect(events(result, 'backend-readmitted').length).toBeGreaterThan(0);
    expect(measure(result, 'requests.failedShare', { fromMs: 26_000 })).toBe(0);
    expect(total(result, 'failed')).toBeLessThan(0.3 * total(run(sick), 'failed'));
  });

  it('eject none where the cap would be passed: a tenth of nine is no host', () => {
    expect(
      events(run({ ...sick, policies: { ejection: { ...ejection, maxEjectionPercent: 10 } } }), 'backend-ejected'),
    ).toEqual([]);
  });

  it('a breaker opens on failures, refuses, and closes after a trial that succeeds', () => {
    const all = ['a', 'b', 'c'].flatMap((zone) =>
      [1, 2, 3].map((n) => fault('backend-grey', `${zone}${n}`, 5000, 5000, { factor: 1 })),
    );
    const breaker = {
      failureRateThreshold: 50,
      windowSize: 100,
      minimumNumberOfCalls: 100,
      permittedInHalfOpen: 10,
      waitOpenMs: 2000,
    };
    const result = run({ ...sick, faults: all, policies: { breaker } });
    const states = events(result, 'breaker').flatMap((event) =>
      event.kind === 'breaker' && event.subject === 'lb-a' ? [event.state] : [],
    );
    expect(states.slice(0, 3)).toEqual(['OPEN', 'HALF_OPEN', 'OPEN']);
    expect(states.at(-1)).toBe('CLOSED');
    expect(total(result, 'refusedByBreaker')).toBeGreaterThan(1000);
    expect(measure(result, 'requests.failedShare', { fromMs: 20_000 })).toBe(0);
  });
});

describe('lists of backends', () => {
  const tableSize = 251;
  const l4 = patchScenario(namedScenarios['maglev-l4'], { policies: { l4: { tableSize } } });

  it('that differ between LBs for a while break flows that move meanwhile; tracking does not help a flow that moves', () => {
    const faults = [fault('list-skew', 'lb-b', 0, 6000), fault('drain', 'c2', 1000), fault('lb-crash', 'lb-a', 3000)];
    const skewed = run({ faults }, l4);
    const agreed = run({ faults: faults.slice(1) }, l4);
    const brokenThen = (result: Run) =>
      events(result, 'flow-broken').filter(({ tMs }) => tMs > 3000 && tMs < 5000).length;
    expect(brokenThen(skewed)).toBeGreaterThan(brokenThen(agreed));
    expect(events(skewed, 'list-updated')).toMatchObject([{ tMs: 6000, subject: 'lb-b' }]);
  });

  it('reach every LB within the spread, at different moments', () => {
    const result = run({ faults: [fault('backend-crash', 'a1', 1000)], policies: { lists: { spreadMs: 3000 } } });
    const removed = events(result, 'backend-removed')[0]!.tMs;
    const heard = events(result, 'list-updated').map(({ tMs }) => tMs - removed);
    expect(heard).toHaveLength(3);
    expect(new Set(heard).size).toBe(3);
    expect(Math.max(...heard)).toBeLessThan(3000);
  });

  it('a drained backend gets nothing new and fails nothing; connections it still has are cut after the grace', () => {
    const l7 = run({ faults: [fault('drain', 'a1', 3000)] });
    expect(total(l7, 'failed')).toBe(0);
    expect(measure(l7, 'backend.share:a1', { fromMs: 3100 })).toBe(0);
    const tracked = run(
      {
        faults: [fault('drain', 'a1', 3000)],
        policies: { l4: { connectionTracking: true }, drain: { graceMs: 2000 } },
      },
      l4,
    );
    expect(events(tracked, 'flow-broken').every(({ tMs }) => tMs >= 5000)).toBe(true);
    expect(events(tracked, 'flow-broken').length).toBeGreaterThan(0);
  });

  it('a deploy that drains each backend before its restart fails nothing; a flapping backend does', () => {
    const deploy = run({ durationMs: 30_000, faults: [fault('deploy', '', 2000, null, { periodMs: 2500 })] });
    expect(total(deploy, 'failed')).toBe(0);
    expect(events(deploy, 'fault').length).toBe(18);
    const flap = run({ durationMs: 30_000, faults: [fault('backend-flap', 'a1', 2000, 20_000, { periodMs: 4000 })] });
    expect(total(flap, 'failed')).toBeGreaterThan(0);
    expect(events(flap, 'backend-restored').length).toBeGreaterThan(1);
  });
});

describe('zones', () => {
  const oneDown = { durationMs: 30_000, faults: [fault('backend-crash', 'a1', 0)] };
  const localShare = (kind: Scenario['policies']['zone']['kind']) =>
    measure(run({ ...oneDown, policies: { zone: { kind } } }), 'zone.localShare:lb-a', { fromMs: 3000 });

  it('with one of three backends gone: zone-aware keeps 75 %, priorities 93 %, equal locality weights 31.8 %', () => {
    expect(localShare('zone-aware')).toBeCloseTo(0.75, 1);
    expect(localShare('priority')).toBeCloseTo(0.93, 1);
    expect(localShare('locality-weighted')).toBeCloseTo(0.318, 1);
    expect(localShare('local-only')).toBe(1);
  });

  it('a partial failure takes its share of the zone’s backends, a total one all of its boxes', () => {
    const partial = run({ faults: [fault('zone-partial', 'B', 3000, null, { factor: 0.5 })] });
    expect(events(partial, 'fault').map((event) => event.kind === 'fault' && event.fault.target)).toEqual(['b1', 'b2']);
    const whole = run({ durationMs: 30_000, faults: [fault('zone-loss', 'B', 3000)] });
    expect(events(whole, 'fault').map((event) => event.kind === 'fault' && event.fault.target)).toEqual([
      'lb-b',
      'b1',
      'b2',
      'b3',
    ]);
    // What was sent into the silence fails when its connect timeout, or its overall deadline, is over.
    expect(measure(whole, 'requests.failedShare', { fromMs: 3000, untilMs: 6000 })).toBe(0);
    expect(measure(whole, 'requests.failedShare', { fromMs: 8000, untilMs: 20_000 })).toBeGreaterThan(0);
    expect(measure(whole, 'requests.failedShare', { fromMs: 20_000 })).toBe(0);
  });

  it('a slow backend lengthens the tail and not the middle', () => {
    const slow = run({ faults: [fault('backend-slow', 'a1', 0, null, { factor: 20 })] });
    expect(measure(slow, 'latency.p99Ms')).toBeGreaterThan(2 * measure(run({}), 'latency.p99Ms'));
    expect(measure(slow, 'latency.p50Ms')).toBeLessThan(1.2 * measure(run({}), 'latency.p50Ms'));
  });
});
