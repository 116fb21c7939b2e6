import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fnv1a } from '../course/fnv1a';
import type { LessonShape } from '../course/schema/shape';
import { EVENT_VERSION, LAST_AT, MOST_UNDONE } from './events';
import { parseAll } from './parse';
import { reduceProgress } from './reduceProgress';
import { compareFile, exportProgress, importProgress } from './transfer';

/** How many; `npm run test:long` asks for more. */
const FILES = Number(process.env.HOSTILE ?? 2000);

type Node = Record<string | number, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const records: Node[] = JSON.parse(readFileSync(new URL(`./fixtures/v${EVENT_VERSION}.json`, import.meta.url), 'utf8'));
const shape: LessonShape = {
  ...{ id: 'resilient-lb', sections: ['anycast'], predictions: [], recall: [], quiz: [], exercises: [] },
  trace: [{ id: 'which-lb', meaning: '9b05688c2b3e6c1f' }],
};

/** What an event is, said once more and without the schema: what a file brings must be one, or of a newer version. */
function isEvent(record: Node): boolean {
  const { v, id, at, device, type, lesson, step, meaning, payload, ...rest } = record;
  if (Number.isSafeInteger(v) && (v as number) > EVENT_VERSION) return isHex(id) && isWhole(record);
  const isStamped = v === EVENT_VERSION || v === 1;
  if (!isStamped || Object.keys(rest).length > 0 || !isHex(id) || !isHex(device) || !isIn(at, 0, LAST_AT)) return false;
  if (!isNode(payload) || Array.isArray(payload)) return false;
  const isNowhere = step === null && meaning === null;
  const isAnswer = isName(lesson) && isName(step) && typeof meaning === 'string' && /^[\w-]{1,64}$/.test(meaning);
  const { events, skipped, value, confidence, option, attempt, seed, grade, answer, score, ...more } = payload;
  const has = (...keys: string[]) =>
    Object.keys(more).length === 0 && Object.keys(payload).every((key) => keys.includes(key));
  const isTried = isIn(attempt, 1, Number.MAX_SAFE_INTEGER) && isIn(seed, 0, Number.MAX_SAFE_INTEGER);
  const isSure = !('confidence' in payload) || isShare(confidence);
  switch (type) {
    case 'LessonOpened':
      return isName(lesson) && isNowhere && has();
    case 'SectionRead':
      return isName(lesson) && isName(step) && meaning === null && has();
    case 'Reset':
      return (lesson === null || isName(lesson)) && isNowhere && has();
    case 'Undone':
      return lesson === null && isNowhere && has('events') && isListOf(events, 1, MOST_UNDONE, isHex);
    case 'PredictionCommitted':
      if (skipped === true) return isAnswer && has('skipped');
      return isAnswer && has('skipped', 'value', 'confidence') && skipped === false && isSaid(value) && isSure;
    case 'StepAnswered':
      return isAnswer && has('option', 'attempt', 'seed') && isName(option) && isTried;
    case 'RecallGraded':
      return isAnswer && has('grade', 'answer') && isIn(grade, 1, 4) && typeof answer === 'string';
    case 'QuizAnswered':
      return (
        isAnswer &&
        has('answer', 'score', 'confidence', 'attempt', 'seed') &&
        (isSaid(answer) || isListOf(answer, 0, 64, isName)) &&
        [isShare(score), isSure, isTried].every(Boolean)
      );
    default:
      return false;
  }
}
const isHex = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
const isName = (value: unknown) => typeof value === 'string' && /^[A-Za-z0-9][\w.-]{0,79}$/.test(value);
const isIn = (value: unknown, least: number, most: number) =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;
const isSaid = (value: unknown) => isName(value) || (typeof value === 'number' && Number.isFinite(value));
const isListOf = (value: unknown, least: number, most: number, is: (one: unknown) => boolean) =>
  Array.isArray(value) && value.length >= least && value.length <= most && value.every(is);
const isWhole = (value: unknown): boolean =>
  typeof value === 'number' ? Number.isFinite(value) : !isNode(value) || Object.values(value).every(isWhole);

/** Every place in a value, as the object that holds it and the key. */
function placesOf(value: unknown): [Node, string | number][] {
  if (!isNode(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[value, key], ...placesOf(inner)] as [Node, string][]);
}

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', 'a', -1, 0, 0.5, 1e308, 5e-324, 2 ** 53, LAST_AT, [], {}, '__proto__'),
  fc.constantFrom<unknown>(...records.flatMap((record) => placesOf(record).map(([holder, key]) => holder[key]))),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ maxLength: 90 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** What may befall a place: another value, a slightly other one, none, one that nobody asked for beside it, many. */
const edit = fc.record({
  place: fc.nat(),
  what: fc.constantFrom('replace', 'replace', 'nudge', 'remove', 'add', 'repeat'),
  value: junk,
  times: fc.nat(80),
});

function apply(
  file: unknown,
  { place, what, value, times }: { place: number; what: string; value: unknown; times: number },
) {
  const places = placesOf(file);
  const found = places[place % places.length];
  if (!found) return;
  const [holder, key] = found;
  const old = holder[key];
  if (what === 'replace') holder[key] = structuredClone(value);
  else if (what === 'nudge') holder[key] = typeof old === 'number' ? old + (times % 5) - 2 : `${old}${times}`;
  else if (what === 'remove') delete holder[key];
  else if (what === 'add') holder[`${key}${times}`] = structuredClone(value);
  else holder[key] = Array.from({ length: times }, () => old);
}

const encoded = (all: unknown) =>
  JSON.stringify({
    ...{ format: 'rlb-progress', version: 1 },
    checksum: fnv1a(new TextEncoder().encode(JSON.stringify(all))),
    records: all,
  });

/** Records edited, and the file made anew around them, so that its checksum is right. */
const reencoded = fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) => {
  const all = structuredClone(records);
  for (const one of edits) apply(all, one);
  return { all: JSON.parse(JSON.stringify(all)) as unknown[], text: encoded(all) };
});

/** A number too large for JSON, in a record of a newer version too, under a checksum that is right for what it is read as. */
const tooLarge = fc
  .tuple(fc.nat(records.length - 1), fc.boolean(), fc.constantFrom('v', 'at', 'mood'))
  .map(([index, isNewer, key]) => {
    const all = structuredClone(records);
    all[index] = { ...all[index], ...(isNewer && { v: EVENT_VERSION + 1 }), [key]: 'LARGE' };
    const text = JSON.stringify(all).replace('"LARGE"', '1e400');
    const read: unknown[] = JSON.parse(text);
    return { all: read, text: encoded(read).replace(JSON.stringify(read), text) };
  });

/** The file itself edited, or its text cut and smeared: its checksum no longer fits, or it is no file. */
const whole = encoded(records);
const damaged = fc.oneof(
  edit.map((one) => {
    const file = JSON.parse(whole);
    apply(file, one);
    return JSON.stringify(file);
  }),
  fc
    .record({ at: fc.nat(whole.length), noise: fc.string({ unit: 'binary', maxLength: 6 }), drop: fc.nat(8) })
    .map(({ at, noise, drop }) => whole.slice(0, at) + noise + whole.slice(at + drop)),
  fc.nat(2000).map((depth) => whole.replace('[', '['.repeat(depth + 1))),
);

const byId = (all: readonly { id: unknown }[]) => new Map(all.map((record) => [record.id, record]));

/** What was in the file before it was damaged, by id. */
const known = byId(records as unknown as { id: unknown }[]);

it('a progress file that was tampered with brings events alone, all of its own, or is refused with place, expectation and find', () => {
  const tally = { taken: 0, refused: 0, longestMs: 0, places: new Set<string>() };
  const read = (text: string) => {
    const beganMs = performance.now();
    const imported = importProgress(text);
    tally.longestMs = Math.max(tally.longestMs, performance.now() - beganMs);
    if (imported.ok) tally.taken++;
    else {
      tally.refused++;
      expect([imported.why.expected, imported.why.found]).not.toContain('');
      tally.places.add(imported.why.field.replace(/\[\d+\]/g, '[]'));
    }
    return imported;
  };
  fc.assert(
    fc.property(
      fc.oneof(
        { arbitrary: reencoded, weight: 16 },
        { arbitrary: tooLarge, weight: 1 },
        { arbitrary: damaged, weight: 3 },
      ),
      (hostile) => {
        if (typeof hostile === 'string') {
          const imported = read(hostile);
          if (imported.ok) for (const record of imported.records) expect(record).toEqual(known.get(record.id));
          return;
        }
        const { all, text } = hostile;
        const imported = read(text);
        expect(imported.ok).toBe(all.every((record) => isNode(record) && !Array.isArray(record) && isEvent(record)));
        if (!imported.ok) return;
        const parsed = parseAll(imported.records);
        expect(imported.events).toEqual(parsed.events);
        const again = importProgress(exportProgress(parsed));
        expect(again.ok && byId(again.records)).toEqual(byId(imported.records));
        const { fresh } = compareFile(imported, [], [], 0);
        expect(fresh).toHaveLength(imported.records.length);
        expect(reduceProgress(parsed.events, shape).trace).toHaveLength(1);
      },
    ),
    { numRuns: FILES },
  );
  console.info(
    `${FILES} files: ${tally.taken} taken, ${tally.refused} refused at ${tally.places.size} different places; the longest took ${tally.longestMs.toFixed(0)} ms to read`,
  );
  expect(Math.min(tally.taken, tally.refused)).toBeGreaterThan(FILES / 40);
});
