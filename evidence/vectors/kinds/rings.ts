import { EngineError } from '../../../engine/errors';
import { bytesFromHex, hexFromBytes, utf8 } from '../../../engine/hash/bytes';
import { toBigInt, toBytesLE, type U64, u64 } from '../../../engine/hash/u64';
import { xxhash64 } from '../../../engine/hash/xxhash64';
import type { EnvoyHost } from '../../../engine/maglev/envoyWeights';
import { buildGlbTable, type GlbHost, type GlbTable, glbRoute, glbRow, rankGlbHosts } from '../../../engine/maglev/glb';
import { jumpHash } from '../../../engine/maglev/jump';
import { buildEnvoyRing, type EnvoyRing, type EnvoyRingConfig, selectFromRing } from '../../../engine/maglev/ring';
import type { Kind, Tools } from '../kind';
import { bytesOf, countSlots, digests, memoize } from './tables';

interface RingInput extends Omit<EnvoyRingConfig, 'hosts'> {
  readonly hashFunction: string;
  readonly backends: readonly EnvoyHost[];
}

interface RingLookup {
  /** Either the key or its hash asks. */
  readonly requestKey?: string;
  readonly hash: string;
  readonly attempt: number;
}

/** Removals are counted over xxh64("key-" + i) of this many i. */
const SAMPLE_KEYS = 10_000;

const ring: Kind<RingInput> = {
  explanatory: {
    'ringSamples[][0]': 'asks which entry is looked at',
    'uniformProbe.n': 'asks how many hashes are looked up',
    'lookups[].requestKey': 'asks which key is looked up',
    'lookups[].hash': 'asks, where there is no key',
    'lookups[].attempt': 'asks which attempt it is',
    'removals[].removedIndexes': 'asks which backends are removed',
  },
  evaluate({ hashFunction, backends, ...sizes }, tools) {
    if (hashFunction !== 'XX_HASH') throw new EngineError('hashFunction', hashFunction, 'XX_HASH');
    const build = (hosts: readonly EnvoyHost[]) => buildEnvoyRing({ ...sizes, hosts });
    const whole = build(backends);
    const perHost = whole.hashesPerHost.filter((count) => count !== undefined);
    const entries = Array.from(whole.owners, (owner, at) => [toBigInt(hashAt(whole, at)), owner]);
    const removal = memoize((removedIndexes: readonly number[]) => {
      const kept = [...backends.keys()].filter((index) => !removedIndexes.includes(index));
      const after = build(kept.map((index) => backends[index]!));
      const ownersAfter = ownersOfSampleKeys(after).map((owner) => kept[owner]!);
      return {
        ...movedKeys(ownersOfSampleKeys(whole), ownersAfter, removedIndexes),
        entriesAfter: after.owners.length,
      };
    });
    return {
      scale: whole.scale,
      ringSizeStat: Math.ceil(whole.scale),
      entries: entries.length,
      sha256: tools.sha256(ringBytes(whole)),
      hashesPerBackend: whole.hashesPerHost.map((count) => count ?? 0),
      minHashesPerHost: Math.min(...perHost),
      maxHashesPerHost: Math.max(...perHost),
      ring: entries,
      ringSamples: (asked: readonly (readonly [at: number, ...rest: unknown[]])[]) =>
        asked.map(([at]) => [at, ...(entries[at] ?? [])]),
      uniformProbe: memoize(({ n }: { n: number }) => ({ hits: probeHits(whole, n, backends.length) })),
      lookups: (asked: readonly RingLookup[]) => asked.map((lookup) => ringLookup(whole, lookup)),
      removals: (asked: readonly { readonly removedIndexes: readonly number[] }[]) =>
        asked.map(({ removedIndexes }) => removal(removedIndexes)),
    };
  },
};

function ringLookup(whole: EnvoyRing, { requestKey, hash, attempt }: RingLookup) {
  const asked = requestKey === undefined ? u64(BigInt(hash)) : xxhash64(utf8(requestKey));
  return { hash: toBigInt(asked), backend: selectFromRing(whole, asked, attempt) };
}

function hashAt({ hashes: { hi, lo } }: EnvoyRing, at: number): U64 {
  return { hi: hi[at]!, lo: lo[at]! };
}

function ringBytes({ hashes: { hi, lo }, owners }: EnvoyRing): Uint8Array {
  return bytesOf(Array.from(owners, (owner, at) => [lo[at]!, hi[at]!, owner]).flat());
}

function ownersOfSampleKeys(whole: EnvoyRing): number[] {
  return Array.from({ length: SAMPLE_KEYS }, (_, i) => selectFromRing(whole, xxhash64(utf8(`key-${i}`))));
}

function movedKeys(before: readonly number[], after: readonly number[], removed: readonly number[]) {
  const changed = before.filter((owner, key) => owner !== after[key]);
  return {
    keysOwnedByRemoved: before.filter((owner) => removed.includes(owner)).length,
    changedKeysTotal: changed.length,
    changedKeysWhoseOwnerSurvived: changed.filter((owner) => !removed.includes(owner)).length,
  };
}

/** How often each backend answers for n hashes spread evenly from 0. */
function probeHits(whole: EnvoyRing, n: number, backends: number): number[] {
  const step = (2n ** 64n - 1n) / BigInt(n);
  return countSlots(
    Array.from({ length: n }, (_, i) => selectFromRing(whole, u64(BigInt(i) * step))),
    backends,
  );
}

interface GlbInput {
  readonly seed: string;
  readonly hashKey: string;
  readonly backends: readonly GlbHost[];
}

interface GlbFields {
  readonly src_addr: string;
  readonly src_port?: number;
}

const glb: Kind<GlbInput> = {
  explanatory: {
    'samples[][0]': 'asks which row is looked at',
    'rowDetails[].row': 'asks which row is looked at',
    'changes[].backendsAfter': 'asks what the hosts are after the change',
    'routes[].fields': 'asks which packet is routed',
  },
  evaluate({ seed, hashKey, backends }, tools) {
    const key = bytesFromHex(seed);
    const ips = backends.map(({ ip }) => ip);
    const ranking = memoize((addresses: readonly string[]) => rankGlbHosts(key, addresses));
    const build = (hosts: readonly GlbHost[]) => buildGlbTable(ranking(hosts.map(({ ip }) => ip)), hosts);
    const table = build(backends);
    const change = memoize((after: readonly GlbHost[]) => glbChange(table, build(after), tools, backends.length));
    const rowOf = (row: number) => [table.primary[row], table.secondary[row]];
    return {
      ...digests(glbBytes(table), tools),
      primaryCounts: countSlots(table.primary, backends.length),
      secondaryCounts: countSlots(table.secondary, backends.length),
      samples: (asked: readonly (readonly [row: number, ...rest: unknown[]])[]) =>
        asked.map(([row]) => [row, ...rowOf(row)]),
      first16: Array.from({ length: 16 }, (_, row) => rowOf(row)),
      rowDetails: (asked: readonly { readonly row: number }[]) =>
        asked.map(({ row }) => rowDetail(glbRow(key, ips, row))),
      changes: (asked: readonly { readonly backendsAfter: readonly GlbHost[] }[]) =>
        asked.map(({ backendsAfter }) => change(backendsAfter)),
      routes: (asked: readonly { readonly fields: GlbFields }[]) =>
        asked.map(({ fields }) => {
          const { input, hash, row } = glbRoute(bytesFromHex(hashKey), fields.src_addr, fields.src_port);
          const [primary, secondary] = rowOf(row);
          return { hashInputHex: hexFromBytes(input), hash: toBigInt(hash), row, primary, secondary };
        }),
    };
  },
};

function rowDetail({ rowSeed, hostHashes, order }: ReturnType<typeof glbRow>) {
  const hex = (hash: U64) => hexFromBytes(toBytesLE(hash));
  return { rowSeed: hex(rowSeed), hostHashes: hostHashes.map(hex), order };
}

function glbChange(before: GlbTable, after: GlbTable, tools: Tools, hosts: number) {
  const primaryChanged = [...before.primary.keys()].filter((row) => before.primary[row] !== after.primary[row]).length;
  const anyChanged = [...before.primary.keys()].filter(
    (row) => before.primary[row] !== after.primary[row] || before.secondary[row] !== after.secondary[row],
  ).length;
  return {
    sha256: tools.sha256(glbBytes(after)),
    rowsPrimaryChanged: primaryChanged,
    rowsAnyChanged: anyChanged,
    primaryCounts: countSlots(after.primary, hosts),
  };
}

function glbBytes({ primary, secondary }: GlbTable): Uint8Array {
  const interleaved = new Uint32Array(2 * primary.length);
  for (let row = 0; row < primary.length; row++) {
    interleaved[2 * row] = primary[row]!;
    interleaved[2 * row + 1] = secondary[row]!;
  }
  return bytesOf(interleaved);
}

type JumpInput =
  | { readonly keyBuckets: readonly (readonly [key: string, buckets: number])[] }
  | { readonly keys: string; readonly buckets: number };

const jump: Kind<JumpInput> = {
  evaluate(input) {
    if ('keyBuckets' in input)
      return { bucket: input.keyBuckets.map(([key, buckets]) => jumpHash(u64(BigInt(key)), buckets)) };
    const { keys, buckets } = input;
    const [first = 0, last = 0] = keys.split('..').map(Number);
    const before = bucketsOf(first, last, buckets);
    const after = bucketsOf(first, last, buckets + 1);
    const moved = after.filter((bucket, index) => bucket !== before[index]);
    return {
      counts: countSlots(before, buckets),
      movedWhenAddingOneBucket: moved.length,
      allMovesGoToNewBucket: moved.every((bucket) => bucket === buckets),
    };
  },
};

function bucketsOf(first: number, last: number, buckets: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => jumpHash(u64(BigInt(first + index)), buckets));
}

export const ringKinds: Readonly<Record<string, Kind>> = { 'ring-envoy': ring, 'rendezvous-glb': glb, jump };
