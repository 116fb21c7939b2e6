import { toBigInt } from '../../hash/u64';
import { buildEnvoyMaglev, type EnvoyMaglevConfig, envoyMaglevSlot, envoyRequestHash } from '../../maglev/envoy';
import type { EnvoyHost } from '../../maglev/envoyWeights';
import { buildPaperMaglev, type OffsetSkip } from '../../maglev/paper';
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
      lookups: lookupRequestKeys.flatMap((requestKey) =>
        LOOKUP_ATTEMPTS.map((attempt) => lookup(table, requestKey, attempt)),
      ),
    };
  },
};

function lookup(table: Int32Array, requestKey: string, attempt: number) {
  const hash = envoyRequestHash(requestKey);
  const slot = envoyMaglevSlot(hash, table.length, attempt);
  return { requestKey, xxh64: toBigInt(hash), attempt, slot, backend: table[slot] };
}

export const maglevKinds: Readonly<Record<string, Kind>> = { 'maglev-paper': paper, 'maglev-envoy': envoy };
