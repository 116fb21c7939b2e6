import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { progressEvent } from './eventSchema';
import { EVENT_VERSION } from './events';
import { migrate } from './migrate';
import { parseEvent } from './parse';

const fixture = (version: number) => new URL(`./fixtures/v${version}.json`, import.meta.url);
const versions = Array.from({ length: EVENT_VERSION }, (_, index) => index + 1);

describe('every version ever written can still be read', () => {
  it.each(versions)('version %i has a frozen fixture, and each of its records migrates', (version) => {
    const records: unknown[] = JSON.parse(readFileSync(fixture(version), 'utf8'));
    expect(records.length).toBeGreaterThan(0);
    for (const record of records) {
      expect(record).toMatchObject({ v: version });
      expect(parseEvent(record)).toMatchObject({ ok: true, event: { v: EVENT_VERSION } });
    }
  });

  it('no fixture is of a version that the code does not know', () => {
    expect(existsSync(fixture(EVENT_VERSION + 1))).toBe(false);
  });

  it('the fixture of the current version shows every type of event', () => {
    const records: { type: string }[] = JSON.parse(readFileSync(fixture(EVENT_VERSION), 'utf8'));
    const known = progressEvent.def.options.map((option) => option.def.shape.type.def.values[0]!);
    expect(new Set(records.map(({ type }) => type))).toEqual(new Set<string>(known));
  });
});

describe('migrate', () => {
  const path = {
    1: (record: object) => ({ ...record, path: 'from 1' }),
    2: (record: object) => ({ ...record, path: `${(record as { path?: string }).path ?? 'none'}, from 2` }),
  };

  it('takes every step in between, in order, and leaves the record as it was', () => {
    const record = Object.freeze({ v: 1 });
    expect(migrate(record, path, 3)).toEqual({ ok: true, record: { v: 3, path: 'from 1, from 2' } });
    expect(migrate({ v: 2 }, path, 3)).toEqual({ ok: true, record: { v: 3, path: 'none, from 2' } });
  });

  it('tells a newer record from a broken one', () => {
    expect(migrate({ v: 4 }, path, 3)).toMatchObject({ ok: false, newer: true, why: { field: 'v', found: '4' } });
    for (const v of [0, 1.5, '1', null, undefined]) {
      expect(migrate({ v }, path, 3)).toMatchObject({ ok: false, newer: false, why: { field: 'v' } });
    }
    expect(migrate([], path, 3)).toMatchObject({ ok: false, why: { field: '', expected: 'an event', found: '[]' } });
  });

  it('a hole in the table is a fault of the code, and stops it', () => {
    expect(() => migrate({ v: 1 }, {}, 2)).toThrow('migrations[1]: expected a migration to version 2, found nothing');
  });
});
