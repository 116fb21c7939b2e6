import { describe, expect, it } from 'vitest';
import { toHex } from '../hash/u64';
import { xxhash64 } from '../hash/xxhash64';
import { buildEnvoyMaglev } from '../maglev/envoy';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { L4Table, l4Hash } from './l4Table';

const tuple = { srcAddr: 0xc612_0001, dstAddr: 0xcb00_710a, protocol: 6, srcPort: 0x1234, dstPort: 443 };
const scenario = patchScenario(namedScenarios['maglev-l4'], { policies: { l4: { tableSize: 11 } } });
const { backends } = scenario.topology;
const none = [false, false, false];
const allBut = (...out: number[]) => backends.map((_, index) => !out.includes(index));

describe('what an L4 LB hashes', () => {
  it('is the 5-tuple, every part of it', () => {
    const others = [
      { ...tuple, srcAddr: 1 },
      { ...tuple, dstAddr: 1 },
      { ...tuple, protocol: 17 },
      { ...tuple, srcPort: 1 },
      { ...tuple, dstPort: 1 },
    ];
    expect(new Set([tuple, ...others].map((one) => toHex(l4Hash(one)))).size).toBe(6);
    expect(l4Hash({ ...tuple })).toEqual(l4Hash(tuple));
    const bytes = [0xc6, 0x12, 0, 1, 0xcb, 0, 0x71, 0x0a, 0x12, 0x34, 0x01, 0xbb, 6];
    expect(l4Hash(tuple)).toEqual(xxhash64(Uint8Array.from(bytes)));
  });
});

describe('the table of an L4 LB', () => {
  it('is Maglev’s over the backends in rotation, by their ids and weights', () => {
    const { slots, members } = new L4Table(scenario, allBut(0), none);
    const hosts = backends.slice(1).map(({ id, weight }) => ({ hashKey: id, weight }));
    expect([...slots!]).toEqual([...buildEnvoyMaglev({ tableSize: 11, hosts }).table].map((member) => member + 1));
    expect(members).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('knows who is in it, and gives a flow the target of its slot', () => {
    const table = new L4Table(scenario, allBut(0), none);
    expect([0, 1, 8, 9].map((target) => table.has(target))).toEqual([false, true, true, false]);
    expect(table.has(table.choose(tuple, () => 0))).toBe(true);
    const without = allBut(...backends.keys());
    expect(new L4Table(scenario, without, none).choose(tuple, () => 0)).toBe(-1);
  });

  it('takes turns where the policy has it so, or no LB is L4', () => {
    const turns = {
      ...scenario,
      policies: { ...scenario.policies, l4: { ...scenario.policies.l4, choice: 'round-robin' as const } },
    };
    const table = new L4Table(turns, allBut(0), none);
    expect(table.slots).toBeNull();
    expect([0, 1, 7, 8].map((turn) => table.choose(tuple, () => turn))).toEqual([1, 2, 8, 1]);
    expect(new L4Table(namedScenarios.flagship, allBut(), none).slots).toBeNull();
  });

  it('leaves out deeper tiers and zones out of reach', () => {
    const tiered = patchScenario(scenario, {
      topology: { backends: backends.map((one, index) => (index === 4 ? { ...one, tier: 1 } : one)) },
    });
    expect(new L4Table(tiered, allBut(), none).members).not.toContain(4);
    expect(new L4Table(scenario, allBut(1), none, ['A']).members).toEqual([0, 2]);
  });

  it('holds the L7 LBs, where there are two tiers', () => {
    const { lbs } = scenario.topology;
    const two = patchScenario(scenario, {
      topology: { lbs: [lbs[0]!, ...lbs.slice(1).map((lb) => ({ ...lb, tier: 'l7' as const }))] },
      policies: { entry: { tiers: 'two' } },
    });
    expect(new L4Table(two, allBut(), [true, true, true]).members).toEqual([1, 2]);
    expect(new L4Table(two, allBut(), [true, false, true]).members).toEqual([2]);
  });
});
