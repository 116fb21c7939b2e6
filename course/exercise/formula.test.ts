import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './formula';

describe('a formula of a question', () => {
  it.each([
    ['3 * advertMs', 3000],
    ['1 + 2 * 3 ^ 2 - 4 / 2', 17],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['-(2 + 3) * -2', 10],
    ['max(advertMs, 2, 3 * 4) - floor(7 / 2)', 997],
    ['10 - 3 - 2', 5],
    ['advertMs > 999 and hosts <= 9', 1],
    ['advertMs > 999 and hosts < 9', 0],
    ["tls == '1.3'", 1],
    ["tls != '1.3'", 0],
  ])('%s', (formula, value) => {
    expect(evaluate(formula, { advertMs: 1000, hosts: 9, tls: '1.3' })).toBe(value);
  });

  it.each([
    ['3 *', /a number or a name at its end/],
    ['3 4', /nothing after 3/],
    ['hosts + advert', /one of the names hosts, tls in the place of advert/],
    ['(hosts', /a bracket that is closed/],
    ['hosts % 2', /numbers, names, brackets/],
    ['tls * 2', /a number in the place of '1.2'/],
    ['', /a number or a name/],
    ['constructor', /one of the names/],
  ])('%s is refused, and said why', (formula, why) => {
    expect(() => evaluate(formula, { hosts: 9, tls: '1.2' })).toThrow(why);
  });

  it('counts as JavaScript does', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (a, b, c) => {
        expect(evaluate('a - b / c + a * (b - c)', { a, b, c })).toBe(a - b / c + a * (b - c));
      }),
    );
  });
});
