import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { namedScenarios } from './named';
import {
  decodeMoment,
  decodePermalink,
  encodeMoment,
  encodePermalink,
  MAX_INFLATED_BYTES,
  MAX_LINK_CHARS,
} from './permalink';

const { flagship } = namedScenarios;
const link = (text: string) => `#s.x.2.${deflateRawSync(text).toString('base64url')}`;
const payload = (more: object) => JSON.stringify({ scenario: flagship, tMs: 0, ...more });
const refusal = (fragment: string) => {
  const decoded = decodePermalink(fragment);
  return decoded.ok ? null : decoded.error.message;
};

describe('a moment of a page’s own scenario', () => {
  it('is its name and whole milliseconds', () => {
    expect(encodeMoment('two-tiers', 4600.4)).toBe('#s.two-tiers.2.at-4600');
    expect(decodeMoment('#s.two-tiers.2.at-4600')).toEqual({ simulation: 'two-tiers', tMs: 4600 });
  });

  it('is no other link', () => {
    const whole = encodePermalink({ simulation: 'x', scenario: flagship, tMs: 5 });
    for (const fragment of [whole, '#section', '#s.two-tiers.2.at-', '#s.Two.2.at-5', '#s.x.2.at-5x'])
      expect(decodeMoment(fragment)).toBeNull();
  });
});

describe('a link', () => {
  it('may be 32,000 characters long and inflate to 512 KiB, and no further', () => {
    expect([MAX_LINK_CHARS, MAX_INFLATED_BYTES]).toEqual([32_000, 524_288]);
    const long = (chars: number) => refusal(`#s.x.2.${'A'.repeat(chars - 7)}`);
    expect(long(32_000)).not.toContain('at most 32000 characters');
    expect(long(32_001)).toContain('at most 32000 characters');
    const padded = (bytes: number) => refusal(link(payload({}).padEnd(bytes, ' ')));
    expect(padded(524_288)).toBeNull();
    expect(padded(524_289)).toContain('at most 524288 bytes when inflated');
  });

  it('is in base64url without a letter too many', () => {
    for (let seed = 0; seed < 12; seed++) {
      const whole = encodePermalink({ simulation: 'x', scenario: { ...flagship, seed }, tMs: 0 });
      const text = whole.slice('#s.x.2.'.length);
      expect(Buffer.from(text, 'base64url').toString('base64url')).toBe(text);
    }
  });

  it('names a moment of its scenario, the first and the last included', () => {
    const moments = [0, flagship.durationMs, -1, flagship.durationMs + 1, '5', null];
    const isTaken = moments.map((tMs) => refusal(link(payload({ tMs }))) === null);
    expect(isTaken).toEqual([true, true, false, false, false, false]);
  });

  it('compares eight policies at most, by names of 80 letters', () => {
    const compared = (...compare: unknown[]) => refusal(link(payload({ compare }))) === null;
    expect(compared(...Array(8).fill('zone.any'))).toBe(true);
    expect(compared(...Array(9).fill('zone.any'))).toBe(false);
    expect(['x'.repeat(80), 'x'.repeat(81), '', 'A b', 7].map((name) => compared(name))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(refusal(link(payload({ compare: 'zone.any' })))).toContain('compare:');
    const laid = encodePermalink({ simulation: 'x', scenario: flagship, tMs: 0, compare: ['zone.any'] });
    expect(decodePermalink(laid)).toMatchObject({ ok: true, compare: ['zone.any'] });
  });

  it('is of a version from 1 to 2', () => {
    const { length } = '#s.x.2';
    const of = (version: number) => refusal(`#s.x.${version}${link(payload({})).slice(length)}`);
    expect([of(1), of(2)]).toEqual([null, null]);
    expect([of(0), of(3)]).toEqual([
      expect.stringContaining('link version:'),
      expect.stringContaining('link version:'),
    ]);
  });
});
