import { utf8 } from '../hash/bytes';
import { toHex } from '../hash/u64';
import { xxhash64 } from '../hash/xxhash64';
import type { Run } from './run';

/**
 * A fingerprint of everything in a run: XXH64 of its canonical text (keys sorted, numbers as ECMAScript prints them,
 * which is the same everywhere). Equal digests mean equal runs.
 */
export function runDigest(run: Run): string {
  return toHex(xxhash64(utf8(canonical(run))));
}

function canonical(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
