import { describe, expect, it } from 'vitest';
import { expandFaults } from './expandFaults';
import { namedScenarios } from './named';
import { patchScenario } from './patch';
import type { Fault } from './schema';

const { flagship } = namedScenarios;
const base = patchScenario(flagship, {
  durationMs: 1000,
  topology: {
    regions: [
      { id: 'west', zones: ['A', 'B'], vip: '203.0.113.10' },
      { id: 'east', zones: ['C'], vip: '203.0.113.20' },
    ],
    lbs: [...flagship.topology.lbs, { ...flagship.topology.lbs[0]!, id: 'library', inClients: true as const }],
  },
});
const fault = (kind: Fault['kind'], target: string, more: Partial<Fault> = {}): Fault => ({
  atMs: 100,
  kind,
  target,
  forMs: 500,
  ...more,
});
const expanded = (...faults: Fault[]) =>
  expandFaults({ ...base, faults }).map(({ kind, target, atMs, forMs }) => `${kind} ${target} ${atMs} ${forMs}`);

describe('a fault', () => {
  it('of one box stays what it is; all are put in order of time, ties in that of the scenario', () => {
    const [first, second, third] = [
      fault('lb-hang', 'lb-a', { atMs: 300 }),
      fault('backend-slow', 'a1', { factor: 2 }),
      fault('spike', '', { factor: 3 }),
    ];
    expect(expandFaults({ ...base, faults: [first!, second!, third!] })).toEqual([second, third, first]);
  });

  it('of a zone or a region takes the power of its LBs and backends; code in clients has none to lose', () => {
    const zoneA = ['lb-crash lb-a 100 500', ...['a1', 'a2', 'a3'].map((id) => `backend-power-loss ${id} 100 500`)];
    expect(expanded(fault('zone-loss', 'A'))).toEqual(zoneA);
    expect(expanded(fault('region-loss', 'east'))).toHaveLength(4);
    expect(expanded(fault('region-loss', 'west'))).toHaveLength(8);
  });

  it('of a part of a zone crashes so many of its backends, rounded up', () => {
    const struck = (factor: number) => expanded(fault('zone-partial', 'B', { factor }));
    expect(struck(0)).toEqual([]);
    expect(struck(0.34)).toEqual(['backend-crash b1 100 500', 'backend-crash b2 100 500']);
    expect(struck(1)).toHaveLength(3);
  });

  it('that flaps is dead for the first half of every period, to its end or that of the run', () => {
    const turns = (atMs: number, forMs: number | null) =>
      expanded(fault('backend-flap', 'a1', { atMs, forMs, periodMs: 200 }));
    expect(turns(100, 500)).toEqual([100, 300, 500].map((atMs) => `backend-crash a1 ${atMs} 100`));
    expect(turns(100, 400)).toHaveLength(2);
    expect(turns(100, 5000)).toHaveLength(5);
    expect(turns(100, null)).toHaveLength(5);
    expect(turns(2000, null)).toHaveLength(0);
  });

  it('that is a deploy drains each backend in its turn, then restarts it', () => {
    expect(expanded(fault('deploy', 'B', { periodMs: 100 }))).toEqual(
      ['b1', 'b2', 'b3'].flatMap((id, turn) => [
        `drain ${id} ${100 + 100 * turn} 100`,
        `backend-crash ${id} ${150 + 100 * turn} 50`,
      ]),
    );
    expect(expanded(fault('deploy', '', { periodMs: 100 }))).toHaveLength(18);
  });
});
