import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { toBigInt, u64 } from '../hash/u64';
import { buildGlbTable, type GlbHost, rankGlbHosts } from './glb';
import { ipvsSelect } from './ipvs';
import { jumpHash } from './jump';
import { katranFlowHash } from './katran';
import { buildEnvoyRing, selectFromRing } from './ring';

const anyHash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(u64);
const hosts = ['a', 'b', 'c', 'd'].map((hashKey) => ({ hashKey, weight: 1 }));
const sizes = { minRingSize: 64, maxRingSize: 8_388_608 };

describe("Envoy's ring", () => {
  it('is sorted, and a hash belongs to the first entry not below it, wrapping', () => {
    const ring = buildEnvoyRing({ ...sizes, hosts });
    fc.assert(
      fc.property(anyHash, (hash) => {
        const entries = Array.from(ring.hashes.hi, (hi, at) => toBigInt({ hi, lo: ring.hashes.lo[at]! }));
        const first = entries.findIndex((entry) => entry >= toBigInt(hash));
        expect(selectFromRing(ring, hash)).toBe(ring.owners[first === -1 ? 0 : first]);
      }),
    );
  });

  it('is sorted by both lanes: among 200,000 entries some share the high one', () => {
    const { hi, lo } = buildEnvoyRing({ ...sizes, minRingSize: 200_000, hosts }).hashes;
    const after = (at: number) => hi[at]! > hi[at - 1]! || (hi[at] === hi[at - 1] && lo[at]! > lo[at - 1]!);
    expect(hi.findIndex((_, at) => at > 0 && !after(at))).toBe(-1);
  });

  it('offers the next entry to each further attempt', () => {
    const ring = buildEnvoyRing({ ...sizes, hosts });
    const walked = Array.from({ length: ring.owners.length }, (_, attempt) => selectFromRing(ring, u64(0n), attempt));
    expect(walked).toEqual([...ring.owners]);
  });

  it('moves only the keys of the removed host when the scale stays', () => {
    const fixed = { minRingSize: 12, maxRingSize: 12 };
    const before = buildEnvoyRing({ ...fixed, hosts });
    const after = buildEnvoyRing({ minRingSize: 9, maxRingSize: 9, hosts: hosts.slice(0, 3) });
    fc.assert(
      fc.property(anyHash, (hash) => {
        const owner = selectFromRing(before, hash);
        if (owner !== 3) expect(selectFromRing(after, hash)).toBe(owner);
      }),
    );
  });

  it('refuses sizes out of order, and an empty ring has no owner', () => {
    expect(() => buildEnvoyRing({ minRingSize: 9, maxRingSize: 8, hosts })).toThrow(
      'minRingSize: expected an integer from 1 to 8',
    );
    expect(() => buildEnvoyRing({ ...sizes, hosts: [] })).toThrow(EngineError);
    const hashes = { hi: new Uint32Array(0), lo: new Uint32Array(0) };
    expect(selectFromRing({ scale: 0, hashes, owners: new Int32Array(0), hashesPerHost: [] }, u64(1n))).toBe(-1);
  });
});

describe('GLB', () => {
  const seed = new Uint8Array(16).fill(7);
  const glbHosts: GlbHost[] = [1, 2, 3].map((n) => ({ ip: `10.0.0.${n}`, state: 'active', healthy: true }));
  const ranking = rankGlbHosts(
    seed,
    glbHosts.map(({ ip }) => ip),
  );
  const whole = buildGlbTable(ranking, glbHosts);
  const withHost = (index: number, change: Partial<GlbHost>) =>
    buildGlbTable(
      ranking,
      glbHosts.map((host, i) => (i === index ? { ...host, ...change } : host)),
    );

  it('hands a draining or unhealthy primary its rows as secondary, and touches no other row', () => {
    for (const change of [{ state: 'draining' }, { healthy: false }] as const) {
      const after = withHost(1, change);
      const swapped = whole.primary.map((primary) => (primary === 1 ? 1 : 0));
      expect(after.primary).toEqual(
        whole.primary.map((primary, row) => (swapped[row] ? whole.secondary[row]! : primary)),
      );
      expect(after.secondary).toEqual(whole.secondary.map((secondary, row) => (swapped[row] ? 1 : secondary)));
    }
  });

  it('gives an inactive host no row', () => {
    const after = withHost(0, { state: 'inactive' });
    expect(after.primary.includes(0) || after.secondary.includes(0)).toBe(false);
  });

  it('refuses fewer than two hosts, unknown states and addresses given twice', () => {
    expect(() => withHost(0, { state: 'gone' as never })).toThrow(
      'backends[0].state: expected active, draining, filling, inactive',
    );
    expect(() => buildGlbTable(rankGlbHosts(seed, ['10.0.0.1']), glbHosts.slice(0, 1))).toThrow('at least two hosts');
    expect(() => rankGlbHosts(seed, ['10.0.0.1', '10.0.0.1'])).toThrow(EngineError);
  });
});

describe('jump hash', () => {
  it('moves a key only to the new bucket when one is added', () => {
    fc.assert(
      fc.property(anyHash, fc.integer({ min: 1, max: 5000 }), (key, buckets) => {
        const before = jumpHash(key, buckets);
        const after = jumpHash(key, buckets + 1);
        expect(before).toBeLessThan(buckets);
        expect([before, buckets]).toContain(after);
      }),
    );
  });

  it('refuses no buckets', () => {
    expect(() => jumpHash(u64(1n), 0)).toThrow(EngineError);
  });
});

describe('lookups by address', () => {
  it('IPVS without fallback gives up on an unavailable destination, with it finds another', () => {
    const table = Int32Array.from({ length: 251 }, (_, slot) => slot % 2);
    const clients = Array.from({ length: 50 }, (_, i) => `192.0.2.${i}`);
    for (const client of clients) {
      const first = ipvsSelect(table, client, 0, new Set(), false)!;
      expect(ipvsSelect(table, client, 0, new Set([first]), false)).toBeUndefined();
      expect(ipvsSelect(table, client, 0, new Set([first]), true)).toBe(1 - first);
      expect(ipvsSelect(table, client, 0, new Set([0, 1]), true)).toBeUndefined();
    }
    expect(ipvsSelect(new Int32Array(0), '192.0.2.1', 0, new Set(), true)).toBeUndefined();
    expect(ipvsSelect(Int32Array.of(7), '192.0.2.1', 0, new Set(), true)).toBe(7);
  });

  it('Katran refuses ports out of range', () => {
    expect(() => katranFlowHash('10.0.0.1', 65_536, 80)).toThrow(EngineError);
  });
});
