import { describe, expect, it } from 'vitest';
import { EngineError } from '../../engine/errors';
import { attempt } from './attempt';

describe('an attempt', () => {
  it('keeps what was refused, to be shown beside the form', () => {
    const refused = new EngineError('seed', 'x', 'an integer');
    const refuse = () => {
      throw refused;
    };
    expect(attempt(refuse)).toEqual({ ok: false, error: refused });
    expect(attempt(() => 7)).toEqual({ ok: true, value: 7 });
  });

  it('does not hide an error of ours', () => {
    const fail = () => {
      throw new TypeError('a fault of the program');
    };
    expect(() => attempt(fail)).toThrow(TypeError);
  });
});
