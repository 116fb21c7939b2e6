import { expect, it } from 'vitest';
import type { LessonShape } from '../../course/schema/shape';
import type { NewEvent, ProgressEvent } from '../events';
import { courseStanding } from './courseStanding';

const step = (id: string) => ({ id, meaning: 'm' });
const shape: LessonShape = {
  id: 'maglev',
  sections: ['why', 'how'],
  trace: [step('one'), step('two')],
  predictions: [],
  recall: [],
  exercises: [],
  quiz: [step('card'), step('bank-1'), step('bank-2')],
};

let at = 0;
const event = (made: NewEvent): ProgressEvent => {
  at += 1;
  return { ...made, v: 2, id: String(at).padStart(32, '0'), at, device: '0'.repeat(32) } as ProgressEvent;
};
const read = (name: string) => event({ type: 'SectionRead', lesson: 'maglev', step: name, meaning: null, payload: {} });
const traced = (name: string) =>
  event({
    type: 'StepAnswered',
    lesson: 'maglev',
    step: name,
    meaning: 'm',
    payload: { option: 'a', attempt: 1, seed: 0 },
  });
const scored = (name: string, score: number, attempt = 1) =>
  event({
    type: 'QuizAnswered',
    lesson: 'maglev',
    step: name,
    meaning: 'm',
    payload: { answer: 1, score, attempt, seed: 0 },
  });

it('nothing done is nothing done, and no score', () => {
  expect(courseStanding([], [shape])).toEqual({ done: 0, score: null });
  expect(courseStanding([], [])).toEqual({ done: 0, score: null });
});

it('what is read and traced counts alike, over all lessons', () => {
  const events = [read('why'), read('how'), traced('one')];
  expect(courseStanding(events, [shape]).done).toBe(3 / 4);
  expect(courseStanding(events, [shape, { ...shape, id: 'dns' }]).done).toBe(3 / 8);
  expect(courseStanding([...events, traced('two')], [shape]).done).toBe(1);
});

it('the score is that of the last answers; a question that was never asked takes nothing away', () => {
  expect(courseStanding([scored('card', 0), scored('card', 1, 2), scored('bank-1', 0.5)], [shape]).score).toBe(0.75);
});
