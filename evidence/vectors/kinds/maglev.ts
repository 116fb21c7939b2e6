import { toBigInt, u64 } from '../../../engine/hash/u64';
import { buildCiliumMaglev, type CiliumBackend } from '../../../engine/maglev/cilium';
import { fill } from '../../../engine/maglev/core';
import {
  buildEnvoyMaglev,
  type EnvoyMaglevConfig,
  envoyMaglevSlot,
  envoyRequestHash,
} from '../../../engine/maglev/envoy';
import type { EnvoyHost } from '../../../engine/maglev/envoyWeights';
import { buildIpvsMaglev, type IpvsDestination, ipvsLookup, ipvsSelect } from '../../../engine/maglev/ipvs';
import { buildKatranRing, type KatranEndpoint, katranPermutations, katranTurns } from '../../../engine/maglev/katran';
import { buildPaperMaglev, type OffsetSkip } from '../../../engine/maglev/paper';
import type { Kind } from '../kind';
import { rebuildWithout, TABLE_QUESTIONS, tableAnswer } from './tables';

interface PaperInput {
  readonly tableSize: number;
  readonly offsetSkip: readonly OffsetSkip[];
}

const paper: Kind<PaperInput> = {
  explanatory: { 'afterRemoval[].removed': 'asks which backends are removed' },
  evaluate({ tableSize, offsetSkip }) {
    const without = rebuildWithout(offsetSkip, (left) => buildPaperMaglev(tableSize, left).table);
    return {
      ...buildPaperMaglev(tableSize, offsetSkip),
      afterRemoval: (asked: readonly { readonly removed: readonly number[] }[]) =>
        asked.map(({ removed }) => ({ table: without(new Set(removed)) })),
    };
  },
};

interface EnvoyInput extends Omit<EnvoyMaglevConfig, 'hosts'> {
  readonly backends: readonly EnvoyHost[];
  readonly lookupRequestKeys?: readonly string[];
}

const LOOKUP_ATTEMPTS = [0, 1, 2];

const envoy: Kind<EnvoyInput> = {
  explanatory: TABLE_QUESTIONS,
  evaluate({ tableSize, backends, localityWeights, lookupRequestKeys = [] }, tools) {
    const build = (hosts: readonly EnvoyHost[]) => buildEnvoyMaglev({ tableSize, hosts, localityWeights });
    const { table, buildOrder } = build(backends);
    const slots = buildOrder.map((entry) => entry.slots);
    const without = rebuildWithout(backends, (hosts) => build(hosts).table);
    return {
      ...tableAnswer(table, backends.length, tools, without),
      buildOrder,
      minEntriesPerHost: Math.min(...slots),
      maxEntriesPerHost: Math.max(...slots),
      lookups: lookupRequestKeys.flatMap((key) => LOOKUP_ATTEMPTS.map((attempt) => envoyLookup(table, key, attempt))),
    };
  },
};

function envoyLookup(table: Int32Array, requestKey: string, attempt: number) {
  const hash = envoyRequestHash(requestKey);
  const slot = envoyMaglevSlot(hash, table.length, attempt);
  return { requestKey, xxh64: toBigInt(hash), attempt, slot, backend: table[slot] };
}

interface KatranInput {
  readonly algorithm: 'MaglevHash' | 'MaglevHashV2';
  readonly ringSize: number;
  readonly backends: readonly { readonly hash: string; readonly weight: number }[];
}

const katran: Kind<KatranInput> = {
  explanatory: TABLE_QUESTIONS,
  evaluate({ algorithm, ringSize, backends }, tools) {
    const version = algorithm === 'MaglevHash' ? 1 : 2;
    const endpoints: KatranEndpoint[] = backends.map(({ hash, weight }) => ({ hash: u64(BigInt(hash)), weight }));
    const table = buildKatranRing(ringSize, endpoints, version);
    const permutations = katranPermutations(ringSize, endpoints);
    const unwrapped = fill(permutations, katranTurns(endpoints, version));
    return {
      ...tableAnswer(
        table,
        backends.length,
        tools,
        rebuildWithout(endpoints, (left) => buildKatranRing(ringSize, left, version)),
      ),
      permutation: endpoints.map((_, index) => ({
        index,
        offset: permutations.offsets[index],
        skip: permutations.skips[index],
      })),
      uint32OverflowChangesTable: table.some((owner, slot) => owner !== unwrapped[slot]),
    };
  },
};

interface CiliumInput {
  readonly tableSize: number;
  readonly hashSeedBase64: string;
  readonly backends: readonly CiliumBackend[];
}

const cilium: Kind<CiliumInput> = {
  explanatory: TABLE_QUESTIONS,
  evaluate({ tableSize, hashSeedBase64, backends }, tools) {
    const seed = firstUint32OfBase64(hashSeedBase64);
    const build = (left: readonly CiliumBackend[]) => buildCiliumMaglev({ tableSize, seed, backends: left });
    const { table, buildOrder } = build(backends);
    return {
      ...tableAnswer(
        table,
        backends.length,
        tools,
        rebuildWithout(backends, (left) => build(left).table),
      ),
      buildOrder,
      publishedRunLengthEncoding: runLengths(table),
    };
  },
};

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The first 32 of the bits that base64 text stands for, six a letter, as a big-endian uint32. */
function firstUint32OfBase64(text: string): number {
  const bits = [...text.slice(0, 6)].reduce((sum, letter) => sum * 64 + BASE64.indexOf(letter), 0);
  return Math.floor(bits / 2 ** 4);
}

/** `2(5),3(1)`: owner and how many slots in a row it has. */
function runLengths(table: Int32Array): string {
  const runs: { owner: number; length: number }[] = [];
  for (const owner of table) {
    const last = runs.at(-1);
    if (last?.owner === owner) last.length++;
    else runs.push({ owner, length: 1 });
  }
  return runs.map(({ owner, length }) => `${owner}(${length})`).join(',');
}

interface IpvsInput {
  readonly tabIndex: number;
  readonly tableSize: number;
  readonly backends: readonly IpvsDestination[];
}

interface IpvsClient {
  readonly client: string;
  readonly port: number;
}

const ipvs: Kind<IpvsInput> = {
  explanatory: {
    ...TABLE_QUESTIONS,
    'lookups[].client': 'asks which client looks up',
    'lookups[].port': 'asks which port it looks up with',
    'lookupsWithUnavailable[].client': 'asks which client looks up',
    'lookupsWithUnavailable[].port': 'asks which port it looks up with',
    'lookupsWithUnavailable[].unavailable': 'asks which destinations are unavailable',
  },
  evaluate({ tabIndex, tableSize, backends }, tools) {
    const build = (destinations: readonly IpvsDestination[]) => buildIpvsMaglev({ tabIndex, tableSize, destinations });
    const { table, gcd, rshift, permutation } = build(backends);
    return {
      ...tableAnswer(
        table,
        backends.length,
        tools,
        rebuildWithout(backends, (left) => build(left).table),
      ),
      gcd,
      rshift,
      permutation,
      lookups: (asked: readonly IpvsClient[]) =>
        asked.map(({ client, port }) => {
          const { hash, slot } = ipvsLookup(client, port, tableSize);
          return { hsiphash: hash, slot, backend: table[slot] };
        }),
      lookupsWithUnavailable: (asked: readonly (IpvsClient & { readonly unavailable: readonly number[] })[]) =>
        asked.map(({ client, port, unavailable }) => ({
          noFallbackBackend: ipvsSelect(table, client, port, new Set(unavailable), false) ?? null,
          fallbackBackend: ipvsSelect(table, client, port, new Set(unavailable), true) ?? null,
        })),
    };
  },
};

export const maglevKinds: Readonly<Record<string, Kind>> = {
  'maglev-paper': paper,
  'maglev-envoy': envoy,
  'maglev-katran': katran,
  'maglev-cilium': cilium,
  'maglev-ipvs': ipvs,
};
