import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Fifo } from './fifo';

it('is a list that is pushed to at the end and shifted from the start', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(), { nil: undefined }), { maxLength: 60 }), (steps) => {
      const fifo = new Fifo<number>();
      const list: number[] = [];
      for (const step of steps) {
        if (step === undefined) expect(fifo.shift()).toBe(list.shift());
        else {
          fifo.push(step);
          list.push(step);
        }
        expect([fifo.length, fifo.first]).toEqual([list.length, list[0]]);
      }
    }),
  );
});
