import * as z from 'zod/mini';
import { fnv1a } from '../course/fnv1a';
import { inOrder, union } from './events';
import { explain, parseEvent } from './parse';
import { type Refusal, refusal } from './refusal';
import type { StoredRecord, StoredRecords } from './storage';

const FILE_VERSION = 1;

const progressFile = z.strictObject({
  format: z.literal('rlb-progress'),
  version: z.literal(FILE_VERSION),
  /** FNV-1a of the records as compact JSON, in hex: tells a damaged file, not a forged one. */
  checksum: z.string().check(z.regex(/^[0-9a-f]{8}$/)),
  records: z.array(z.unknown()),
});

export type Imported =
  | { readonly ok: true; readonly records: readonly StoredRecord[] }
  | { readonly ok: false; readonly why: Refusal };

/** The text of a progress file: every event, and what only a newer version of the course can read. */
export function exportProgress({ events, setAside }: StoredRecords): string {
  const newer = setAside.filter(({ newer }) => newer).map(({ record }) => record);
  const records = [...inOrder(events), ...newer.filter(hasId)];
  const file = { format: 'rlb-progress', version: FILE_VERSION, checksum: checksum(JSON.stringify(records)), records };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/**
 * Reads a progress file: all of it, or the first reason why not, `records[3].payload.grade`. Never throws.
 * Appending the records to a store is a union: importing twice, or in the wrong order, loses nothing.
 */
export function importProgress(text: string): Imported {
  try {
    return importRecords(JSON.parse(text.trim()));
  } catch (error) {
    return { ok: false, why: { field: '', expected: 'a progress file', found: String(error) } };
  }
}

function importRecords(content: unknown): Imported {
  const file = progressFile.safeParse(content);
  if (!file.success) return { ok: false, why: explain(file.error.issues, content) };
  const sum = checksum(JSON.stringify(file.data.records));
  if (sum !== file.data.checksum) return { ok: false, why: refusal('checksum', sum, file.data.checksum) };
  const records: StoredRecord[] = [];
  for (const [index, record] of file.data.records.entries()) {
    const read = importRecord(record);
    if (!read.ok) {
      const field = [`records[${index}]`, read.why.field].filter(Boolean).join('.');
      return { ok: false, why: { ...read.why, field } };
    }
    records.push(read.record);
  }
  return { ok: true, records: union(records) };
}

type ImportedRecord = { ok: true; record: StoredRecord } | { ok: false; why: Refusal };

function importRecord(record: unknown): ImportedRecord {
  const parsed = parseEvent(record);
  if (parsed.ok) return { ok: true, record: parsed.event };
  if (parsed.newer && hasId(record)) return { ok: true, record };
  return { ok: false, why: parsed.why };
}

function hasId(record: unknown): record is StoredRecord {
  return typeof (record as Partial<StoredRecord> | null)?.id === 'string';
}

function checksum(text: string): string {
  return fnv1a(new TextEncoder().encode(text));
}
