import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, drawRound, type WeakSpots } from './quiz';

const lessons = Array.from({ length: 12 }, (_, index) => `lesson-${index}`);
const pool: Candidate[] = lessons.flatMap((lesson, which) =>
  Array.from({ length: 5 }, (_, index) => ({
    id: `${lesson}-${index}`,
    lesson,
    stop: `stop-${index % 2}`,
    misconceptions: index === 0 ? [`belief-${which}`] : [],
  })),
);
const none: WeakSpots = { lessons: new Map(), misconceptions: new Set(), answered: new Map() };
const byId = new Map(pool.map((one) => [one.id, one]));
const draw = (weak: WeakSpots, seed = 1, confusable: string[][] = []) =>
  drawRound(pool, { count: 24, seed, weak, confusable }).map((id) => byId.get(id)!);

describe('a round', () => {
  it('asks each lesson alike where there is no weak spot, no question twice, no lesson twice in a row', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const round = draw(none, seed);
        expect(new Set(round).size).toBe(24);
        for (const lesson of lessons) expect(round.filter((one) => one.lesson === lesson)).toHaveLength(2);
        for (const [index, one] of round.entries()) expect(one.lesson).not.toBe(round[index + 1]?.lesson);
      }),
    );
  });

  it('is the same for the same seed and another for another', () => {
    expect(draw(none, 5)).toEqual(draw(none, 5));
    expect(draw(none, 5)).not.toEqual(draw(none, 6));
  });

  it('begins with what was answered wrong: a question, a misconception, a lesson', () => {
    const weak: WeakSpots = {
      lessons: new Map([['lesson-3', 2]]),
      misconceptions: new Set(['belief-7']),
      answered: new Map([['lesson-9-2', false]]),
    };
    const [first, second, third] = draw(weak);
    expect(new Set([first, second, third].map((one) => one!.lesson))).toEqual(
      new Set(['lesson-3', 'lesson-7', 'lesson-9']),
    );
    expect(draw(weak).filter(({ lesson }) => lesson === 'lesson-3')).toHaveLength(4);
  });

  it('asks again what was answered right only when nothing else is left', () => {
    const answered = new Map(pool.filter(({ id }) => !id.endsWith('-4')).map(({ id }) => [id, true]));
    const round = draw({ ...none, answered });
    expect(round.filter(({ id }) => id.endsWith('-4'))).toHaveLength(12);
  });

  it('mixes lessons that are taken for one another', () => {
    const group = ['lesson-1', 'lesson-5', 'lesson-8'];
    const places = draw(none, 3, [group]).flatMap(({ lesson }, index) => (group.includes(lesson) ? [index] : []));
    expect(places[2]! - places[0]!).toBe(2);
  });

  it('never asks twice in a row about one stop, whatever the pool, and ends where it has no more', () => {
    const small = pool.filter(({ lesson }) => lesson === 'lesson-0');
    const round = drawRound(small, { count: 24, seed: 1, weak: none, confusable: [] }).map((id) => byId.get(id)!);
    for (const [index, one] of round.entries()) expect(one.stop).not.toBe(round[index + 1]?.stop);
    expect(drawRound([], { count: 24, seed: 1, weak: none, confusable: [] })).toEqual([]);
  });
});
