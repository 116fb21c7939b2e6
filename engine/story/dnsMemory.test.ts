import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { simulate } from '../simulation/simulate';
import {
  deadAddress,
  expectedShare,
  exposedShare,
  isSentTo,
  isStale,
  namedKind,
  recordChangedMs,
  sentSinceFault,
  sentToDead,
  shareNow,
} from './dnsMemory';
import { viewOf } from './view';

const FAULT_MS = 4000;
const CHANGE_MS = 6000;
const DURATION_MS = 24_000;

/** Two regions; the LB of the first fails, and its record is changed two seconds later. */
const run = simulate(
  patchScenario(namedScenarios['vrrp-pair'], {
    durationMs: DURATION_MS,
    sampledFlows: 1000,
    topology: {
      regions: [
        { id: 'one', zones: ['A'], vip: '203.0.113.10' },
        { id: 'two', zones: ['B', 'C'], vip: '203.0.113.20' },
      ],
    },
    traffic: { arrivals: { kind: 'poisson', flowsPerS: 30 }, flowMs: 1000 },
    policies: {
      entry: { kind: 'single' },
      dns: { ttlMs: 8000, failoverMs: CHANGE_MS - FAULT_MS, overstayShare: 0.2, overstayFactor: 2 },
    },
    faults: [{ atMs: FAULT_MS, kind: 'lb-crash', target: 'lb-a', forMs: null }],
  }),
);
const failover = run.failovers[0]!;

describe('connections by the moment of their opening', () => {
  it('are counted in 48 stretches, those to the dead LB among them', () => {
    const stretches = sentToDead(run);
    expect(stretches).toHaveLength(48);
    expect([stretches[0]!.fromMs, stretches[9]!.fromMs, stretches[9]!.untilMs]).toEqual([0, 4500, 5000]);
    const opened = run.flows.filter(({ openedMs }) => openedMs >= 4500 && openedMs < 5000);
    const dead = opened.filter(({ steps }) => run.scenario.topology.lbs[steps[0]!.lb]?.id === 'lb-a');
    expect(stretches[9]).toMatchObject({ opened: opened.length, toDead: dead.length });
    expect(dead.length).toBeGreaterThan(0);
    expect(dead.length).toBeLessThan(opened.length);
    expect(sentToDead(run)).toBe(stretches);
  });

  it('are told from the fault on, up to the moment, and the share of the last stretch with it', () => {
    const times = (tMs: number) => sentSinceFault(viewOf(run, tMs)).map(({ fromMs }) => fromMs);
    expect([times(3999), times(4499), times(4500), times(5100)]).toEqual([[], [], [4000], [4000, 4500]]);
    expect(shareNow(viewOf(run, 4499))).toBeNull();
    const { opened, toDead } = sentToDead(run)[9]!;
    expect(shareNow(viewOf(run, 5100))).toBe(toDead / opened);
  });
});

describe('the record of the dead region', () => {
  it('is known to be changed from that moment on', () => {
    expect(recordChangedMs(run, failover, CHANGE_MS - 1)).toBeNull();
    expect(recordChangedMs(run, failover, CHANGE_MS)).toBe(CHANGE_MS);
    expect(recordChangedMs(run, { ...failover, fault: { ...failover.fault, atMs: CHANGE_MS } }, DURATION_MS)).toBe(
      CHANGE_MS,
    );
    const later = { ...failover, fault: { ...failover.fault, atMs: CHANGE_MS + 1 } };
    expect(recordChangedMs(run, later, DURATION_MS)).toBeNull();
  });

  it('is stale with a resolver that last asked before the change', () => {
    const resolver = { keptMs: 8000, phaseMs: 1000 }; // asks at 7, 15, 23 s
    expect(isStale(resolver, null, 7000)).toBe(true);
    expect([6999, 7000].map((tMs) => isStale(resolver, 6000, tMs))).toEqual([true, false]);
    expect(isStale(resolver, 7000, 7000)).toBe(false);
    expect(isStale(resolver, 7001, 14_999)).toBe(true);
  });

  it('is forgotten evenly over a TTL, by those that overstay over theirs', () => {
    expect([0, 4000, 8000, 12_000, 16_000].map((ms) => expectedShare(run.scenario, ms))).toEqual([
      1,
      expect.closeTo(0.8 * 0.5 + 0.2 * 0.75, 12),
      expect.closeTo(0.2 * 0.5, 12),
      expect.closeTo(0.2 * 0.25, 12),
      0,
    ]);
  });
});

/** DNS hands out the backends' own addresses, of the clients' region; one of three in the first dies. */
const direct = simulate(
  patchScenario(run.scenario, {
    topology: {
      zones: ['A', 'B'],
      regions: [
        { id: 'one', zones: ['A'], vip: '203.0.113.10' },
        { id: 'two', zones: ['B'], vip: '203.0.113.20' },
      ],
      lbs: ['A', 'B'].map((zone) => ({ id: `lib-${zone}`, zone, tier: 'l4', weight: 1, cores: 4, inClients: true })),
      backends: ['a1', 'a2', 'a3', 'b1'].map((id) => ({
        id,
        zone: id.startsWith('a') ? 'A' : 'B',
        weight: 1,
        serviceMs: 5,
        concurrency: 32,
      })),
      clients: ['A', 'B'].map((zone) => ({ id: `clients-${zone}`, zone, rttMs: 20, share: 1 })),
    },
    policies: { entry: { kind: 'dns' }, lists: { scope: 'region' }, zone: { kind: 'any' } },
    faults: [{ atMs: FAULT_MS, kind: 'backend-crash', target: 'a2', forMs: null }],
  }),
);

describe('the dead address', () => {
  it('is the LB that fails where a name stands for the VIPs of regions', () => {
    expect(namedKind(run.scenario)).toBe('vips');
    expect(deadAddress(run)).toEqual({ kind: 'lb', id: 'lb-a', index: 0, atMs: FAULT_MS, changedMs: CHANGE_MS });
  });

  it('is the backend that fails where it stands for backends', () => {
    expect(namedKind(direct.scenario)).toBe('backends');
    expect(deadAddress(direct)).toEqual({ kind: 'backend', id: 'a2', index: 1, atMs: FAULT_MS, changedMs: CHANGE_MS });
  });

  it('is none where nothing fails, or only what is slow', () => {
    expect(deadAddress(simulate(patchScenario(run.scenario, { faults: [] })))).toBeNull();
    const slow = { atMs: FAULT_MS, kind: 'backend-slow', target: 'a2', forMs: null, factor: 3 } as const;
    expect(deadAddress(simulate(patchScenario(direct.scenario, { faults: [slow] })))).toBeNull();
  });

  it('is given to those at home with it: a third of half of the connections', () => {
    const dead = deadAddress(direct)!;
    expect(exposedShare(direct.scenario, dead)).toBeCloseTo(1 / 6, 12);
    const before = sentToDead(direct).filter(({ untilMs }) => untilMs <= CHANGE_MS);
    const [opened, toDead] = (['opened', 'toDead'] as const).map((name) =>
      before.reduce((sum, one) => sum + one[name], 0),
    );
    expect(Math.abs(toDead! / opened! - 1 / 6)).toBeLessThan(4 * Math.sqrt(1 / 6 / opened!));
    expect([isSentTo(direct.scenario, 'A', 'A'), isSentTo(direct.scenario, 'B', 'A')]).toEqual([true, false]);
  });
});
