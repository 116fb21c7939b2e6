import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventQueue } from './eventQueue';

it('stands at nothing before its first event', () => {
  const queue = new EventQueue();
  expect([queue.pop(), queue.size, queue.tMs, queue.kind, queue.arg]).toEqual([false, 0, 0, 0, 0]);
});

it('gives events back by time, and those of one instant in the order they came, whatever the interleaving', () => {
  const operation = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 20 }) },
    { weight: 1, arbitrary: fc.constant('pop' as const) },
  );
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 3000 }), (operations) => {
      const queue = new EventQueue();
      const pending: { tMs: number; arg: number }[] = [];
      operations.forEach((op, arg) => {
        if (op !== 'pop') {
          queue.push(op, arg % 7, arg);
          pending.push({ tMs: op, arg });
          return;
        }
        pending.sort((a, b) => a.tMs - b.tMs || a.arg - b.arg);
        const expected = pending.shift();
        expect(queue.pop()).toBe(expected !== undefined);
        if (expected)
          expect({ tMs: queue.tMs, kind: queue.kind, arg: queue.arg }).toEqual({ ...expected, kind: expected.arg % 7 });
      });
      expect(queue.size).toBe(pending.length);
    }),
  );
});
