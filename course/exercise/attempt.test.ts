import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttemptAction, type AttemptState, reduceAttempt, turnOf } from './attempt';

const start = { kind: 'predicting', attempt: 0 } as AttemptState;
const run = (actions: readonly AttemptAction[]) => actions.reduce<AttemptState>(reduceAttempt, start);
const choose = (option: string): AttemptAction => ({ type: 'choose', option });
const reveal = (key: string): AttemptAction => ({ type: 'reveal', key });
const retry: AttemptAction = { type: 'retry' };

describe('an attempt at a question', () => {
  it('reveals nothing before the reader has committed to an option', () => {
    expect(run([reveal('a')])).toBe(start);
  });

  it('shows the choice beside the key once handed in', () => {
    expect(run([choose('b'), reveal('a')])).toEqual({ kind: 'revealed', attempt: 0, chosen: 'b', key: 'a' });
  });

  it('lets the reader change the choice until it is handed in, and not after', () => {
    expect(run([choose('b'), choose('a'), reveal('a'), choose('b')])).toMatchObject({ chosen: 'a' });
    expect(run([choose('a'), reveal('a'), reveal('b')])).toMatchObject({ key: 'a' });
  });

  it('is followed by another one without a choice, and only once it was handed in', () => {
    expect(run([choose('b'), reveal('a'), retry])).toEqual({ kind: 'predicting', attempt: 1 });
    expect(run([choose('b'), retry])).toEqual({ kind: 'predicting', attempt: 0, chosen: 'b' });
  });

  it('never reveals what was not chosen in that attempt, whatever the reader does', () => {
    const action = fc.oneof(
      fc.constantFrom('a', 'b').map(choose),
      fc.constantFrom('a', 'b').map(reveal),
      fc.constant(retry),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        let state = start;
        let lastChoice: string | undefined;
        for (const each of actions) {
          if (each.type === 'choose' && state.kind === 'predicting') lastChoice = each.option;
          if (each.type === 'retry' && state.kind === 'revealed') lastChoice = undefined;
          state = reduceAttempt(state, each);
          expect(state.chosen).toBe(lastChoice);
        }
      }),
    );
  });
});

it('the turns go from the question as written through its variants, and round again', () => {
  expect([0, 1, 2, 3].map((attempt) => turnOf(attempt, 2))).toEqual([0, 1, 2, 0]);
  expect(turnOf(5, 0)).toBe(0);
});
