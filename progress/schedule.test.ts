import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LessonShape } from '../course/schema/shape';
import type { ProgressEvent } from './events';
import { daysBetween, graded, noon, reset, scored, undone } from './fixtures/answers';
import { dueByGrade, type Grade } from './memory';
import {
  A_DAY,
  dayStart,
  dueNow,
  forecast,
  isDue,
  leftToday,
  type Reviewed,
  reviewedOf,
  reviewsToday,
} from './schedule';

const cards = Array.from({ length: 60 }, (_, index) => ({ id: `c${index}`, meaning: 'm' }));
const shape: LessonShape = {
  id: 'maglev',
  ...{ sections: [], trace: [], predictions: [], exercises: [] },
  recall: cards,
  quiz: cards.slice(0, 3),
};

const all = (events: readonly ProgressEvent[], of: LessonShape = shape) => reviewedOf(events, [of]);
const find = (key: string, events: readonly ProgressEvent[], of: LessonShape = shape): Reviewed =>
  all(events, of).find((one) => one.key === key)!;
const dueMs = (events: readonly ProgressEvent[], key = 'card maglev/c0') => find(key, events).memory?.dueMs;
const inDays = (events: readonly ProgressEvent[], key?: string) => daysBetween(events.at(-1)!.at, dueMs(events, key)!);
const dueKeys = (events: readonly ProgressEvent[], nowMs: number) => dueNow(all(events), nowMs).map(({ key }) => key);

describe('a grade says when a card comes back', () => {
  it('what was not known, in ten minutes; then the better it was known, the later', () => {
    const due = ([1, 2, 3, 4] as const).map((grade) => dueMs([graded(noon(0), 'c0', grade)])! - noon(0));
    expect(due[0]).toBe(600_000);
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    expect(new Set(due).size).toBe(4);
  });

  it('with every answer on its day the gaps grow, to a year or so and no further', () => {
    let events = [graded(noon(0), 'c0')];
    const gaps: number[] = [];
    for (let round = 0; round < 12; round++) {
      gaps.push(inDays(events));
      events = [...events, graded(dueMs(events)!, 'c0')];
    }
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    expect(gaps.slice(0, 3)).toEqual([2, 11, 46]);
    expect(gaps.at(-1)).toBeGreaterThanOrEqual(365);
    expect(gaps.at(-1)).toBeLessThan(370);
  });

  it('what is told beside a grade is what the grade then does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30), fc.constantFrom(1, 2, 3, 4)), { maxLength: 6 }), (history) => {
        const events = history.map(([day, grade]) => graded(noon(day), 'c0', grade as Grade));
        const now = noon(33);
        const told = dueByGrade(find('card maglev/c0', events).memory, now);
        for (const grade of [1, 2, 3, 4] as const)
          expect(dueMs([...events, graded(now, 'c0', grade)])).toBe(told[grade]);
      }),
    );
  });

  it('an item is graded by its score, and by how sure the reader was of what is right', () => {
    const due = [
      scored(noon(0), 'c0', 0, { confidence: 0.95 }),
      scored(noon(0), 'c0', 1, { confidence: 0.5 }),
      scored(noon(0), 'c0', 1),
      scored(noon(0), 'c0', 1, { confidence: 0.95 }),
    ].map((event) => dueMs([event], 'item maglev/c0')! - noon(0));
    expect(due).toEqual(([1, 2, 3, 4] as const).map((grade) => dueMs([graded(noon(0), 'c0', grade)])! - noon(0)));
  });

  it('a device whose clock was set back asks and grades all the same', () => {
    const { memory } = find('card maglev/c0', [graded(noon(9), 'c0')]);
    expect(dueByGrade(memory, noon(0))[3]).toBeGreaterThan(noon(9));
  });
});

describe('what is due', () => {
  it('is what comes back on this day, from its first minute on, and not what was never met', () => {
    const events = [graded(noon(0), 'c0')];
    expect(dueKeys(events, dayStart(noon(2)) - 1)).toEqual([]);
    expect(dueKeys(events, dayStart(noon(2)))).toEqual(['card maglev/c0']);
  });

  it('and what was not known, at its very minute', () => {
    const one = (nowMs: number) => isDue(find('card maglev/c0', [graded(noon(0), 'c0', 1)]), nowMs);
    expect([one(noon(0, 599_999)), one(noon(0, 600_000))]).toEqual([false, true]);
  });

  it('comes in the order of the risk to be forgotten', () => {
    const events = [graded(noon(0), 'c1', 4), graded(noon(0), 'c2', 2), graded(noon(0), 'c3', 3)];
    expect(dueKeys(events, noon(30))).toEqual(['card maglev/c2', 'card maglev/c3', 'card maglev/c1']);
  });

  it('comes the same on every device: no order of events and no repetition changes it', () => {
    const anEvent = fc.oneof(
      fc
        .tuple(fc.nat(40), fc.nat(5), fc.constantFrom(1, 2, 3, 4))
        .map(([day, card, grade]) => graded(noon(day), `c${card}`, grade as Grade)),
      fc.tuple(fc.nat(40), fc.nat(3), fc.nat(1)).map(([day, card, score]) => scored(noon(day), `c${card}`, score)),
      fc.nat(40).map((day) => reset(noon(day), 'maglev')),
    );
    const sets = fc
      .array(anEvent, { maxLength: 30 })
      .chain((events) =>
        fc.subarray(events).map((slips) => [...events, ...slips.map((slip) => undone(noon(41), slip))]),
      )
      .chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
      );
    fc.assert(
      fc.property(sets, ([events, shuffled]) => {
        expect(all(shuffled)).toEqual(all(events));
        expect(dueKeys(shuffled, noon(45))).toEqual(dueKeys(events, noon(45)));
      }),
    );
  });

  it('is as it was before a grade that was taken back', () => {
    const [first, slip] = [graded(noon(0), 'c0'), graded(noon(2), 'c0', 4)];
    expect(all([first, slip, undone(noon(3), slip)])).toEqual(all([first]));
  });
});

describe('the author edits', () => {
  it('what a card asks: it begins anew, at once, and says so', () => {
    const edited = { ...shape, recall: [{ id: 'c0', meaning: 'other' }] };
    const events = [graded(noon(0), 'c0', 4)];
    expect(find('card maglev/c0', events, edited)).toMatchObject({ stale: true, memory: null, answers: [] });
    expect(isDue(find('card maglev/c0', events, edited), noon(0))).toBe(true);
    const again = [...events, graded(noon(1), 'c0', 1, 'other')];
    expect(find('card maglev/c0', again, edited)).toMatchObject({ stale: false, answers: [{ grade: 1 }] });
  });

  it('its wording alone: its meaning stays, and so does its day', () => {
    const events = [graded(noon(0), 'c0')];
    expect(find('card maglev/c0', events, { ...shape })).toEqual(find('card maglev/c0', events));
  });

  it('a card away: it is nowhere, and another card’s day is as it was', () => {
    const events = [graded(noon(0), 'c0'), graded(noon(0), 'c1'), graded(noon(0), 'never-was')];
    const without = all(events, { ...shape, recall: cards.slice(1), quiz: [] });
    expect(without.filter(({ memory }) => memory).map(({ key }) => key)).toEqual(['card maglev/c1']);
  });
});

describe('ninety days away with sixty due', () => {
  const events = cards.map(({ id }, index) => graded(noon(index % 6), id, ((index % 3) + 2) as Grade));
  const now = noon(100);

  it('a day asks for twenty of them, and the coming days for the rest', () => {
    expect(dueNow(all(events), now)).toHaveLength(60);
    expect(leftToday(all(events), now)).toBe(A_DAY);
    expect(forecast(all(events), now, 5)).toEqual([20, 20, 20, 0, 0]);
  });

  it('what was answered today is not asked for again, and what was met for the first time counts for nothing', () => {
    const answered = [...events, graded(now, 'c0'), graded(now, 'c1'), scored(now, 'c2', 1)];
    expect(reviewsToday(all(answered), now)).toBe(2);
    expect(leftToday(all(answered), now)).toBe(18);
    expect(forecast(all(answered), now, 2)).toEqual([18, 20]);
  });
});

it('a reset forgets the lesson’s days', () => {
  expect(all([graded(noon(0), 'c0'), reset(noon(1), null)]).every(({ memory, stale }) => !memory && !stale)).toBe(true);
});
