import { describe, expect, it } from 'vitest';
import { bfdDetectionMs, vrrpMasterDownMs } from '../detection/failureDetection';
import { formatIpv4 } from '../ecmp/flow';
import { u64FromNumber } from '../hash/u64';
import { buildEnvoyMaglev } from '../maglev/envoy';
import { buildIpvsMaglev, ipvsSelect, ipvsUnavailable } from '../maglev/ipvs';
import { buildKatranRing, type KatranVersion } from '../maglev/katran';
import { worstAmplification } from '../resilience/amplification';
import { maxConcurrentRetries } from '../resilience/retryBudget';
import { localityWeights } from '../zones/localityWeighted';
import { planZones, type ZoneAwareInput } from '../zones/zoneAware';

/** What people met in public and reported, as an exact model answers it. */
describe('zone-aware routing', () => {
  const hosts = (...zones: readonly string[]) => zones.map((zone) => ({ zone, healthy: 1 }));
  function fractions(input: ZoneAwareInput): readonly number[] {
    const plan = planZones(input);
    if (plan.mode === 'NoLocalityRouting') throw new Error(plan.reason);
    return plan.fractions;
  }
  const callersInTwoOfThree = {
    localZone: 'A',
    originating: hosts('A', 'B'),
    upstream: hosts('A', 'B', 'C'),
    minClusterSize: 1,
  };

  it('envoyproxy/envoy#38758: callers in two of three zones keep two thirds each, the rest goes to the third zone', () => {
    const [a, b, c] = fractions(callersInTwoOfThree);
    expect([a, c]).toEqual([expect.closeTo(2 / 3, 3), expect.closeTo(1 / 3, 3)]);
    expect(b).toBe(0);
  });

  it('envoyproxy/envoy#39058: forced, everything stays in the zone while it has a healthy backend', () => {
    expect(fractions({ ...callersInTwoOfThree, forceLocalZoneMinSize: 1 })).toEqual([1, 0, 0]);
  });

  it('envoyproxy/envoy#28419: a caller in a zone without backends sends all to the zone without callers', () => {
    const input = { localZone: 'B', originating: hosts('A', 'B'), upstream: hosts('A', 'C'), minClusterSize: 2 };
    expect(fractions(input)).toEqual([0, 1]);
  });

  it('envoyproxy/envoy#37275: a caller that gets a fifth of the traffic changes nothing, unless hosts are weighed', () => {
    const zones = (weights: readonly number[]) =>
      weights.map((healthyWeight, i) => ({ zone: 'ABC'[i]!, healthy: 3, healthyWeight }));
    const localShare = (localityBasis: ZoneAwareInput['localityBasis'], localZone: string) =>
      fractions({ localZone, originating: zones([20, 100, 100]), upstream: zones([3, 3, 3]), localityBasis })[0];
    expect(['A', 'B'].map((zone) => localShare('HEALTHY_HOSTS_NUM', zone))).toEqual([1, 1]);
    expect(['A', 'B'].map((zone) => localShare('HEALTHY_HOSTS_WEIGHT', zone))).toEqual([1, 0.7333]);
  });
});

describe('locality weights', () => {
  it('envoyproxy/data-plane-api#565: weights 60, 20 and 20 with half of the third zone ill leave it 70 % of its weight', () => {
    const { effectiveWeights, fractions } = localityWeights([
      { weight: 60, hosts: 2, healthy: 2 },
      { weight: 20, hosts: 2, healthy: 2 },
      { weight: 20, hosts: 2, healthy: 1 },
    ]);
    expect(effectiveWeights).toEqual([60, 20, 14]);
    expect(fractions.map((share) => Number(share.toFixed(4)))).toEqual([0.6383, 0.2128, 0.1489]);
  });
});

describe('retries', () => {
  it('envoyproxy/envoy#9069: a budget of 20 % of 25 requests is 5 retries, of 2 requests the floor of 3', () => {
    expect([25, 2].map((activeRequests) => maxConcurrentRetries({ activeRequests, pendingRequests: 0 }))).toEqual([
      5, 3,
    ]);
  });

  it('HKUDS/nanobot#2760: four tries over a library that tries three times are twelve', () => {
    expect(worstAmplification([3, 4])).toBe(12);
  });
});

describe('Maglev', () => {
  it('facebookincubator/katran#35: of weights 1 and 10 the first hash makes halves unless they sum to the table', () => {
    const lighterShare = (version: KatranVersion, weights: readonly number[]) => {
      const endpoints = weights.map((weight, i) => ({ hash: u64FromNumber(i + 1), weight }));
      const table = buildKatranRing(65_537, endpoints, version);
      return table.reduce((slots, owner) => slots + (owner === 0 ? 1 : 0), 0) / table.length;
    };
    expect(lighterShare(1, [1, 10])).toBeCloseTo(0.5, 3);
    expect(lighterShare(1, [5957, 59_570])).toBeCloseTo(1 / 11, 3);
    expect(lighterShare(2, [1, 10])).toBeCloseTo(1 / 11, 3);
  });

  it('envoyproxy/envoy#6035: a table of three slots takes five hosts, two of which get none', () => {
    const hosts = [1, 2, 3, 4, 5].map((host) => ({ hashKey: `192.0.2.${host}:80`, weight: 1 }));
    const { table, buildOrder } = buildEnvoyMaglev({ tableSize: 3, hosts });
    expect(table).toHaveLength(3);
    expect(buildOrder.map(({ slots }) => slots).sort()).toEqual([0, 0, 1, 1, 1]);
  });

  it('kubernetes/kubernetes#138688: IPVS has nothing for the clients of a server drained to 0, unless it may fall back', () => {
    const destinations = [1, 2, 3].map((host) => ({ address: `10.0.0.${host}`, port: 80, weight: 1, lastWeight: 1 }));
    destinations[1]!.weight = 0;
    const { table } = buildIpvsMaglev({ tabIndex: 12, tableSize: 4093, destinations });
    const clients = Array.from({ length: 3000 }, (_, i) => formatIpv4(0xc6120000 + i));
    const unserved = (fallback: boolean) =>
      clients.filter((client) => ipvsSelect(table, client, 0, ipvsUnavailable(destinations), fallback) === undefined);
    expect(Math.abs(unserved(false).length / clients.length - 1 / 3)).toBeLessThan(0.02);
    expect(unserved(true)).toEqual([]);
  });
});

describe('detection', () => {
  it('acassen/keepalived#2235: adverts of 5 s and priority 103 take 15.6 s, for version 2 skews by a part of a second', () => {
    expect(Math.round(vrrpMasterDownMs({ advertIntervalMs: 5000, backupPriority: 103 }))).toBe(15_598);
  });

  it("metallb/metallb#1292: BFD waits for the sender's multiplier times the slower of the two intervals", () => {
    expect(bfdDetectionMs({ remoteTxMs: 180, localRxMs: 179, remoteMultiplier: 3 })).toBe(540);
    expect(bfdDetectionMs({ remoteTxMs: 179, localRxMs: 180, remoteMultiplier: 3 })).toBe(540);
  });
});
