import { describe, expect, it } from 'vitest';
import { namedScenarios } from './named';
import { patchScenario, type ScenarioPatch } from './patch';
import type { Fault } from './schema';
import { targetsOf } from './validate';

const { flagship } = namedScenarios;
const { lbs, backends } = flagship.topology;
const refusal = (patch: ScenarioPatch) => {
  try {
    patchScenario(flagship, patch);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};
const library = (zone: string, tier: 'l4' | 'l7') => ({
  ...lbs[0]!,
  id: `lib-${zone}`,
  zone,
  tier,
  inClients: true as const,
});
const fault = (more: Partial<Fault>): Fault => ({ kind: 'lb-crash', target: 'lb-a', atMs: 0, forMs: null, ...more });
const regions = [
  { id: 'west', zones: ['A', 'B'], vip: '203.0.113.10' },
  { id: 'east', zones: ['C'], vip: '203.0.113.20' },
];

describe('an entry kind needs its boxes', () => {
  it('a VRRP pair two, code in clients not counted', () => {
    const pair = (count: number) =>
      refusal({
        topology: { lbs: [...lbs.slice(0, count), library('A', 'l7')] },
        policies: { entry: { kind: 'vrrp' } },
      });
    expect(pair(1)).toContain('topology.lbs: expected two LBs for a VRRP pair, found 1');
    expect(pair(2)).toBeNull();
  });

  it('clients that go to backends by themselves a library in each zone, L4 for DNS, and no second tier', () => {
    const direct = (kind: 'dns' | 'client', tier: 'l4' | 'l7', zones = ['A', 'B', 'C'], tiers: 'one' | 'two' = 'one') =>
      refusal({
        topology: { lbs: zones.map((zone) => library(zone, tier)) },
        policies: { entry: { kind, tiers }, l4: { tableSize: 251 } },
      });
    expect(direct('client', 'l7')).toBeNull();
    expect(direct('client', 'l4')).toBeNull();
    expect(direct('dns', 'l4')).toBeNull();
    expect(direct('dns', 'l7')).toContain('topology.lbs: expected an L4 LB in the clients of zone A, found "l7"');
    expect(direct('client', 'l7', ['A', 'B'])).toContain('an LB in the clients of zone C');
    expect(direct('client', 'l7', ['A', 'B', 'C'], 'two')).toContain('policies.entry.tiers:');
    expect(refusal({ policies: { entry: { tiers: 'two' } } })).toBeNull();
  });
});

describe('an L4 LB', () => {
  const l4 = (policy: NonNullable<NonNullable<ScenarioPatch['policies']>['l4']>, tier: 'l4' | 'l7' = 'l4') =>
    refusal({ topology: { lbs: lbs.map((lb) => ({ ...lb, tier })) }, policies: { l4: policy } });

  it('that takes turns must remember where it sent a flow', () => {
    expect(l4({ choice: 'round-robin', connectionTracking: false })).toContain('policies.l4.connectionTracking:');
    expect(l4({ choice: 'round-robin', connectionTracking: true, tableSize: 8 })).toBeNull();
    expect(l4({ choice: 'round-robin', connectionTracking: false }, 'l7')).toBeNull();
  });

  it('by Maglev needs a prime table with a place for each backend', () => {
    expect([l4({ tableSize: 11 }), l4({ tableSize: 11, connectionTracking: false })]).toEqual([null, null]);
    expect(l4({ tableSize: 7 })).toContain('a prime of at least 9');
    expect(
      refusal({
        topology: { lbs: lbs.map((lb) => ({ ...lb, tier: 'l4' as const })), backends: backends.slice(0, 7) },
        policies: { l4: { tableSize: 7 } },
      }),
    ).toBeNull();
  });
});

describe('times in order', () => {
  it('of a spike, of a daemon, of ejections; the same moment will do', () => {
    const arrivals = (untilMs: number) =>
      refusal({ traffic: { arrivals: { kind: 'spike', flowsPerS: 1, peakFlowsPerS: 2, fromMs: 5, untilMs } } });
    expect([arrivals(5), arrivals(4)]).toEqual([
      null,
      expect.stringContaining('traffic.arrivals.untilMs: expected at least fromMs (5)'),
    ]);
    const daemon = (daemonMs: [number, number]) => refusal({ policies: { detection: { daemonMs } } });
    expect([daemon([5, 5]), daemon([5, 4])]).toEqual([null, expect.stringContaining('policies.detection.daemonMs:')]);
    const ejection = (maxEjectionMs: number) =>
      refusal({
        policies: {
          ejection: { consecutive5xx: 5, intervalMs: 1000, baseEjectionMs: 900, maxEjectionMs, maxEjectionPercent: 10 },
        },
      });
    expect([ejection(900), ejection(899)]).toEqual([null, expect.stringContaining('policies.ejection.maxEjectionMs:')]);
  });
});

describe('weights of zones', () => {
  const weights = (...localityWeights: { zone: string; weight: number }[]) =>
    refusal({ policies: { zone: { localityWeights } } });
  const none = ['A', 'B', 'C'].map((zone) => ({ zone, weight: 0 }));

  it('name zones of the topology, each once, and leave some weight', () => {
    expect(weights({ zone: 'A', weight: 0 })).toBeNull();
    expect(weights({ zone: 'A', weight: 1 }, { zone: 'Q', weight: 1 })).toContain(
      'policies.zone.localityWeights[1].zone:',
    );
    expect(weights({ zone: 'A', weight: 1 }, { zone: 'A', weight: 2 })).toContain('each id once');
    expect(weights(...none)).toContain('at least one weight above 0');
    expect(weights(...none.slice(1))).toBeNull();
    expect(weights(...none.slice(1), { zone: 'A', weight: 1 })).toBeNull();
  });
});

describe('a fault', () => {
  it('strikes what its kind may strike', () => {
    const scenario = patchScenario(flagship, { topology: { lbs: [...lbs, library('A', 'l7')], regions } });
    const boxes = { lb: ['lb-a', 'lb-b', 'lb-c'], backend: backends.map(({ id }) => id) };
    expect(targetsOf(scenario, 'lb')).toEqual(boxes.lb);
    expect(targetsOf(scenario, 'backend')).toEqual(boxes.backend);
    expect(targetsOf(scenario, 'box')).toEqual([...boxes.lb, ...boxes.backend]);
    expect(targetsOf(scenario, 'zone')).toEqual(['A', 'B', 'C']);
    expect(targetsOf(scenario, 'region')).toEqual(['west', 'east']);
    expect(targetsOf(scenario, 'traffic')).toEqual(['']);
  });

  it('of a record needs another region; a deploy may strike all zones, a loss may not', () => {
    const change = fault({ kind: 'dns-change', target: 'west' });
    expect(refusal({ topology: { regions }, faults: [change] })).toBeNull();
    expect(refusal({ faults: [{ ...change, target: 'region' }] })).toContain('faults[0].kind: expected another region');
    expect(refusal({ faults: [fault({ kind: 'deploy', target: '', periodMs: 1000 })] })).toBeNull();
    expect(refusal({ faults: [fault({ kind: 'zone-loss', target: '' })] })).toContain('faults[0].target:');
  });

  it('has a factor and a period where its kind has them, and in its range', () => {
    const { durationMs } = flagship;
    const flap = (periodMs?: number) => fault({ kind: 'backend-flap', target: 'a1', ...(periodMs && { periodMs }) });
    expect(refusal({ faults: [flap(durationMs)] })).toBeNull();
    expect(refusal({ faults: [flap(durationMs + 1)] })).toContain('faults[0].periodMs:');
    expect(refusal({ faults: [flap()] })).toContain('faults[0].periodMs:');
    expect(refusal({ faults: [fault({ periodMs: 5 })] })).toContain('no period: lb-crash has none');
    expect(refusal({ faults: [fault({ factor: 1 })] })).toContain('no factor: lb-crash has none');
    expect(refusal({ faults: [fault({}), fault({ kind: 'backend-grey', target: 'a1', factor: 1.1 })] })).toContain(
      'faults[1].factor:',
    );
  });
});

it('some clients have a share of a millionth at least', () => {
  const share = (...shares: number[]) =>
    refusal({ topology: { clients: shares.map((each, n) => ({ id: `g${n}`, zone: 'A', rttMs: 1, share: each })) } });
  expect([share(0, 1e-6), share(1e-6)]).toEqual([null, null]);
  expect(share(9.9e-7, 0)).toContain('topology.clients:');
});
