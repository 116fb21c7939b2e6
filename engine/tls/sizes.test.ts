import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { keyShareBytes, signatureBytes } from './sizes';

describe('sizes', () => {
  it('a hybrid key share is the sum of its parts', () => {
    expect(keyShareBytes('X25519MLKEM768')).toEqual({ client: 1216, server: 1120 });
  });

  it('a point of a NIST curve is a byte and two coordinates', () => {
    const sizes = ['P-256', 'P-384', 'P-521'].map(keyShareBytes);
    expect(sizes).toEqual([32, 48, 66].map((bytes) => ({ client: 1 + 2 * bytes, server: 1 + 2 * bytes })));
  });

  it('an algorithm nobody knows is refused, even if objects do', () => {
    expect(() => signatureBytes('toString')).toThrow(EngineError);
    expect(() => keyShareBytes('RSA')).toThrow('keyExchange:');
  });
});
