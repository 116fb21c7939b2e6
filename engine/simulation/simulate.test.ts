import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import kernel from '../../evidence/vectors/cases/ecmp-linux-kernel.json';
import { formatIpv4 } from '../ecmp/flow';
import { measure } from '../metrics/measures';
import { mmc } from '../queues/mmc';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault, Scenario } from '../scenario/schema';
import { runDigest } from './digest';
import { simulate, start } from './simulate';

const { flagship } = namedScenarios;
const fault = (kind: Fault['kind'], target: string, atMs = 4000, forMs: number | null = null): Fault => ({
  kind,
  target,
  atMs,
  forMs,
});
const run = (base: Scenario, patch: ScenarioPatch = {}) => simulate(patchScenario(base, patch));
const crash = { faults: [fault('lb-crash', 'lb-a')] };

/** So many flows with 5-tuples spread evenly, all open from the start. */
const manyFlows = (count: number): Scenario['traffic']['arrivals'] => ({
  kind: 'replay',
  flows: Array.from({ length: count }, (_, i) => ({
    src: formatIpv4(0xc6120000 + i * 61),
    dst: '203.0.113.10',
    proto: 'tcp' as const,
    sport: 1024 + ((i * 7919) % 60_000),
    dport: 443,
  })),
});

describe('a run is a pure function of its scenario', () => {
  it('however it is cut into slices', () => {
    const scenario = patchScenario(flagship, { durationMs: 3000, faults: [fault('lb-hang', 'lb-b', 1000, 500)] });
    const whole = runDigest(simulate(scenario));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (slice) => {
        const simulation = start(scenario);
        while (!simulation.advance(slice));
        expect(runDigest(simulation.finish())).toBe(whole);
      }),
      { numRuns: 10 },
    );
  });

  it('and another seed gives another run', () => {
    expect(runDigest(run(flagship, { seed: 2 }))).not.toBe(runDigest(run(flagship)));
  });

  it('a change of policy leaves arrivals, addresses and lives of flows alone', () => {
    const story = (patch: ScenarioPatch) =>
      run(flagship, patch).flows.map(({ openedMs, clients, steps }) => ({ openedMs, clients, tuple: steps[0]!.tuple }));
    const usual = story(crash);
    expect(
      story({
        ...crash,
        policies: { ecmp: { algorithm: 'modulo-n' }, zone: { kind: 'any' }, tls: { version: 'none' } },
      }),
    ).toEqual(usual);
  });
});

describe('the router chooses as a Linux kernel does', () => {
  it.each(kernel.cases.map((one, index) => ({ ...one, index })))(
    'case $index: before and after the removal',
    ({ input, expected }) => {
      const ids = input.weights.map((_, i) => `lb-${i}`);
      const isResilient = 'resilientBuckets' in input;
      const result = run(flagship, {
        topology: { lbs: input.weights.map((weight, i) => ({ id: ids[i]!, zone: 'A', tier: 'l7', weight, cores: 4 })) },
        traffic: { arrivals: { kind: 'replay', flows: input.flows as never } },
        policies: {
          ecmp: {
            hashSeed: input.seed,
            hashPolicy: input.hashPolicy as 0 | 1,
            algorithm: isResilient ? 'resilient' : 'hash-threshold',
            ...(isResilient ? { buckets: input.resilientBuckets as number } : {}),
          },
        },
        faults: input.removed === undefined ? [] : [fault('lb-crash', ids[input.removed]!)],
      });
      const first = result.flows.map((flow) => flow.steps[0]!.lb);
      expect(first).toEqual(expected.nextHop);
      if (input.removed === undefined) return;
      const after = result.events.flatMap((event) =>
        event.tMs === 4000 && (event.kind === 'flow-kept' || event.kind === 'flow-moved')
          ? [ids.indexOf(event.lb)]
          : [],
      );
      expect(after).toEqual(expected.nextHopAfter);
      expect(result.failovers[0]).toMatchObject({ moved: expected.moved, movedNeedlessly: expected.movedNeedlessly });
    },
  );
});

describe('when an LB dies', () => {
  it.each([
    ['link', 'lb-crash', {}, 0, 0],
    ['a closed BGP session', 'daemon-death', {}, 1, 1],
    // 3 × 300 ms from the last packet, which came up to 300 ms before the fault
    ['BFD', 'lb-hang', {}, 600, 900],
    ['BFD 50 ms × 3', 'lb-hang', { bfd: { txMs: 50, multiplier: 3 } }, 100, 150],
    ['the hold timer', 'lb-hang', { bfd: null, holdMs: 9000 }, 6000, 9000],
    ['the hook of a health check', 'proxy-death', { healthHook: { intervalMs: 500, failures: 3 } }, 1000, 1500],
  ] as const)('%s tells the router within its arithmetic, for any seed', (_, kind, detection, least, most) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (seed) => {
        const { failovers } = run(flagship, {
          seed,
          durationMs: 14_000,
          traffic: { arrivals: { kind: 'steady', flowsPerS: 1 } },
          policies: { detection },
          faults: [fault(kind, 'lb-b')],
        });
        expect(failovers[0]!.detectMs).toBeGreaterThanOrEqual(least);
        expect(failovers[0]!.detectMs).toBeLessThanOrEqual(most);
      }),
      { numRuns: 40 },
    );
  });

  it('nobody is told of a dead proxy beside a live BGP daemon', () => {
    const result = run(flagship, { faults: [fault('proxy-death', 'lb-a')] });
    expect(measure(result, 'outage.detectMs')).toBe(Number.POSITIVE_INFINITY);
    expect(measure(result, 'requests.failedShare')).toBeGreaterThan(0);
  });

  it('a hang shorter than the detection changes no route and breaks no connection', () => {
    const result = run(flagship, { faults: [fault('lb-hang', 'lb-a', 4000, 400)] });
    expect(result.events.some((event) => event.kind === 'route-withdrawn')).toBe(false);
    expect(measure(result, 'connections.brokenCount')).toBe(0);
  });

  it.each([
    ['hash-threshold', 'lb-a', 1 / 2],
    ['hash-threshold', 'lb-b', 1 / 3],
    ['modulo-n', 'lb-a', 2 / 3],
    ['resilient', 'lb-a', 1 / 3],
    ['hrw', 'lb-a', 1 / 3],
  ] as const)('%s moves the share of all flows that theory says when %s goes', (algorithm, target, share) => {
    const count = 2000;
    const result = run(flagship, {
      durationMs: 1000,
      traffic: { arrivals: manyFlows(count) },
      policies: { ecmp: { algorithm } },
      faults: [fault('lb-crash', target, 500)],
    });
    const standardError = Math.sqrt((share * (1 - share)) / count);
    expect(Math.abs(measure(result, 'flows.movedShare') - share)).toBeLessThan(3 * standardError);
  });

  it('HRW and resilient groups move no flow whose own LB lives', () => {
    for (const algorithm of ['hrw', 'resilient'] as const) {
      const result = run(flagship, { ...crash, policies: { ecmp: { algorithm } } });
      expect(measure(result, 'flows.needlessShare')).toBe(0);
    }
  });

  it('behind two boxes that die one after the other, every flow that ends elsewhere has moved', () => {
    const result = run(flagship, { faults: [fault('lb-hang', 'lb-a'), fault('lb-hang', 'lb-b', 4001, 6000)] });
    const went = result.flows.flatMap(({ steps }) =>
      steps.slice(1).flatMap((step, i) => {
        const before = steps[i]!;
        return step.tuple === before.tuple && step.lb !== before.lb && before.state !== 'connecting'
          ? [step.movement]
          : [];
      }),
    );
    expect(went.length).toBeGreaterThan(20);
    expect(went).not.toContain('kept');
    // Those of the box that is still routed are told that they stay.
    const left = result.events.flatMap((event) => (event.kind === 'route-withdrawn' ? [event] : []));
    const [firstMs, secondMs] = left.map(({ tMs }) => tMs);
    const kept = result.events.flatMap((event) => (event.kind === 'flow-kept' ? [event] : []));
    expect(firstMs).toBeLessThan(secondMs!);
    expect(kept.filter(({ tMs, lb }) => tMs === firstMs && lb === left[1]!.subject).length).toBeGreaterThan(5);
  });

  it('L7: every connection on it is reset; L4 with equal Maglev tables: none is', () => {
    expect(measure(run(flagship, crash), 'connections.brokenShareOfHit')).toBe(1);
    expect(measure(run(namedScenarios['maglev-l4'], crash), 'connections.brokenShareOfHit')).toBe(0);
  });

  it('flows go back when it returns, and connections made meanwhile break again', () => {
    const result = run(flagship, { faults: [fault('lb-crash', 'lb-a', 3000, 3000)] });
    expect(result.failovers[0]!.movedOnReturn).toBeGreaterThan(0);
    expect(result.events.filter((event) => event.kind === 'flow-broken' && event.tMs > 7000).length).toBeGreaterThan(0);
  });

  it('a standby takes the address after VRRP’s timer, and knows no connection', () => {
    const result = run(namedScenarios['vrrp-pair'], crash);
    expect(measure(result, 'outage.detectMs')).toBeGreaterThan(2609);
    expect(measure(result, 'outage.detectMs')).toBeLessThanOrEqual(3609.375);
    expect(measure(result, 'connections.brokenShareOfHit')).toBe(1);
  });
});

describe('backends', () => {
  it('Envoy keeps 75 % at home when one of three backends of its zone is out, and all carry the same', () => {
    const result = run(flagship, { durationMs: 30_000, faults: [fault('backend-crash', 'a1', 0)] });
    const span = { fromMs: 3000 };
    const requests = measure(result, 'requests.count', span) / 3;
    expect(Math.abs(measure(result, 'zone.localShare:lb-a', span) - 0.75)).toBeLessThan(
      3 * Math.sqrt((0.75 * 0.25) / requests),
    );
    expect(measure(result, 'zone.share:lb-b>A', span)).toBe(0);
  });

  it('requests fail from the crash until the health checks have counted to their threshold', () => {
    const result = run(flagship, { faults: [fault('backend-crash', 'a1', 4000)] });
    const removed = result.events.find((event) => event.kind === 'backend-removed')!;
    expect(removed.tMs).toBeGreaterThan(5000);
    expect(removed.tMs).toBeLessThan(6000);
    expect(measure(result, 'requests.failedShare', { untilMs: 4000 })).toBe(0);
    expect(measure(result, 'requests.failedShare', { fromMs: 4000, untilMs: 5000 })).toBeGreaterThan(0);
    expect(measure(result, 'requests.failedShare', { fromMs: 6100 })).toBe(0);
  });

  it('in panic dead backends get their share too', () => {
    const dead = ['a1', 'a2', 'b1', 'b2', 'c1'];
    const result = run(flagship, { durationMs: 30_000, faults: dead.map((id) => fault('backend-crash', id, 0)) });
    expect(measure(result, 'requests.failedShare', { fromMs: 3000 })).toBeCloseTo(5 / 9, 1);
  });
});

describe('TLS', () => {
  it.each([0.5, 0.9])('handshakes wait as in an M/M/4 queue at utilisation %d', (utilisation) => {
    const cpuMs = 0.5;
    const perSecond = (utilisation * 4 * 1000) / cpuMs;
    const scenario = patchScenario(namedScenarios['tls-edge'], {
      durationMs: 8000,
      traffic: { arrivals: { kind: 'poisson', flowsPerS: perSecond }, flowMs: 50 },
      policies: { tls: { fullCpuMs: cpuMs } },
    });
    const theory = mmc({ arrivalsPerSecond: perSecond, servicesPerSecond: 1000 / cpuMs, servers: 4 });
    // Waits of neighbours are correlated, so the error of a mean is estimated over seeds.
    const means = [1, 2, 3, 4, 5, 6].map((seed) => {
      const { windows } = simulate({ ...scenario, seed });
      const steady = windows.slice(12);
      return (
        steady.reduce((sum, w) => sum + w.handshakeWait.sum, 0) /
        steady.reduce((sum, w) => sum + w.handshakeWait.counts.reduce((a, b) => a + b, 0), 0)
      );
    });
    const mean = means.reduce((a, b) => a + b) / means.length;
    const standardError = Math.sqrt(
      means.reduce((sum, m) => sum + (m - mean) ** 2, 0) / (means.length - 1) / means.length,
    );
    expect(theory.stable && Math.abs(mean - theory.meanWaitS * 1000)).toBeLessThan(3 * standardError);
  });

  it.each([1, 2, 3, 4])('of %d LBs with a key each, one in so many clients that come back resumes', (count) => {
    const lbs = Array.from({ length: count }, (_, i) => ({
      id: `lb-${i}`,
      zone: 'A',
      tier: 'l7' as const,
      weight: 1,
      cores: 4,
    }));
    const fleet = {
      durationMs: 8000,
      topology: { lbs },
      traffic: { arrivals: { kind: 'poisson' as const, flowsPerS: 200 }, flowMs: 100, returningShare: 1 },
    };
    const own = run(flagship, { ...fleet, policies: { tls: { ticketKeys: 'per-lb' } } });
    expect(measure(own, 'tls.resumedShare')).toBeCloseTo(1 / count, 1);
    expect(measure(run(flagship, fleet), 'tls.resumedShare')).toBeGreaterThan(0.99);
  });
});

it('what comes in goes out: every request that reached an LB is answered, has failed, or is still on its way', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      fc.constantFrom('lb-crash', 'lb-hang', 'link-down', 'daemon-death'),
      fc.integer({ min: 0, max: 3000 }),
      (seed, kind, forMs) => {
        const result = run(flagship, { seed, durationMs: 6000, faults: [fault(kind, 'lb-c', 1000, forMs)] });
        const sum = (name: 'requests' | 'ok' | 'failed') =>
          result.windows.reduce((total, { counts }) => total + counts[name], 0);
        const inFlight = sum('requests') - sum('ok') - sum('failed');
        expect(inFlight).toBeGreaterThanOrEqual(0);
        expect(inFlight).toBeLessThan(50);
      },
    ),
    { numRuns: 15 },
  );
});
