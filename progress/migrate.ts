import { EVENT_VERSION } from './events';
import { type Refusal, refusal } from './refusal';

type Fields = Readonly<Record<string, unknown>>;

/** For each older version, how a record of it becomes one of the next. */
export type Migrations = Readonly<Record<number, (record: Fields) => Fields>>;
const MIGRATIONS: Migrations = {
  // Version 2 knows one more type of event, `Undone`, and changed none.
  1: (record) => record,
};

export type Migrated =
  | { readonly ok: true; readonly record: Fields }
  | { readonly ok: false; readonly newer: boolean; readonly why: Refusal };

/** Brings a record of any known version to `current`, one version at a time. Never changes the record it is given. */
export function migrate(
  record: unknown,
  migrations: Migrations = MIGRATIONS,
  current: number = EVENT_VERSION,
): Migrated {
  if (!isFields(record)) return { ok: false, newer: false, why: refusal('', 'an event', record) };
  const version = record.v;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1 || version > current) {
    const newer = Number.isSafeInteger(version) && (version as number) > current;
    return { ok: false, newer, why: refusal('v', `a version from 1 to ${current}`, version) };
  }
  let fields = record;
  for (let from = version; from < current; from++) {
    const step = migrations[from];
    if (!step) throw new Error(`migrations[${from}]: expected a migration to version ${from + 1}, found nothing`);
    fields = { ...step(fields), v: from + 1 };
  }
  return { ok: true, record: fields };
}

function isFields(record: unknown): record is Fields {
  return typeof record === 'object' && record !== null && !Array.isArray(record);
}
