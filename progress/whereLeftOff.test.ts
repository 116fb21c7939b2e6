import { describe, expect, it } from 'vitest';
import type { LessonShape } from '../course/schema/shape';
import { EVENT_VERSION, type ProgressEvent } from './events';
import { whereLeftOff } from './whereLeftOff';

const shape = (id: string): LessonShape => ({
  id,
  sections: ['first', 'second'],
  trace: [],
  predictions: [],
  recall: [],
  quiz: [],
  exercises: [],
});
const climb = [shape('low'), shape('middle'), shape('high')];

const read = (lesson: string, step: string, at: number): ProgressEvent => ({
  v: EVENT_VERSION,
  id: `${lesson}-${step}`,
  at,
  device: 'here',
  type: 'SectionRead',
  lesson,
  step,
  meaning: null,
  payload: {},
});

describe('where a learner goes on', () => {
  it('is nowhere before anything was begun, nor after a lesson that is no longer there', () => {
    expect(whereLeftOff([], climb)).toBeNull();
    expect(whereLeftOff([read('gone', 'first', 1)], climb)).toBeNull();
  });

  it('is the first unread section of the lesson that was touched last, in whatever order the events come', () => {
    const events = [read('middle', 'first', 2), read('low', 'first', 1)];
    expect(whereLeftOff(events, climb)).toEqual({ lesson: 'middle', section: 'second' });
    expect(whereLeftOff(events.toReversed(), climb)).toEqual({ lesson: 'middle', section: 'second' });
  });

  it('is the next lesson where that one is read whole', () => {
    const events = [read('low', 'first', 1), read('low', 'second', 2)];
    expect(whereLeftOff(events, climb)).toEqual({ lesson: 'middle', section: 'first' });
  });

  it('is where it was while cards of other lessons are reviewed', () => {
    const { v, device } = read('low', 'first', 3);
    const graded: ProgressEvent = {
      ...{ v, device, id: 'graded', at: 3, type: 'RecallGraded', lesson: 'low' },
      ...{ step: 'first', meaning: 'm', payload: { grade: 3, answer: '' } },
    };
    expect(whereLeftOff([read('middle', 'first', 2), graded], climb)?.lesson).toBe('middle');
  });

  it('is found without a look at the lessons after it', () => {
    const unread = new Proxy(shape('high'), { get: (of, key) => (key === 'id' ? of.id : expect.unreachable()) });
    expect(whereLeftOff([read('low', 'first', 1)], [shape('low'), unread])?.section).toBe('second');
  });

  it('is the end of the climb for who has read all that is ahead', () => {
    const events = climb.flatMap(({ id }, n) => [read(id, 'first', n), read(id, 'second', n)]);
    expect(whereLeftOff([...events, read('low', 'first', 9)], climb)).toEqual({ lesson: 'high', section: null });
  });

  it('is the last lesson itself at the end of the climb', () => {
    const events = [read('high', 'first', 1), read('high', 'second', 2)];
    expect(whereLeftOff(events, climb)).toEqual({ lesson: 'high', section: null });
  });
});
