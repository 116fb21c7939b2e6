import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noon } from './fixtures/answers';
import { type Graded, memoryAfter, remembering } from './memory';

const aHistory = fc
  .array(fc.record({ at: fc.nat(60).map((day) => noon(day)), grade: fc.constantFrom(1, 2, 3, 4) }), { maxLength: 8 })
  .map((answers) => answers.toSorted((a, b) => a.at - b.at) as Graded[]);

it('who asks again and again is told the same as who asks once, whatever came to a history or was taken from it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b'), aHistory), { maxLength: 8 }), (asked) => {
      const memoryOf = remembering();
      for (const [key, history] of asked)
        for (const answers of [history, history.slice(0, -1), history])
          expect(memoryOf(key, answers)).toEqual(memoryAfter(answers));
    }),
  );
});
