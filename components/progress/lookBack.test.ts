import { describe, expect, it } from 'vitest';
import { EVENT_VERSION, type ProgressEvent } from '../../progress/events';
import { judgedOf, lookBack, type ProgressLesson } from './lookBack';

const lesson: ProgressLesson = {
  title: 'Many boxes',
  shape: {
    id: 'many-boxes',
    sections: [],
    trace: [],
    predictions: [
      { id: 'moved', meaning: 'now' },
      { id: 'outage', meaning: 'now' },
    ],
    recall: [],
    quiz: [],
    exercises: [],
  },
  predictions: [
    { id: 'moved', simulation: 'flows', question: 'How many move?', format: 'percent', close: 0.05, found: 0.5 },
    { id: 'outage', simulation: 'one-box', question: 'How long?', format: 'ms', close: 50, found: Infinity },
  ],
};

let count = 0;
const event = (step: string, payload: object, meaning = 'now'): ProgressEvent => {
  const id = String(count++).padStart(32, '0');
  const device = '0'.repeat(32);
  const stamp = { v: EVENT_VERSION, id, at: count, device };
  return { ...stamp, type: 'PredictionCommitted', lesson: 'many-boxes', step, meaning, payload } as ProgressEvent;
};
const said = (value: number, confidence?: number) => ({ skipped: false, value, confidence });
const first = (...events: ProgressEvent[]) => lookBack([lesson], events)[0];

describe('looking back', () => {
  it('lists what was not predicted yet, in the order of the lessons', () => {
    expect(lookBack([lesson], []).map(({ asked, standing }) => [asked.id, standing])).toEqual([
      ['moved', 'open'],
      ['outage', 'open'],
    ]);
  });

  it('tells near from far by what the question calls near', () => {
    expect(first(event('moved', said(0.55, 0.75)))).toMatchObject({ standing: 'near', said: 0.55, confidence: 0.75 });
    expect(first(event('moved', said(0.56, 0.95)))).toMatchObject({ standing: 'far', said: 0.56 });
  });

  it('calls no number near to an outage without end', () => {
    const [, outage] = lookBack([lesson], [event('outage', said(1e9, 0.5))]);
    expect(outage?.standing).toBe('far');
  });

  it('judges what varies by the range over the seeds', () => {
    const [asked] = lesson.predictions;
    const varying = { ...lesson, predictions: [{ ...asked!, band: { least: 0.4, most: 0.9 } }] };
    const standing = (value: number) => lookBack([varying], [event('moved', said(value))])[0]?.standing;
    expect([0.34, 0.35, 0.95, 0.96].map(standing)).toEqual(['far', 'near', 'near', 'far']);
  });

  it('counts the first answer, not the one of who has seen the run', () => {
    expect(first(event('moved', said(0.1)), event('moved', said(0.5)))).toMatchObject({ said: 0.1, standing: 'far' });
    expect(first(event('moved', { skipped: true }), event('moved', said(0.5)))?.standing).toBe('skipped');
  });

  it('says that the question has changed since, and judges only the new answer', () => {
    const before = event('moved', said(0.5, 0.75), 'before');
    expect(first(before)).toMatchObject({ standing: 'stale', said: 0.5 });
    expect(first(before, event('moved', said(0.9, 0.5)))).toMatchObject({ standing: 'far', said: 0.9 });
  });
});

describe('what calibration is made of', () => {
  it('is what was said with a confidence, to the question as it stands', () => {
    const judged = (...events: ProgressEvent[]) => judgedOf(lookBack([lesson], events));
    expect(judged(event('moved', said(0.5, 0.75)), event('outage', said(100, 0.95)))).toEqual([
      { confidence: 0.75, isNear: true },
      { confidence: 0.95, isNear: false },
    ]);
    expect(judged(event('moved', said(0.5)), event('outage', { skipped: true }))).toEqual([]);
    expect(judged(event('moved', said(0.5, 0.75), 'before'))).toEqual([]);
  });
});
