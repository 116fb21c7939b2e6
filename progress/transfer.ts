import * as z from 'zod/mini';
import { fnv1a } from '../course/fnv1a';
import { counted, inOrder, isAnswer, type ProgressEvent, sinceReset, takenBack, union, without } from './events';
import { explain, parseEvent } from './parse';
import { type Refusal, refusal } from './refusal';
import type { StoredRecord, StoredRecords } from './storage';

const FILE_VERSION = 1;

/** More than twice what a hundred thousand events take; a text of that size is read in seconds. */
export const MAX_FILE_CHARS = 64_000_000;
/** Lists and objects of a file: how deep in each other, and how many. What an engine builds of a text is bounded by both. */
const MAX_DEPTH = 16;
const MAX_CONTAINERS = 1_000_000;
const [QUOTE, BACKSLASH, BRACKET, BRACE] = [...'"\\[{'].map((sign) => sign.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
];

/** Clocks that differ by less are not worth a word. */
const A_DAY_MS = 86_400_000;

const progressFile = z.strictObject({
  format: z.literal('rlb-progress'),
  version: z.literal(FILE_VERSION),
  /** FNV-1a of the records as compact JSON, in hex: tells a damaged file, not a forged one. */
  checksum: z.string().check(z.regex(/^[0-9a-f]{8}$/)),
  records: z.array(z.unknown()),
});

export type Imported =
  /** `events` are those of the records that this version can read: the others wait for a newer one. */
  | { readonly ok: true; readonly records: readonly StoredRecord[]; readonly events: readonly ProgressEvent[] }
  | { readonly ok: false; readonly why: Refusal };

/** What joining a file with what is here would do. */
export interface Comparison extends Omit<Extract<Imported, { ok: true }>, 'ok'> {
  /** The ids of what is not here yet. */
  readonly fresh: readonly string[];
  /** How many answers that count here would count no more: a reset in the file is later than they are. */
  readonly forgets: number;
  /** Whether none of the devices that wrote it has written what is here: it may be another learner's. */
  readonly isForeign: boolean;
  /** The last date in it, milliseconds since 1970, if that is yet to come. */
  readonly aheadMs: number | null;
  /** The events here that took back what it holds: as long as they count, it does not. */
  readonly takenBackBy: readonly string[];
}

export type OpenedFile = ({ readonly ok: true } & Comparison) | { readonly ok: false; readonly why: Refusal };

/** The text of a progress file: every event, and what only a newer version of the course can read. A line for each. */
export function exportProgress({ events, setAside }: StoredRecords): string {
  const newer = setAside.filter(({ newer }) => newer).map(({ record }) => record);
  const records = [...inOrder(events), ...newer.filter(hasId)].map((record) => JSON.stringify(record));
  const sum = checksum(`[${records.join(',')}]`);
  return `{"format":"rlb-progress","version":${FILE_VERSION},"checksum":"${sum}","records":[\n${records.join(',\n')}\n]}\n`;
}

/**
 * Reads a progress file: all of it, or the first reason why not, `records[3].payload.grade`. Never throws, and is done in
 * seconds whatever the text. Appending the records to a store is a union: importing twice, or in the wrong order, loses nothing.
 */
export function importProgress(text: string): Imported {
  try {
    const why = whyTooLong(text.length) ?? whyTooMuch(text);
    return why ? { ok: false, why } : importRecords(JSON.parse(text.trim()));
  } catch (error) {
    return { ok: false, why: { field: '', expected: 'a progress file', found: String(error) } };
  }
}

/** Compares what a file holds with what is known here: `known` of this version, `setAside` of others. */
export function compareFile(
  { records, events }: Extract<Imported, { ok: true }>,
  known: readonly ProgressEvent[],
  setAside: readonly unknown[],
  nowMs: number,
): Comparison {
  const here = new Set([...known, ...setAside].map((record) => (record as StoredRecord).id));
  const devices = new Set(known.map(({ device }) => device));
  const joined = union(known, events);
  const standing = sinceReset(counted(joined));
  const lastMs = events.reduce((last, { at }) => Math.max(last, at), 0);
  return {
    ...{ records, events },
    fresh: records.map(({ id }) => id).filter((id) => !here.has(id)),
    forgets: without(sinceReset(counted(known)), standing).filter(isAnswer).length,
    isForeign: known.length > 0 && events.length > 0 && !events.some(({ device }) => devices.has(device)),
    aheadMs: lastMs > nowMs + A_DAY_MS ? lastMs : null,
    takenBackBy: takenBackHere(events, joined),
  };
}

/** The events that take back what a file brings, and are not in it. A reset that was taken back stays so. */
function takenBackHere(inFile: readonly ProgressEvent[], joined: readonly ProgressEvent[]): string[] {
  const ids = new Set(inFile.map(({ id }) => id));
  const undone = takenBack(inOrder(joined));
  const by = inFile.flatMap(({ type, id }) => (type === 'Reset' ? [] : (undone.get(id) ?? [])));
  return [...new Set(by)].filter((id) => !ids.has(id));
}

/** Also asked with a file's size in bytes, before its text is made: that has no more characters. */
export function whyTooLong(length: number): Refusal | undefined {
  return length > MAX_FILE_CHARS ? refusal('', `at most ${MAX_FILE_CHARS} characters`, length) : undefined;
}

/** Counts what an engine would have to build of a text, before it does. */
function whyTooMuch(text: string): Refusal | undefined {
  let [depth, containers, isInText] = [0, 0, false];
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    if (unit === QUOTE) isInText = !isInText;
    else if (isInText) place += Number(unit === BACKSLASH);
    else if (unit === BRACKET || unit === BRACE) {
      depth += 1;
      containers += 1;
      if (depth > MAX_DEPTH) return refusal('', `lists and objects at most ${MAX_DEPTH} deep`, depth);
      if (containers > MAX_CONTAINERS) return refusal('', `at most ${MAX_CONTAINERS} lists and objects`, containers);
    } else if (unit === BRACKET + 2 || unit === BRACE + 2) depth -= 1;
  }
  return undefined;
}

function importRecords(content: unknown): Imported {
  const file = progressFile.safeParse(content);
  if (!file.success) return { ok: false, why: explain(file.error.issues, content) };
  const sum = checksum(JSON.stringify(file.data.records));
  if (sum !== file.data.checksum) return { ok: false, why: refusal('checksum', sum, file.data.checksum) };
  const records: StoredRecord[] = [];
  const events = new Set<StoredRecord>();
  for (const [index, record] of file.data.records.entries()) {
    const parsed = parseEvent(record);
    const why = parsed.ok ? undefined : parsed.newer ? whyNotKept(record) : parsed.why;
    if (why) return { ok: false, why: { ...why, field: [`records[${index}]`, why.field].filter(Boolean).join('.') } };
    records.push(parsed.ok ? parsed.event : (record as StoredRecord));
    if (parsed.ok) events.add(parsed.event);
  }
  const all = union(records);
  return { ok: true, records: all, events: all.filter((record): record is ProgressEvent => events.has(record)) };
}

/** Why a record of a newer version cannot be kept until that is there. */
function whyNotKept(record: unknown): Refusal | undefined {
  if (!hasId(record)) return refusal('id', '32 hex digits', (record as Partial<StoredRecord>).id);
  return isFiniteIn(record) ? undefined : refusal('', 'numbers that can be written', 'Infinity');
}

/** Every version names its records alike. */
function hasId(record: unknown): record is StoredRecord {
  const id: unknown = (record as Partial<StoredRecord> | null)?.id;
  return typeof id === 'string' && /^[0-9a-f]{32}$/.test(id);
}

/** A number too large for JSON would be another at the next export. */
function isFiniteIn(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isFiniteIn);
}

function checksum(text: string): string {
  return fnv1a(new TextEncoder().encode(text));
}
