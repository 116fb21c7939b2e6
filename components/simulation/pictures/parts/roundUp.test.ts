import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roundUp } from './roundUp';

it('an axis ends at 1, 2 or 5 times a power of ten, and no more than 2.5 times above what it holds', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (value) => {
      const top = roundUp(value);
      expect(top / value).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(top / value).toBeLessThanOrEqual(2.5 + 1e-9);
      expect(['1', '2', '5']).toContain(top.toExponential(6)[0]);
    }),
  );
});
