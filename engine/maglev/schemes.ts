import { highestRandomWeightSelector } from '../ecmp/hrw';
import { EngineError, requireInteger } from '../errors';
import { utf8 } from '../hash/bytes';
import type { U64 } from '../hash/u64';
import { xxhash64 } from '../hash/xxhash64';
import { type Disruption, disruption } from './disruption';
import { buildEnvoyMaglev } from './envoy';
import { jumpHash } from './jump';
import { buildEnvoyRing, selectFromRing } from './ring';

/** Ways to give keys to backends so that few keys move when the backends change. */
export const SCHEMES = ['maglev', 'ring', 'rendezvous', 'jump'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** What one scheme does with `tableSize` keys over equal backends, and when one of the backends goes. */
export interface SchemeFigures {
  readonly scheme: Scheme;
  /** Keys of the least and of the most loaded backend, as multiples of a fair share. */
  readonly least: number;
  readonly greatest: number;
  /** Shares of all keys: those that change backend, and those of them whose own backend stayed. */
  readonly changed: number;
  readonly needless: number;
}

/**
 * Balance and disruption of a scheme: Envoy's Maglev table of `tableSize` slots (a key a slot); a ring of `tableSize`
 * entries, rendezvous and jump hashing asked for as many keys. `gone` is the index of the backend that goes; jump, which
 * knows its backends by number alone, numbers those that are left anew.
 * Throws EngineError on a table size that Maglev does not take, fewer than 2 backends, or an index out of range.
 */
export function compareScheme(scheme: Scheme, tableSize: number, backends: number, gone: number): SchemeFigures {
  requireInteger('backends', backends, 2, tableSize);
  requireInteger('gone', gone, 0, backends - 1);
  const all = Array.from({ length: backends }, (_, index) => index);
  const before = ownersOf(scheme, tableSize, all);
  const after = ownersOf(
    scheme,
    tableSize,
    all.filter((index) => index !== gone),
  );
  const loads = loadsOf(before, backends);
  const { changedSlotsTotal, changedSlotsWhoseOwnerSurvived }: Disruption = disruption(before, after, new Set([gone]));
  const fair = tableSize / backends;
  return {
    scheme,
    least: Math.min(...loads) / fair,
    greatest: Math.max(...loads) / fair,
    changed: changedSlotsTotal / tableSize,
    needless: changedSlotsWhoseOwnerSurvived / tableSize,
  };
}

function loadsOf(owners: Int32Array, backends: number): number[] {
  const loads = new Array<number>(backends).fill(0);
  for (const owner of owners) loads[owner]!++;
  return loads;
}

/** The backend of each key, by its index among all backends, when only `present` are there. */
function ownersOf(scheme: Scheme, keys: number, present: readonly number[]): Int32Array {
  const hosts = present.map((index) => ({ hashKey: `backend-${index}`, weight: 1 }));
  switch (scheme) {
    case 'maglev':
      return buildEnvoyMaglev({ tableSize: keys, hosts }).table.map((place) => present[place]!);
    case 'ring': {
      const ring = buildEnvoyRing({ minRingSize: keys, maxRingSize: keys, hosts });
      return ownersByKey(keys, (key) => present[selectFromRing(ring, key)]!);
    }
    case 'rendezvous': {
      const count = present.at(-1)! + 1;
      const absent = new Set(Array.from({ length: count }, (_, index) => index).filter((i) => !present.includes(i)));
      const select = highestRandomWeightSelector(new Array<number>(count).fill(1), absent);
      return ownersByKey(keys, (key) => select(key.lo >>> 1));
    }
    case 'jump':
      return ownersByKey(keys, (key) => present[jumpHash(key, present.length)]!);
    default:
      throw new EngineError('scheme', scheme, `one of ${SCHEMES.join(', ')}`);
  }
}

function ownersByKey(keys: number, ownerOf: (key: U64) => number): Int32Array {
  return Int32Array.from({ length: keys }, (_, key) => ownerOf(xxhash64(utf8(`key-${key}`))));
}
