import { describe, expect, it } from 'vitest';
import type { LessonShape } from '../course/schema/shape';
import type { ProgressEvent } from './events';
import { graded, noon, opened, reset, scored } from './fixtures/answers';
import { type Queue, queueOf, type Reviewable } from './queue';

const steps = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}`, meaning: 'm' }));
const shape = (id: string, recall: LessonShape['recall'], quiz: LessonShape['quiz']): LessonShape => ({
  ...{ id, sections: [], trace: [], predictions: [], exercises: [] },
  ...{ recall, quiz },
});
const course: Reviewable = {
  shapes: [shape('maglev', steps('c', 60), steps('c', 60)), shape('review', [], steps('q', 2))],
  traps: {
    'maglev/c0': { wrong: 'local-always' },
    'review/q0': { x: 'local-always' },
    'review/q1': { x: 'local-always' },
  },
  misconceptions: { 'local-always': { popular: '', fact: 'zone-aware' } },
  questions: { 'review/q0': { lesson: 'zones', from: 'middle' }, 'review/q1': { lesson: 'zones' } },
};
const ask = (events: ProgressEvent[], nowMs: number, limit?: number, altitude: 'zero' | 'middle' = 'zero') =>
  queueOf(course)(events, { nowMs, altitude, ...(limit !== undefined && { limit }) });
const keys = ({ asked }: Queue) => asked.map(({ reviewed }) => reviewed.key);

it('asks nothing of who has answered nothing, and nothing that is not due', () => {
  expect(ask([], noon(0))).toMatchObject({ asked: [], waiting: 0, doneToday: 0, traps: [] });
  expect(ask([graded(noon(0), 'c0')], noon(1))).toMatchObject({ asked: [], waiting: 0 });
});

it('what was answered is read once, however often it is asked about', () => {
  let reads = 0;
  const answer = graded(noon(0), 'c0');
  const counting = Object.defineProperty({ ...answer }, 'at', {
    get: () => {
      reads += 1;
      return answer.at;
    },
  });
  const queueAt = queueOf(course);
  const events = [counting];
  const asks = (nowMs: number) => queueAt(events, { nowMs, altitude: 'zero' }).asked.length;
  expect(asks(noon(0))).toBe(0);
  const before = reads;
  expect([asks(noon(30)), reads]).toEqual([1, before]);
  queueAt([counting], { nowMs: noon(30), altitude: 'zero' });
  expect(reads).toBeGreaterThan(before);
});

describe('after ninety days with sixty due', () => {
  const events = steps('c', 60).map(({ id }) => graded(noon(0), id));

  it('asks for twenty, says how many wait, and gives more to who wants more', () => {
    const { asked, waiting } = ask(events, noon(92));
    expect([asked.length, waiting]).toEqual([20, 40]);
    const done = asked.map(({ reviewed }) => graded(noon(92), reviewed.step));
    expect(ask([...events, ...done], noon(92))).toMatchObject({ asked: [], waiting: 40, doneToday: 20 });
    expect(ask([...events, ...done], noon(92), 40).asked).toHaveLength(20);
    expect(ask([...events, ...done], noon(93)).asked).toHaveLength(20);
  });
});

it('a card and its item do not follow each other where there is another', () => {
  const events = steps('c', 3).flatMap(({ id }) => [graded(noon(0), id), scored(noon(0), id, 1)]);
  const steady = ask(events, noon(30)).asked.map(({ reviewed }) => reviewed.step);
  expect(steady).toHaveLength(6);
  expect(steady.slice(0, 4).every((step, index) => step !== steady[index + 1])).toBe(true);
});

describe('what was chosen wrongly comes back in another dress', () => {
  const fallen = [opened(noon(0), 'zones'), opened(noon(0), 'maglev'), scored(noon(0), 'c0', 0, { answer: 'wrong' })];

  it('an item elsewhere of a lesson that was opened, not at once but from ten minutes on, before all else', () => {
    expect(keys(ask(fallen, noon(0, 599_999)))).toEqual([]);
    const { asked } = ask(fallen, noon(0, 600_000));
    expect(asked.map(({ reviewed }) => reviewed.key)).toEqual(['item review/q1', 'item maglev/c0']);
    expect(asked[0]?.trap?.misconception).toBe('local-always');
  });

  it('of those that the reader’s altitude asks, the one answered least often', () => {
    const again = scored(noon(0, 900_000), 'q1', 0, { answer: 'other', lesson: 'review' });
    expect(keys(ask([...fallen, again], noon(0, 9e5), undefined, 'middle'))[0]).toBe('item review/q0');
  });

  it('not from a lesson that is still closed', () => {
    expect(keys(ask(fallen.slice(1), noon(0, 600_000)))).toEqual(['item maglev/c0']);
  });

  it('nor from one that was reset, until it is opened again', () => {
    const forgotten = [...fallen, reset(noon(0, 1), 'zones')];
    expect(keys(ask(forgotten, noon(0, 600_000)))).toEqual(['item maglev/c0']);
    expect(keys(ask([...forgotten, opened(noon(0, 2), 'zones')], noon(0, 600_000)))[0]).toBe('item review/q1');
  });

  it('and not once it was seen through', () => {
    const right = scored(noon(0, 700_000), 'q1', 1, { lesson: 'review' });
    expect(keys(ask([...fallen, right], noon(0, 700_000)))).toEqual(['item maglev/c0']);
  });
});
