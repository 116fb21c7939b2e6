import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_VERSION, union } from './events';
import { parseAll } from './parse';
import { exportProgress, importProgress, MAX_FILE_CHARS } from './transfer';

const records: Record<string, unknown>[] = JSON.parse(
  readFileSync(new URL(`./fixtures/v${EVENT_VERSION}.json`, import.meta.url), 'utf8'),
);
const newer = { ...records[0], id: 'f'.repeat(32), v: EVENT_VERSION + 1 };
const stored = parseAll(records);
const file = exportProgress(stored);
const why = (text: string) => {
  const imported = importProgress(text);
  return imported.ok ? 'accepted' : imported.why;
};

describe('a progress file', () => {
  it('brings back every event', () => {
    expect(importProgress(file)).toEqual({ ok: true, records, events: records });
  });

  it('is the same whatever the order of the events was', () => {
    expect(exportProgress({ ...stored, events: stored.events.toReversed() })).toBe(file);
  });

  it('carries what only a newer version can read, and leaves out what none can', () => {
    const broken = { ...records[0], id: 'e'.repeat(32), at: 'yesterday' };
    const imported = importProgress(exportProgress(parseAll([...records, newer, broken])));
    expect(imported).toEqual({ ok: true, records: [...records, newer], events: records });
  });

  it('is read after an editor added a mark, blanks or another line ending', () => {
    expect(importProgress(`\uFEFF${file.replaceAll('\n', '\r\n')}\n`).ok).toBe(true);
  });

  it('imported twice, or the older after the newer, loses and doubles nothing', () => {
    const older = exportProgress(parseAll(records.slice(0, 3)));
    const read = [file, older, file].map((text) => importProgress(text));
    expect(union(...read.map((one) => (one.ok ? one.records : [])))).toEqual(stored.events);
  });
});

describe('a file that is not whole is refused, and says where', () => {
  const remade = (change: (records: Record<string, unknown>[]) => unknown[]) =>
    exportProgress({ events: change(structuredClone(records)) as never, setAside: [] });

  it.each([
    ['not JSON', file.slice(0, -20), { field: '', expected: 'a progress file' }],
    ['empty', '', { field: '', expected: 'a progress file' }],
    ['another JSON', '[]', { field: '', expected: 'object', found: '[]' }],
    ['another format', file.replace('rlb-progress', 'cookies'), { field: 'format', expected: '"rlb-progress"' }],
    ['a newer file', file.replace('"version":1', '"version":2'), { field: 'version', expected: '1', found: '2' }],
    ['one grade changed', file.replace('"grade":3', '"grade":4'), { field: 'checksum' }],
  ])('%s', (_, text, expected) => {
    expect(why(text)).toMatchObject(expected);
  });

  it('a record that does not validate, although the checksum is right', () => {
    const forged = remade((all) =>
      all.map((record) => (record.type === 'RecallGraded' ? { ...record, payload: {} } : record)),
    );
    expect(why(forged)).toMatchObject({
      field: 'records[5].payload.grade',
      expected: '1 | 2 | 3 | 4',
      found: 'nothing',
    });
  });

  it('a newer record without an id, which no store could hold', () => {
    expect(why(remade((all) => [...all, { v: EVENT_VERSION + 1, at: 2e12 }]))).toMatchObject({
      field: 'records[10].id',
      found: 'nothing',
    });
  });

  it('a number too large for JSON, in a record that only a newer version could judge or for its version', () => {
    const large = (key: string) => {
      const text = remade((all) => [...all, { ...newer, [key]: null }]);
      return why(text.replace(`"${key}":null`, `"${key}":1e400`));
    };
    expect(large('mood')).toMatchObject({ field: expect.stringMatching(/^records\[\d+\]$/), found: '"Infinity"' });
    expect(large('v')).not.toBe('accepted');
  });

  it('a file too deep, too large or of too many parts, before anything is built of it', () => {
    expect(why('['.repeat(40_000_000))).toMatchObject({ expected: 'lists and objects at most 16 deep' });
    expect(why(`[${'{},'.repeat(1_000_000)}{}]`)).toMatchObject({ expected: 'at most 1000000 lists and objects' });
    expect(why(' '.repeat(MAX_FILE_CHARS + 1))).toMatchObject({ expected: `at most ${MAX_FILE_CHARS} characters` });
  });

  it('and brackets in a text are no depth', () => {
    const [graded] = records.filter(({ type }) => type === 'RecallGraded');
    const payload = { grade: 3, answer: `${'[{'.repeat(100)} "\\" \\` };
    expect(importProgress(remade((all) => [...all, { ...graded, id: 'c'.repeat(32), payload }])).ok).toBe(true);
  });

  it('whatever one character became, the file is refused or means the same', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.string({ minLength: 0, maxLength: 2 }), (place, text) => {
        const imported = importProgress(file.slice(0, place) + text + file.slice(place + 1));
        if (imported.ok) expect(imported.records).toEqual(records);
      }),
      { numRuns: 2000 },
    );
  });
});
