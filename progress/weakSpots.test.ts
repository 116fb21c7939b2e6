import { expect, it } from 'vitest';
import { EVENT_VERSION, type NewEvent, type ProgressEvent } from './events';
import { type AnsweredFrom, weakSpots } from './weakSpots';

const known: AnsweredFrom = {
  quiz: 'review',
  questions: { 'bfd-silence': { lesson: 'many-boxes', misconceptions: { sum: 'timers-add-up' } } },
  traps: { 'zones/prefer': { all: 'local-always' }, 'dns/who': { 'root.caches': 'roots-cache' } },
};

let count = 0;
function at(ms: number, event: NewEvent): ProgressEvent {
  count += 1;
  return { v: EVENT_VERSION, id: count.toString(16).padStart(32, '0'), at: ms, device: 'd'.repeat(32), ...event };
}
const step = (ms: number, lesson: string, id: string, option: string, seed = 0) =>
  at(ms, { type: 'StepAnswered', lesson, step: id, meaning: 'm', payload: { option, attempt: 1, seed } });
const quiz = (ms: number, id: string, answer: string | number | string[], score: number, lesson = 'review') =>
  at(ms, { type: 'QuizAnswered', lesson, step: id, meaning: 'm', payload: { answer, score, attempt: 1, seed: 0 } });

it('a misconception that was fallen for, and its lesson, are weak until the step is answered otherwise', () => {
  const wrong = [step(1, 'zones', 'prefer', 'all')];
  expect(weakSpots(wrong, known)).toEqual({
    lessons: new Map([['zones', 1]]),
    misconceptions: new Set(['local-always']),
    answered: new Map(),
  });
  const { lessons, misconceptions } = weakSpots([...wrong, step(2, 'zones', 'prefer', 'some')], known);
  expect([lessons.size, misconceptions.size]).toEqual([0, 0]);
});

it('what is a misconception as a step is first asked may be right in another way of asking, and counts no more', () => {
  const events = [step(1, 'zones', 'prefer', 'some'), step(2, 'zones', 'prefer', 'all', 2)];
  expect(weakSpots(events, known).misconceptions.size).toBe(0);
});

it('a question of the quiz counts for the lesson that it is about', () => {
  const weak = weakSpots([quiz(1, 'bfd-silence', 'sum', 0)], known);
  expect(weak.lessons).toEqual(new Map([['many-boxes', 1]]));
  expect(weak.misconceptions).toEqual(new Set(['timers-add-up']));
  expect(weak.answered).toEqual(new Map([['bfd-silence', false]]));
  expect(weakSpots([quiz(1, 'bfd-silence', 'answer', 1)], known).answered).toEqual(new Map([['bfd-silence', true]]));
});

it('a scored item of another lesson counts for that lesson', () => {
  expect(weakSpots([quiz(1, 'a-card', 12, 0, 'dns')], known).lessons).toEqual(new Map([['dns', 1]]));
});

it('a thing of a match that was put where a misconception leads is a weak spot until it is put elsewhere', () => {
  const lured = quiz(1, 'who', ['leaf.caches', 'root.caches'], 0.5, 'dns');
  expect(weakSpots([lured], known)).toMatchObject({
    lessons: new Map([['dns', 1]]),
    misconceptions: new Set(['roots-cache']),
  });
  const otherwise = quiz(2, 'who', ['leaf.asks', 'root.answers'], 0.5, 'dns');
  expect(weakSpots([lured, otherwise], known)).toMatchObject({
    lessons: new Map([['dns', 1]]),
    misconceptions: new Set(),
  });
});

it('the last answer counts, whatever the order in which events come', () => {
  const events = [quiz(2, 'bfd-silence', 'answer', 1), quiz(1, 'bfd-silence', 'sum', 0)];
  expect(weakSpots(events, known).lessons.size).toBe(0);
});

it('a reset forgets what was wrong before it', () => {
  const nowhere = { step: null, meaning: null, payload: {} } as const;
  const events = [step(1, 'zones', 'prefer', 'all'), quiz(1, 'bfd-silence', 'sum', 0)];
  const forgotten = (lesson: string | null) =>
    weakSpots([...events, at(5, { type: 'Reset', lesson, ...nowhere })], known).lessons;
  expect(forgotten('zones')).toEqual(new Map([['many-boxes', 1]]));
  expect(forgotten(null).size).toBe(0);
});
