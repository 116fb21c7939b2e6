import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import type { Scenario } from '../scenario/schema';
import linksOfVersion1 from './fixtures/links-version-1.json';
import { decodePermalink, encodeMoment, encodePermalink, MAX_INFLATED_BYTES, MAX_LINK_CHARS } from './permalink';

const { flagship } = namedScenarios;
/** As anybody can make one. */
const packed = (text: string, version = 2) => `#s.anycast.${version}.${deflateRawSync(text).toString('base64url')}`;
const link = (payload: unknown, version?: number) => packed(JSON.stringify(payload), version);
const payload = (more: object) => JSON.stringify({ scenario: flagship, tMs: 0, ...more });
const refusal = (fragment: string, own?: Scenario) => {
  const decoded = decodePermalink(fragment, own);
  return decoded.ok ? null : decoded.error.message;
};

describe('a link to a moment of a page’s own scenario', () => {
  it('is its name and whole milliseconds', () => {
    expect(encodeMoment('two-tiers', 4600.4)).toBe('#s.two-tiers.2.at-4600');
    expect(decodePermalink('#s.two-tiers.2.at-4600', flagship)).toEqual({
      ok: true,
      simulation: 'two-tiers',
      scenario: flagship,
      tMs: 4600,
    });
  });

  it('leads back to the moment, to the nearest millisecond', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: flagship.durationMs, noNaN: true }), (tMs) => {
        const decoded = decodePermalink(encodeMoment('x', tMs), flagship);
        expect(decoded.ok && Math.abs(decoded.tMs - tMs)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it('opens as it was printed before version 2, and at the end of a run that has become shorter', () => {
    expect(decodePermalink('#s.anycast.1.at-1500', flagship)).toMatchObject({ ok: true, tMs: 1500 });
    expect(decodePermalink('#s.anycast.1.at-999999999', flagship)).toMatchObject({ ok: true, tMs: 12_000 });
  });

  it('is refused where the page has no scenario of its own', () => {
    expect(refusal('#s.lab.2.at-500')).toContain('link: expected a link that holds a scenario');
  });

  it('is refused where it is no whole number of milliseconds, or of no version', () => {
    for (const damaged of ['#s.x.2.at-', '#s.x.2.at-5x', '#s.x.2.at-1234567890'])
      expect(refusal(damaged, flagship)).toContain('a whole link');
    for (const other of ['#section', '#s.Two.2.at-5', '#s.x.2.at-5.5', '#s.x..at-5', ''])
      expect(refusal(other, flagship)).toContain('#s.<simulation>.<version>.<payload>');
    expect([0, 3].map((version) => refusal(`#s.x.${version}.at-5`, flagship))).toEqual([
      'link version: expected a version from 1 to 2, found 0',
      'link version: expected a version from 1 to 2, found 3',
    ]);
  });
});

describe('a link keeps to its limits: it', () => {
  it('may be 32,000 characters long and inflate to 512 KiB, and no further', () => {
    expect([MAX_LINK_CHARS, MAX_INFLATED_BYTES]).toEqual([32_000, 524_288]);
    const long = (chars: number) => refusal(`#s.x.2.${'A'.repeat(chars - 7)}`);
    expect(long(32_000)).not.toContain('at most 32000 characters');
    expect(long(32_001)).toContain('at most 32000 characters');
    const padded = (bytes: number) => refusal(packed(payload({}).padEnd(bytes, ' ')));
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
    const isTaken = moments.map((tMs) => refusal(packed(payload({ tMs }))) === null);
    expect(isTaken).toEqual([true, true, false, false, false, false]);
  });

  it('compares eight policies at most, by names of 80 letters', () => {
    const compared = (...compare: unknown[]) => refusal(packed(payload({ compare }))) === null;
    expect(compared(...Array(8).fill('zone.any'))).toBe(true);
    expect(compared(...Array(9).fill('zone.any'))).toBe(false);
    expect(['x'.repeat(80), 'x'.repeat(81), '', 'A b', 7].map((name) => compared(name))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(refusal(packed(payload({ compare: 'zone.any' })))).toContain('compare:');
    const laid = encodePermalink({ simulation: 'x', scenario: flagship, tMs: 0, compare: ['zone.any'] });
    expect(decodePermalink(laid)).toMatchObject({ ok: true, compare: ['zone.any'] });
  });

  it('is of a version from 1 to 2', () => {
    const of = (version: number) => refusal(packed(payload({}), version));
    expect([of(1), of(2)]).toEqual([null, null]);
    expect([of(0), of(3)]).toEqual([
      expect.stringContaining('link version:'),
      expect.stringContaining('link version:'),
    ]);
  });
});

describe('a link that holds its scenario', () => {
  it('restores scenario and moment exactly', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(namedScenarios)),
        fc.nat(0xffffffff),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (base, seed, share) => {
          const moment = { simulation: 'x-1', scenario: { ...base, seed }, tMs: share * base.durationMs };
          expect(decodePermalink(encodePermalink(moment))).toEqual({ ok: true, ...moment, compare: [] });
        },
      ),
    );
  });

  it('holds a second scenario where one is laid beside the first, and refuses a broken one', () => {
    const two = { simulation: 'lab', scenario: flagship, tMs: 0, other: namedScenarios['one-lb'] };
    expect(decodePermalink(encodePermalink(two))).toEqual({ ok: true, ...two, compare: [] });
    expect(refusal(link({ scenario: flagship, tMs: 0, other: { ...flagship, durationMs: 0 } }))).toContain(
      'durationMs',
    );
    expect(refusal(link({ scenario: flagship, tMs: 0, other: null }))).toContain('scenario');
  });

  it('of version 1 opens with what it said, and what it could not say as it was then', () => {
    const [plain, laid] = linksOfVersion1.map((fragment) => decodePermalink(fragment));
    expect(plain).toMatchObject({ ok: true, simulation: 'anycast', tMs: 1500 });
    expect(laid).toMatchObject({
      ok: true,
      scenario: {
        version: 2,
        policies: {
          entry: { kind: 'vrrp', vrrpVersion: 3, vrrpPreempt: true },
          detection: { bfd: { txMs: 50, multiplier: 3 }, gracefulRestartAfterHold: false },
          tls: { fullCpuMs: 0.5, resumedCpuMs: 0.35 },
          ejection: { consecutive5xx: 5, unejectOnPass: false },
        },
        faults: [{ kind: 'zone-loss', target: 'A' }],
      },
      other: { version: 2, durationMs: 24 * 60_000 },
    });
  });

  it('of version 1 whose parts are no objects is refused by name', () => {
    expect(refusal(link({ scenario: { ...flagship, version: 1, policies: 7 }, tMs: 0 }, 1))).toContain('policies');
    expect(refusal(link({ scenario: { ...flagship, version: 1, policies: { ecmp: [] } }, tMs: 0 }, 1))).toContain(
      'policies',
    );
    expect(refusal(link({ scenario: { ...flagship, version: 0 }, tMs: 0 }, 1))).toBe(
      'version: expected a version from 1 to 2, found 0',
    );
  });

  it('is deflate and base64url, so that anybody can make one', () => {
    expect(decodePermalink(link({ scenario: flagship, tMs: 5 }))).toMatchObject({
      ok: true,
      simulation: 'anycast',
      tMs: 5,
    });
  });

  it('that is broken says what is wrong', () => {
    expect(refusal('#section')).toContain('#s.<simulation>.<version>.<payload>');
    expect(refusal(link({ scenario: flagship, tMs: 5 }, 9))).toBe(
      'link version: expected a version from 1 to 2, found 9',
    );
    expect(refusal(link({ scenario: flagship, tMs: -1 }))).toBe('tMs: expected a moment from 0 to 12000, found -1');
    expect(refusal(link({ scenario: { ...flagship, seed: 'x' }, tMs: 0 }))).toBe('seed: expected a number, found "x"');
    expect(refusal(link({ scenario: flagship, tMs: 5 }).slice(0, -20))).toContain('a whole link');
    expect(refusal(link(7))).toContain('a scenario and a moment');
  });

  it('that is too long, or would inflate too far, is refused before it is read', () => {
    expect(refusal(`#s.x.1.${'A'.repeat(MAX_LINK_CHARS)}`)).toContain(`at most ${MAX_LINK_CHARS} characters`);
    expect(refusal(link('x'.repeat(600_000)))).toContain('when inflated');
  });

  it('cut, flipped or made of noise never throws', () => {
    const whole = encodePermalink({ simulation: 'anycast', scenario: flagship, tMs: 0 });
    fc.assert(
      fc.property(fc.nat(whole.length), fc.string({ maxLength: 4 }), fc.nat(6), (at, noise, drop) => {
        decodePermalink(whole.slice(0, at) + noise + whole.slice(at + drop));
      }),
      { numRuns: 2000 },
    );
  });
});
