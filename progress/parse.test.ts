import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_VERSION, LAST_AT } from './events';
import { parseAll, parseEvent } from './parse';

const records: Record<string, unknown>[] = JSON.parse(
  readFileSync(new URL(`./fixtures/v${EVENT_VERSION}.json`, import.meta.url), 'utf8'),
);
const recordOf = (type: string) => records.find((record) => record.type === type)!;
const why = (record: unknown) => {
  const parsed = parseEvent(record);
  return parsed.ok ? 'accepted' : parsed.why;
};

describe('a stored event that does not validate is refused with field, expected and found', () => {
  const graded = recordOf('RecallGraded');
  const predicted = recordOf('PredictionCommitted');
  it.each([
    [
      { ...graded, type: 'StepSkipped' },
      { field: 'type', found: '"StepSkipped"' },
    ],
    [
      { ...graded, type: undefined },
      { field: 'type', found: 'nothing' },
    ],
    [
      { ...graded, at: -1 },
      { field: 'at', expected: 'at least 0', found: '-1' },
    ],
    [
      { ...graded, at: LAST_AT + 1 },
      { field: 'at', expected: `at most ${LAST_AT}` },
    ],
    [
      { ...graded, at: 1.5 },
      { field: 'at', expected: 'int', found: '1.5' },
    ],
    [
      { ...graded, at: Number.NaN },
      { field: 'at', expected: 'number' },
    ],
    [
      { ...graded, id: 'x' },
      { field: 'id', expected: 'a text like /^[0-9a-f]{32}$/', found: '"x"' },
    ],
    [
      { ...graded, lesson: '__proto__' },
      { field: 'lesson', found: '"__proto__"' },
    ],
    [
      { ...graded, lesson: null },
      { field: 'lesson', expected: 'string', found: 'null' },
    ],
    [
      { ...graded, hint: 1 },
      { field: 'hint', expected: 'nothing', found: '1' },
    ],
    [
      { ...graded, payload: { grade: 5, answer: '' } },
      { field: 'payload.grade', expected: '1 | 2 | 3 | 4', found: '5' },
    ],
    [
      { ...graded, payload: { grade: 1 } },
      { field: 'payload.answer', expected: 'string', found: 'nothing' },
    ],
    [
      { ...predicted, payload: { skipped: true, value: 1 } },
      { field: 'payload.value', expected: 'nothing', found: '1' },
    ],
    [
      { ...predicted, payload: { skipped: false } },
      { field: 'payload.value', expected: 'a number or an id' },
    ],
    [
      { ...predicted, payload: { skipped: false, value: 1, confidence: 2 } },
      { field: 'payload.confidence', expected: 'at most 1', found: '2' },
    ],
    ['{}', { field: '', expected: 'an event', found: '"{}"' }],
  ])('%#', (record, expected) => {
    expect(why(record)).toMatchObject(expected);
  });

  it('names every type it knows where the type is unknown', () => {
    expect(why({ ...graded, type: 'Hacked' })).toMatchObject({ expected: expect.stringContaining('"StepAnswered"') });
  });

  it('survives whatever a database can hold: cycles, big integers, dates', () => {
    const cycle: Record<string, unknown> = { ...graded };
    cycle.payload = cycle;
    expect(why(cycle)).toMatchObject({ field: 'payload.grade' });
    expect(why({ ...graded, at: 10n })).toMatchObject({ field: 'at', found: 'bigint' });
    expect(why({ ...graded, payload: new Date(0) })).not.toBe('accepted');
  });

  it('never throws, and never takes an event with one field replaced by junk of another type', () => {
    const anyField = fc.constantFrom('v', 'id', 'at', 'device', 'type', 'lesson', 'step', 'meaning', 'payload');
    const junk = fc.oneof(fc.boolean(), fc.array(fc.anything()), fc.double({ max: -0.5 }), fc.constant('not an id!'));
    fc.assert(
      fc.property(fc.constantFrom(...records), anyField, junk, (record, field, value) => {
        expect(parseEvent({ ...record, [field]: value }).ok).toBe(false);
      }),
    );
    fc.assert(fc.property(fc.anything(), (record) => !parseEvent(record).ok));
  });
});

describe('what cannot be read is set aside, whole', () => {
  it('keeps the record as it was, tells newer from unreadable, and reads the rest', () => {
    const newer = { ...records[0], v: EVENT_VERSION + 1, mood: 'unknown to us' };
    const broken = { ...records[1], at: 'yesterday' };
    const { events, setAside } = parseAll([newer, records[2], broken]);
    expect(events).toEqual([records[2]]);
    expect(setAside.map(({ record, newer }) => [record, newer])).toEqual([
      [newer, true],
      [broken, false],
    ]);
  });
});
