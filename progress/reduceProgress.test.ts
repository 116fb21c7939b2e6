import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LessonShape } from '../course/schema/shape';
import { EVENT_VERSION, type NewEvent, type ProgressEvent } from './events';
import { reduceProgress } from './reduceProgress';

const step = (id: string, meaning = `${id}-m1`) => ({ id, meaning });
const shape: LessonShape = {
  id: 'lb',
  sections: ['spof', 'anycast', 'zones'],
  trace: ['t1', 't2', 't3', 't4'].map((id) => ({ ...step(id), options: ['yes', 'no'] })),
  predictions: [step('moved-share')],
  recall: [step('anycast-ecmp')],
  quiz: [step('bfd-silence')],
  exercises: [step('topology')],
};

/** The shape after its author changed one step. */
const edited = (id: string): LessonShape => ({
  ...shape,
  trace: shape.trace.map((old) => (old.id === id ? { ...old, meaning: `${id}-m2` } : old)),
});

let count = 0;
function at(ms: number, event: NewEvent): ProgressEvent {
  count += 1;
  return { v: EVENT_VERSION, id: count.toString(16).padStart(32, '0'), at: ms, device: 'd'.repeat(32), ...event };
}
const answer = (ms: number, id: string, option = 'yes', meaning = `${id}-m1`) =>
  at(ms, {
    type: 'StepAnswered',
    lesson: 'lb',
    step: id,
    meaning,
    payload: { option, attempt: 1, seed: 1 },
  });
const grade = (ms: number, value: 1 | 2 | 3 | 4 = 3) =>
  at(ms, {
    type: 'RecallGraded',
    lesson: 'lb',
    step: 'anycast-ecmp',
    meaning: 'anycast-ecmp-m1',
    payload: { grade: value, answer: '' },
  });
const nowhere = { step: null, meaning: null, payload: {} } as const;
const reset = (ms: number, lesson: string | null) => at(ms, { type: 'Reset', lesson, ...nowhere });
const undone = (ms: number, ...events: ProgressEvent[]) =>
  at(ms, { type: 'Undone', lesson: null, ...nowhere, payload: { events: events.map(({ id }) => id) } });
const statuses = (events: ProgressEvent[], lesson = shape) =>
  reduceProgress(events, lesson).trace.map(({ status }) => status);

describe('a locked step opens only by answering the one before', () => {
  it('at first only the first step is open', () => {
    expect(statuses([])).toEqual(['open', 'locked', 'locked', 'locked']);
  });

  it('each answer opens the next step, right or wrong', () => {
    expect(statuses([answer(1, 't1', 'no')])).toEqual(['answered', 'open', 'locked', 'locked']);
    expect(statuses([answer(1, 't1'), answer(2, 't2')])).toEqual(['answered', 'answered', 'open', 'locked']);
  });

  it('a stored event that skips a step opens nothing, and is reported', () => {
    const skip = answer(1, 't3');
    expect(statuses([skip])).toEqual(['open', 'locked', 'locked', 'locked']);
    expect(reduceProgress([skip], shape).refused).toEqual([
      { eventId: skip.id, field: 'step', expected: 'an answer to t1 first', found: '"t3"' },
    ]);
  });

  it('what was answered before a step was put in between counts again once that one is answered', () => {
    const added = { ...shape, trace: [{ ...step('t0'), options: ['yes', 'no'] }, ...shape.trace] };
    const all = [answer(1, 't1'), answer(2, 't2')];
    expect(statuses(all, added)).toEqual(['open', 'locked', 'locked', 'locked', 'locked']);
    expect(statuses([...all, answer(3, 't0')], added)).toEqual(['answered', 'answered', 'answered', 'open', 'locked']);
  });

  it('an answer that is none of the options opens nothing, and is reported', () => {
    const { trace, refused } = reduceProgress([answer(1, 't1', 'maybe')], shape);
    expect(trace[0]?.status).toBe('open');
    expect(refused).toMatchObject([{ field: 'payload', expected: 'yes | no', found: '"maybe"' }]);
  });

  it.each(['quiz', 'exercises'] as const)('nor does such an answer to one of the %s count', (kind) => {
    const steps = [{ ...step('topology'), options: ['anycast', 'dns'] }];
    const chosen = (choice: string) =>
      at(1, {
        type: 'QuizAnswered',
        lesson: 'lb',
        ...{ step: 'topology', meaning: 'topology-m1' },
        payload: { answer: choice, score: 1, attempt: 1, seed: 1 },
      });
    const state = reduceProgress([chosen('dns'), chosen('prayer')], { ...shape, [kind]: steps });
    expect(state[kind][0]?.answers.map(({ answer }) => answer)).toEqual(['dns']);
    expect(state.refused).toMatchObject([{ expected: 'anycast | dns', found: '"prayer"' }]);
  });

  it('whatever events come, no step is answered before the ones ahead of it', () => {
    const anyAnswer = fc.tuple(fc.nat(50), fc.constantFrom('t1', 't2', 't3', 't4'), fc.constantFrom('yes', 'maybe'));
    fc.assert(
      fc.property(fc.array(anyAnswer), (picks) => {
        const kinds = statuses(picks.map((pick) => answer(...pick)));
        const done = kinds.filter((kind) => kind === 'answered').length;
        expect(kinds.slice(0, done).every((kind) => kind === 'answered')).toBe(true);
        expect(kinds.filter((kind) => kind === 'open').length).toBe(done < 4 ? 1 : 0);
      }),
    );
  });
});

describe('an edited lesson', () => {
  const all = ['t1', 't2', 't3', 't4'].map((id, index) => answer(index, id));

  it('asks only for the step that changed, and says so', () => {
    const { trace } = reduceProgress(all, edited('t2'));
    expect(trace.map(({ status }) => status)).toEqual(['answered', 'open', 'answered', 'answered']);
    expect(trace.map(({ stale }) => stale)).toEqual([false, true, false, false]);
  });

  it('keeps the answer given before the edit readable', () => {
    expect(reduceProgress(all, edited('t2')).trace[1]).toMatchObject({ answers: [], earlier: [{ option: 'yes' }] });
  });

  it('a step after the changed one waits for it', () => {
    expect(statuses(all.slice(0, 2), edited('t2'))).toEqual(['answered', 'open', 'locked', 'locked']);
  });

  it('is content once the step is answered again', () => {
    const again = [...all, answer(9, 't2', 'no', 't2-m2')];
    expect(reduceProgress(again, edited('t2')).trace[1]).toMatchObject({ status: 'answered', stale: false });
  });

  it('does not judge an answer of an earlier meaning by the options of today', () => {
    const options = edited('t1').trace.map((old) => ({ ...old, options: ['maybe'] }));
    expect(reduceProgress([all[0]!], { ...edited('t1'), trace: options }).refused).toEqual([]);
  });

  it('ignores, without a word, what was done at a step that is gone', () => {
    const { refused, trace } = reduceProgress([answer(1, 'gone')], shape);
    expect([refused, trace[0]?.status]).toEqual([[], 'open']);
  });
});

describe('what was done is kept whole', () => {
  it('every attempt at a step, oldest first', () => {
    const events = [answer(5, 't1', 'yes'), answer(3, 't1', 'no')];
    expect(reduceProgress(events, shape).trace[0]?.answers.map(({ option }) => option)).toEqual(['no', 'yes']);
  });

  it('sections in the order of the lesson, predictions, free answers, scored answers, the first opening', () => {
    const read = (ms: number, id: string) =>
      at(ms, { type: 'SectionRead', lesson: 'lb', step: id, meaning: null, payload: {} });
    const state = reduceProgress(
      [
        at(2, { type: 'LessonOpened', lesson: 'lb', ...nowhere }),
        at(1, { type: 'LessonOpened', lesson: 'lb', ...nowhere }),
        read(3, 'zones'),
        read(4, 'spof'),
        at(5, {
          type: 'PredictionCommitted',
          lesson: 'lb',
          ...{ step: 'moved-share', meaning: 'moved-share-m1' },
          payload: { skipped: false, value: 0.25, confidence: 0.9 },
        }),
        at(6, {
          type: 'RecallGraded',
          lesson: 'lb',
          ...{ step: 'anycast-ecmp', meaning: 'anycast-ecmp-m1' },
          payload: { grade: 3, answer: 'ECMP' },
        }),
        at(7, {
          type: 'QuizAnswered',
          lesson: 'lb',
          ...{ step: 'topology', meaning: 'topology-m1' },
          payload: { answer: 'dns', score: 0, attempt: 1, seed: 1 },
        }),
      ],
      shape,
    );
    expect(state).toMatchObject({
      openedAtMs: 1,
      sectionsRead: ['spof', 'zones'],
      predictions: [{ answers: [{ at: 5, value: 0.25, confidence: 0.9 }] }],
      recall: [{ answers: [{ grade: 3, answer: 'ECMP' }] }],
      quiz: [{ answers: [] }],
      exercises: [{ answers: [{ answer: 'dns', score: 0 }] }],
      doneAtMs: null,
      refused: [],
    });
  });

  it('another lesson says nothing here', () => {
    expect(statuses([{ ...answer(1, 't1'), lesson: 'other' } as ProgressEvent])[0]).toBe('open');
  });
});

describe('a lesson is done', () => {
  const small: LessonShape = { ...shape, sections: ['spof'], trace: shape.trace.slice(0, 1) };
  const read = at(7, { type: 'SectionRead', lesson: 'lb', step: 'spof', meaning: null, payload: {} });
  const answered = answer(3, 't1');

  it('when the last of its sections, steps and cards was done first, and stays so when one is done again', () => {
    const { doneAtMs } = reduceProgress([read, { ...read, id: 'again', at: 90 }, answered, grade(9), grade(80)], small);
    expect(doneAtMs).toBe(9);
  });

  it('not while one is left, nor after a grade was taken back', () => {
    const graded = grade(9);
    expect(reduceProgress([read, graded], small).doneAtMs).toBeNull();
    expect(reduceProgress([read, answered, graded, undone(10, graded)], small).doneAtMs).toBeNull();
  });
});

describe('what was taken back', () => {
  it('is no answer, whichever of the two arrives first', () => {
    const [kept, slip] = [grade(1), grade(2, 4)];
    for (const events of [
      [kept, slip, undone(3, slip)],
      [undone(3, slip), slip, kept],
    ])
      expect(reduceProgress(events, shape).recall[0]?.answers).toMatchObject([{ grade: 3 }]);
  });

  it('can be anything, as what another learner’s file brought: a step is open again', () => {
    const first = answer(1, 't1');
    expect(statuses([first, undone(3, first)])[0]).toBe('open');
  });

  it('may be what is nowhere', () => {
    expect(reduceProgress([undone(1, grade(2))], shape).recall[0]?.answers).toEqual([]);
  });
});

describe('reset', () => {
  it.each(['lb', null])('of %s forgets what came before and keeps what comes after', (lesson) => {
    const state = reduceProgress([answer(1, 't1'), answer(2, 't2'), reset(3, lesson), answer(4, 't1')], shape);
    expect(state.trace.map(({ status }) => status)).toEqual(['answered', 'open', 'locked', 'locked']);
    expect(state.trace[1]).toMatchObject({ answers: [], stale: false });
  });

  it('of another lesson forgets nothing', () => {
    expect(statuses([answer(1, 't1'), reset(2, 'other')])[0]).toBe('answered');
  });

  it('that was taken back is none, and one that was taken back by mistake is one again', () => {
    const old = answer(1, 't1');
    const forgotten = reset(2, null);
    const undo = undone(3, forgotten);
    expect(statuses([old, forgotten, undo])[0]).toBe('answered');
    expect(statuses([old, forgotten, undo, undone(4, undo)])[0]).toBe('open');
  });

  it('holds against an import that brings the old events back', () => {
    const old = answer(1, 't1');
    expect(statuses([reset(2, null), old])[0]).toBe('open');
  });
});

it('the state is a function of the set: no order and no repetition changes it', () => {
  const options = fc.tuple(fc.nat(6), fc.constantFrom('t1', 't2', 't3', 't4'), fc.constantFrom('yes', 'no'));
  const sets = fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: options.map((pick) => answer(...pick)) },
        fc.nat(6).map((ms) => reset(ms, 'lb')),
        fc.nat(6).map((ms) => grade(ms)),
      ),
    )
    .chain((events) => fc.subarray(events).map((slips) => [...events, ...slips.map((slip) => undone(3, slip))]))
    .chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
    );
  fc.assert(
    fc.property(sets, ([events, shuffled]) => {
      expect(reduceProgress(shuffled, shape)).toEqual(reduceProgress(events, shape));
    }),
  );
});

describe('the cost', () => {
  /** The same thing, `count` called at each reading of one of its fields. */
  function watched<T extends object, K extends keyof T>(thing: T, key: K, count: () => void): T {
    const get = () => {
      count();
      return thing[key];
    };
    return Object.defineProperty({ ...thing }, key, { get });
  }
  function readsOf(work: (count: () => void) => void): number {
    let reads = 0;
    work(() => {
      reads += 1;
    });
    return reads;
  }

  it('of asking for many lessons is that of reading the events once', () => {
    const others = Array.from({ length: 20 }, (_, n) => ({ ...shape, id: `other-${n}` }));
    const askFor = (shapes: readonly LessonShape[]) =>
      readsOf((count) => {
        const events = [watched(grade(1), 'lesson', count)];
        for (const one of shapes) reduceProgress(events, one);
      });
    expect(askFor(others)).toBe(askFor(others.slice(0, 1)));
  });

  it('of an answer does not grow with the steps of its lesson', () => {
    const long = { ...shape, recall: [...shape.recall, ...Array.from({ length: 20 }, (_, n) => step(`card-${n}`))] };
    const askFor = (one: LessonShape) =>
      readsOf((count) => void reduceProgress([watched(grade(1), 'step', count)], one));
    expect(askFor(long)).toBe(askFor(shape));
  });

  it('of a question does not grow with the answers to others', () => {
    const about = { type: 'QuizAnswered', lesson: 'lb', step: 'another', meaning: 'm' } as const;
    const payload = { answer: 'a', score: 1, attempt: 1, seed: 0 };
    const askAfter = (answers: number) =>
      readsOf((count) => {
        const bank = { ...shape, quiz: [watched(step('bfd-silence'), 'id', count)] };
        reduceProgress(
          Array.from({ length: answers }, (_, n) => at(n, { ...about, payload })),
          bank,
        );
      });
    expect(askAfter(20)).toBe(askAfter(1));
  });
});
