import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isLocked,
  reduceTrace,
  resumeTrace,
  type TraceAction,
  type TraceState,
  validateTrace,
  variantOf,
} from './reduce';

const STEPS = 4;
const run = (actions: readonly TraceAction[], from: TraceState = resumeTrace(STEPS, 0)) =>
  actions.reduce((state, action) => reduceTrace(state, action, STEPS), from);
const choose = (option: string): TraceAction => ({ type: 'choose', option });
const reveal = (key: string): TraceAction => ({ type: 'reveal', key });

describe('a trace exercise', () => {
  it('reveals nothing before the reader has committed to an option', () => {
    expect(run([reveal('a')])).toEqual({ kind: 'predicting', step: 0, attempt: 0 });
    expect(validateTrace(resumeTrace(STEPS, 0), 'a')).toBe('not-ready');
  });

  it('tells right from wrong once handed in', () => {
    expect(run([choose('a'), reveal('a')])).toMatchObject({ kind: 'revealed', right: true });
    expect(run([choose('b'), reveal('a')])).toMatchObject({ kind: 'revealed', right: false, chosen: 'b', key: 'a' });
    expect(validateTrace(run([choose('b')]), 'a')).toBe('wrong');
    expect(validateTrace(run([choose('a')]), 'a')).toBe('right');
  });

  it('lets the reader change the choice until it is handed in, and not after', () => {
    expect(run([choose('b'), choose('a'), reveal('a'), choose('b')])).toMatchObject({ chosen: 'a', right: true });
  });

  it('opens the next step after an answer, right or wrong', () => {
    expect(run([choose('b'), reveal('a'), { type: 'next' }])).toEqual({ kind: 'predicting', step: 1, attempt: 0 });
    expect(run([choose('b'), { type: 'next' }])).toMatchObject({ step: 0 });
  });

  it('retries the same step with the next variant, and comes round to the first', () => {
    const retried = run([choose('b'), reveal('a'), { type: 'retry' }]);
    expect(retried).toEqual({ kind: 'predicting', step: 0, attempt: 1 });
    expect([0, 1, 2, 3].map((attempt) => variantOf(attempt, 2))).toEqual([undefined, 0, 1, undefined]);
    expect(variantOf(5, 0)).toBeUndefined();
  });

  it('is finished after the last step, and stays so', () => {
    const finished = resumeTrace(STEPS, STEPS);
    expect(finished).toEqual({ kind: 'finished' });
    expect(run([choose('a'), reveal('a'), { type: 'next' }, { type: 'retry' }], finished)).toBe(finished);
  });

  it('keeps later steps locked', () => {
    const second = resumeTrace(STEPS, 1);
    expect([0, 1, 2, 3].map((step) => isLocked(second, step))).toEqual([false, false, true, true]);
    expect(isLocked({ kind: 'finished' }, 3)).toBe(false);
  });

  it('never passes a step that was not answered, whatever the reader does', () => {
    const action = fc.oneof(
      fc.constantFrom('a', 'b').map(choose),
      fc.constantFrom('a', 'b').map(reveal),
      fc.constantFrom<TraceAction>({ type: 'retry' }, { type: 'next' }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        let state = resumeTrace(STEPS, 0);
        const answered = new Set<number>();
        for (const each of actions) {
          state = reduceTrace(state, each, STEPS);
          if (state.kind === 'revealed') answered.add(state.step);
          const before = state.kind === 'finished' ? STEPS : state.step;
          for (let step = 0; step < before; step++) expect(answered).toContain(step);
        }
      }),
    );
  });
});
