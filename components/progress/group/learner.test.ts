import { describe, expect, it } from 'vitest';
import { EVENT_VERSION, type ProgressEvent } from '../../../progress/events';
import { courseStanding } from '../../../progress/lms/courseStanding';
import type { ProgressLesson } from '../lookBack';
import { csvOf, learnerNameOf, learnerOf } from './learner';

const lesson = (id: string): ProgressLesson => ({
  title: `Lesson “${id}”, 1`,
  predictions: [],
  shape: {
    id,
    ...{ sections: ['one'], predictions: [], recall: [] },
    trace: [{ id: 'step', meaning: 'm1' }],
    exercises: [{ id: 'e1', meaning: 'm1' }],
    quiz: ['q1', 'q2'].map((quiz) => ({ id: quiz, meaning: 'm1' })),
  },
});
const lessons = [lesson('lb'), lesson('maglev')];

let count = 0;
function event(about: object): ProgressEvent {
  count += 1;
  const id = count.toString(16).padStart(32, '0');
  const stamp = { v: EVENT_VERSION, id, at: Date.UTC(2026, 4, count), device: 'd'.repeat(32) };
  return { ...stamp, lesson: 'lb', ...about } as ProgressEvent;
}
const read = event({ type: 'SectionRead', step: 'one', meaning: null, payload: {} });
const traced = event({
  type: 'StepAnswered',
  step: 'step',
  meaning: 'm1',
  payload: { option: 'a', attempt: 1, seed: 0 },
});
const scored = (step: string, score: number) =>
  event({ type: 'QuizAnswered', step, meaning: 'm1', payload: { answer: 'a', score, attempt: 1, seed: 0 } });

describe('a learner in the class table', () => {
  it('who did nothing has a row of nothing', () => {
    expect(learnerOf('Ann', [], lessons)).toEqual({
      name: 'Ann',
      lessons: [0, 0].map((share) => ({ share, score: null })),
      ...{ finished: 0, score: null, lastMs: null },
    });
  });

  it('has done what is read and answered, and by the last answers to scored items the score that an LMS is told', () => {
    const events = [read, traced, scored('q1', 0), scored('q1', 1), scored('q2', 0), scored('e1', 1)];
    expect(learnerOf('Ann', events, lessons)).toMatchObject({
      lessons: [
        { share: 1, score: 0.5 },
        { share: 0, score: null },
      ],
      ...{ finished: 1, score: 0.5, lastMs: events.at(-1)!.at },
    });
    const shapes = lessons.map(({ shape }) => shape);
    expect(courseStanding(events, shapes).score).toBe(0.5);
    expect(learnerOf('Bo', [read], lessons)).toMatchObject({ lessons: [{ share: 0.5 }, {}], finished: 0 });
  });

  it('is called as the file', () => {
    expect(['Ann.json', 'Ann B.JSON', 'Ann'].map(learnerNameOf)).toEqual(['Ann', 'Ann B', 'Ann']);
  });
});

describe('the table as CSV', () => {
  const heads = { learner: 'Learner', finished: 'Lessons done', score: 'Score', last: 'Last active', done: 'done' };
  const rows = (name: string, events: ProgressEvent[]) =>
    csvOf([learnerOf(name, events, lessons)], ['A, “B”', 'C "D"'], heads).split('\r\n');

  it('has a row for each learner, and quotes what must be', () => {
    expect(rows('Ann', [read])).toEqual([
      '\uFEFFLearner,Lessons done,Score,Last active,"A, “B”: done","A, “B”: Score","C ""D"": done","C ""D"": Score"',
      'Ann,0,,2026-05-01,0.5,,0,',
      '',
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('gives a spreadsheet no formula: %j', (name) => {
    expect(rows(name, [])[1]).toContain(`'${name}`);
  });
});
