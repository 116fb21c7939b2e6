import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINUX_SYN_RETRIES, synRetransmissions } from '../detection/synRetries';
import { measure } from '../metrics/measures';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault } from '../scenario/schema';
import { simulate } from './simulate';

const VIP = '203.0.113.10';
const flow = { src: '198.18.0.1', dst: VIP, proto: 'tcp', sport: 40_000, dport: 443 } as const;

describe('a SYN that nobody answers', () => {
  const base = patchScenario(namedScenarios['one-lb'], {
    durationMs: 400_000,
    topology: { clients: [{ id: 'c', zone: 'A', rttMs: 20, share: 1 }] },
    traffic: { arrivals: { kind: 'replay', flows: [flow] }, requestIntervalMs: 1000 },
    policies: { tls: { version: 'none' } },
  });
  const kernels = [
    ['linux-before-6.5', LINUX_SYN_RETRIES['before-6.5'], 127_000],
    ['linux-6.5', LINUX_SYN_RETRIES['since-6.5'], 131_000],
  ] as const;

  it('is sent again by the kernel’s timetable until one gets through, or the attempt ends and another begins', () => {
    let decisions = 0;
    const patience = fc.option(fc.integer({ min: 500, max: 200_000 }));
    fc.assert(
      fc.property(fc.constantFrom(...kernels), fc.nat(390_000), patience, ([synRetries, kernel], backMs, limitMs) => {
        const faults: Fault[] = [{ atMs: 0, kind: 'lb-hang', target: 'lb-a', forMs: backMs }];
        const policies = { clients: { synRetries, connectTimeoutMs: limitMs } };
        const run = simulate(patchScenario(base, { durationMs: backMs + 140_000, policies, faults }));
        const { retransmissionsMs, givesUpMs } = synRetransmissions(kernel);
        const endMs = Math.min(givesUpMs, limitMs ?? givesUpMs);
        const offsets = [0, ...retransmissionsMs].filter((ms) => ms < endMs);
        let attempts = 0;
        let lost = 0;
        // The box that is back at the instant of a packet answers it.
        while (attempts * endMs + offsets.at(-1)! < backMs) {
          lost += offsets.length;
          attempts++;
        }
        lost += offsets.filter((ms) => attempts * endMs + ms < backMs).length;
        const connectedMs = attempts * endMs + offsets.find((ms) => attempts * endMs + ms >= backMs)!;
        const begun = run.flows[0]!.steps.filter(({ state }) => state === 'connecting').map(({ tMs }) => tMs);
        expect(begun).toEqual(Array.from({ length: attempts + 1 }, (_, i) => i * endMs));
        expect(run.flows[0]!.requests[0]!.sentMs).toBe(connectedMs + 20);
        expect(run.windows.reduce((sum, { counts }) => sum + counts.lost, 0)).toBe(lost);
        decisions += lost + 1;
      }),
      { numRuns: 300 },
    );
    expect(decisions).toBeGreaterThan(2000);
  });

  it('a request into silence is sent again after 200 ms and the round trip, then twice as long each time', () => {
    const sentAgain = (atMs: number, forMs: number) => {
      const faults: Fault[] = [{ atMs, kind: 'lb-hang', target: 'lb-a', forMs }];
      const run = simulate(patchScenario(base, { durationMs: 20_000, faults }));
      return run.flows[0]!.requests.find(({ sentMs }) => sentMs > atMs)!.sentMs;
    };
    expect(sentAgain(5500, 1500)).toBe(6020 + 220 + 420 + 820);
    // The box that took the SYN falls silent before the first request.
    expect(sentAgain(10, 90)).toBe(20 + 220);
  });

  it('a packet into silence leaves its connection stalled, in the handshake too, which is told once', () => {
    const statesAfter = (atMs: number) => {
      const faults: Fault[] = [{ atMs, kind: 'lb-hang', target: 'lb-a', forMs: 1500 }];
      const { steps } = simulate(patchScenario(base, { durationMs: 20_000, faults })).flows[0]!;
      return steps.map(({ state }) => state);
    };
    expect(statesAfter(10)).toEqual(['connecting', 'handshake', 'stalled', 'open']);
    expect(statesAfter(5500)).toEqual(['connecting', 'handshake', 'open', 'stalled', 'open']);
  });

  it('is opened once: each connection after the first is a reconnection', () => {
    const faults: Fault[] = [1, 2].map((n) => ({ atMs: n * 5500, kind: 'lb-crash', target: 'lb-a', forMs: 1000 }));
    const { events } = simulate(patchScenario(base, { durationMs: 30_000, faults }));
    const told = events.flatMap(({ kind }) => (/^flow-(opened|broken|reconnected)$/.test(kind) ? [kind] : []));
    const again = ['flow-broken', 'flow-reconnected'];
    expect(told).toEqual(['flow-opened', ...again, ...again]);
  });

  it.each(kernels)('%s gives up after the time in its documentation', (_, kernel, givesUpMs) => {
    expect(synRetransmissions(kernel).givesUpMs).toBe(givesUpMs);
  });

  it('the name is resolved when an attempt ends, not at each retransmission', () => {
    const zones = ['A', 'B', 'C'];
    const world: ScenarioPatch = {
      durationMs: 60_000,
      topology: {
        regions: [
          { id: 'eu', zones: ['A', 'B'], vip: VIP },
          { id: 'us', zones: ['C'], vip: '203.0.113.20' },
        ],
        lbs: zones.map((zone) => ({ id: `lb-${zone.toLowerCase()}`, zone, tier: 'l7', weight: 1, cores: 4 })),
        clients: [{ id: 'far', zone: 'C', rttMs: 20, share: 1 }],
      },
      traffic: { arrivals: { kind: 'steady', flowsPerS: 5 }, flowMs: 86_400_000 },
      faults: [
        { atMs: 1000, kind: 'region-loss', target: 'us', forMs: null },
        { atMs: 2000, kind: 'dns-change', target: 'us', forMs: null },
      ],
    };
    const lateAfter = (connectTimeoutMs: number | null) => {
      const policies = { dns: { ttlMs: 1000 }, clients: { connectTimeoutMs } };
      const { flows } = simulate(patchScenario(namedScenarios.flagship, { ...world, policies }));
      const caught = flows.filter(({ openedMs }) => openedMs > 1000 && openedMs < 1900);
      return caught.map(({ steps }) => steps.find(({ tuple }) => tuple.dstAddr % 256 === 10)?.tMs ?? Infinity);
    };
    for (const tMs of lateAfter(8000)) expect(tMs).toBeGreaterThanOrEqual(9000);
    expect(Math.max(...lateAfter(8000))).toBeLessThan(11_000);
    expect(lateAfter(null).every((tMs) => tMs === Infinity)).toBe(true);
  });
});

describe('two tiers in different zones', () => {
  const twoTiers = patchScenario(namedScenarios.flagship, {
    traffic: { arrivals: { kind: 'poisson', flowsPerS: 15 } },
    topology: {
      lbs: [
        ...namedScenarios.flagship.topology.lbs,
        ...['A', 'B', 'C'].map((zone) => ({ id: `edge-${zone}`, zone, tier: 'l4' as const, weight: 1, cores: 4 })),
      ],
    },
    policies: { entry: { tiers: 'two' }, l4: { tableSize: 251 }, zone: { kind: 'local-only' } },
  });

  it('a request that an L4 box hands to an L7 proxy of another zone is billed, and takes as much longer', () => {
    const run = simulate(twoTiers);
    const zoneOf = (lb: number) => twoTiers.topology.lbs[lb]!.zone;
    let [crossing, all] = [0, 0];
    for (const { steps, requests } of run.flows)
      for (const { sentMs, lb } of requests) {
        const step = steps.findLast(({ tMs }) => tMs <= sentMs)!;
        if (zoneOf(step.lb) !== zoneOf(lb)) crossing++;
        all++;
      }
    expect(all).toBeGreaterThan(2000);
    expect(crossing).toBeGreaterThan(all / 2);
    const kib = run.windows.reduce((sum, { counts }) => sum + counts.crossZoneKib, 0);
    expect(kib).toBe(crossing * twoTiers.traffic.requestKib);
  });

  it('their way counts in each round trip', () => {
    const median = (crossZoneMs: number) =>
      measure(simulate(patchScenario(twoTiers, { policies: { cost: { crossZoneMs } } })), 'latency.p50Ms');
    expect(median(200)).toBeGreaterThan(median(0) + 150);
  });
});
