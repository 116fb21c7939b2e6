import { describe, expect, it } from 'vitest';
import { parseIpv4 } from '../ecmp/flow';
import { namedScenarios } from './named';
import { patchScenario } from './patch';
import { isDirect, regionOfAddress, regionOfZone, regionsOf, zonesInReach } from './regions';
import { triesOf } from './tries';

const { flagship } = namedScenarios;
const two = patchScenario(flagship, {
  topology: {
    regions: [
      { id: 'west', zones: ['A', 'B'], vip: '203.0.113.10' },
      { id: 'east', zones: ['C'], vip: '203.0.113.20' },
    ],
  },
});

describe('regions', () => {
  it('are one that holds every zone, unless there are some', () => {
    expect(regionsOf(flagship)).toEqual([{ id: 'region', zones: ['A', 'B', 'C'], vip: flagship.traffic.vip }]);
    expect(regionsOf(two)).toHaveLength(2);
  });

  it('are found by zone and by VIP; any other address is met by the first', () => {
    expect(['A', 'C'].map((zone) => regionOfZone(two, zone))).toEqual([0, 1]);
    const addresses = ['203.0.113.10', '203.0.113.20', '192.0.2.1'];
    expect(addresses.map((address) => regionOfAddress(two, parseIpv4(address)))).toEqual([0, 1, 0]);
  });

  it('bound the reach of an LB where lists are their own', () => {
    expect(zonesInReach(two, 'C')).toEqual(['A', 'B', 'C']);
    const near = patchScenario(two, { policies: { lists: { scope: 'region' } } });
    expect([zonesInReach(near, 'A'), zonesInReach(near, 'C')]).toEqual([['A', 'B'], ['C']]);
  });
});

it('clients reach backends without an LB by DNS or by their own code', () => {
  const kinds = ['single', 'vrrp', 'ecmp', 'dns', 'client'] as const;
  const direct = kinds.filter((kind) =>
    isDirect({ ...flagship, policies: { ...flagship.policies, entry: { ...flagship.policies.entry, kind } } }),
  );
  expect(direct).toEqual(['dns', 'client']);
});

it('a tier makes its own tries, or those of all; backends none but the first where only LBs retry', () => {
  const { retries } = flagship.policies;
  const tries = (more: Partial<typeof retries>) => [0, 1, 2].map((tier) => triesOf({ ...retries, ...more }, tier));
  expect(tries({ attempts: 3, where: 'lb' })).toEqual([3, 1, 1]);
  expect(tries({ attempts: 3, where: 'every-tier' })).toEqual([3, 3, 3]);
  expect(tries({ attempts: 3, attemptsByTier: [5, 2], where: 'every-tier' })).toEqual([5, 2, 3]);
  expect(tries({ attempts: 3, attemptsByTier: [5, 2], where: 'lb' })).toEqual([5, 1, 1]);
});
