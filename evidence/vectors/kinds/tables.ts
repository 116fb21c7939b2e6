import { fnv1a64 } from '../../../engine/hash/fnv1a';
import { toHex } from '../../../engine/hash/u64';
import { disruption } from '../../../engine/maglev/disruption';
import type { Tools } from '../kind';

/** Why some leaves of a table's `expected` are not compared: they ask. */
export const TABLE_QUESTIONS: Readonly<Record<string, string>> = {
  'samples[][0]': 'asks which slot is looked at',
  'removals[].removedIndexes': 'asks which backends are removed',
};

/** The leaves that all table kinds share, from the table and a way to build it without some backends. */
export function tableAnswer(
  table: Int32Array,
  backends: number,
  tools: Tools,
  tableWithout: (removed: ReadonlySet<number>) => Int32Array,
) {
  const removal = memoize((removedIndexes: readonly number[]) => {
    const removed = new Set(removedIndexes);
    const after = tableWithout(removed);
    return { ...disruption(table, after, removed), tableAfterSha256: tools.sha256(bytesOf(after)) };
  });
  return {
    tableSize: table.length,
    table,
    slotCounts: countSlots(table, backends),
    ...digests(bytesOf(table), tools),
    samples: (asked: readonly (readonly [slot: number, owner: number])[]) => asked.map(([slot]) => [slot, table[slot]]),
    removals: (asked: readonly { readonly removedIndexes: readonly number[] }[]) =>
      asked.map(({ removedIndexes }) => removal(removedIndexes)),
  };
}

/** Builds the table of what is left of a list, and numbers its owners as in the whole list. */
export function rebuildWithout<T>(items: readonly T[], build: (items: readonly T[]) => Int32Array) {
  return (removed: ReadonlySet<number>): Int32Array => {
    const kept = [...items.keys()].filter((index) => !removed.has(index));
    return build(kept.map((index) => items[index]!)).map((owner) => kept[owner]!);
  };
}

/** Answers a question that is asked again without the work: `--flip` compares a case once a leaf. */
export function memoize<Question, Answer>(answer: (question: Question) => Answer): (question: Question) => Answer {
  const known = new Map<string, Answer>();
  return (question) => {
    const key = JSON.stringify(question);
    const found = known.get(key);
    if (found !== undefined) return found;
    const fresh = answer(question);
    known.set(key, fresh);
    return fresh;
  };
}

/** How many slots each backend owns, in input order. */
export function countSlots(owners: ArrayLike<number>, backends: number): number[] {
  const counts = new Array<number>(backends).fill(0);
  for (let slot = 0; slot < owners.length; slot++) counts[owners[slot]!]!++;
  return counts;
}

/** Both digests of a serialised table. */
export function digests(bytes: Uint8Array, tools: Tools): { sha256: string; fnv1a64: string } {
  return { sha256: tools.sha256(bytes), fnv1a64: toHex(fnv1a64(bytes)) };
}

/** Uint32 values as little-endian bytes, whatever the machine. */
export function bytesOf(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < values.length; index++) view.setUint32(4 * index, values[index]!, true);
  return bytes;
}
