import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBand, formatFact, formatShares, formatValue, languageOfTitle, sourceTitle, unitSign } from './format';
import { locales } from './languages';
import { SEED_COUNT } from './schema/band';
import type { Fact } from './schema/facts';
import { type Format, formats } from './schema/value';

/** Non-breaking spaces as _, to be seen. */
const seen = (text: string) => text.replaceAll('\u00a0', '_');

describe('a value of the engine', () => {
  it.each<[unknown, Format, string, string]>([
    [0.25, 'percent', '25%', '25_%'],
    [1 / 3, 'percent', '33.3%', '33,3_%'],
    [0.000099, 'percent', '0.0099%', '0,0099_%'],
    [900, 'ms', '900 ms', '900_мс'],
    [0.001, 'ms', '0.001 ms', '0,001_мс'],
    [0.000984, 'ms', 'less than 0.001 ms', 'меньше_0,001_мс'],
    [0, 'ms', '0 ms', '0_мс'],
    [3609.375, 'duration', '3.61 s', '3,61_с'],
    [180_000, 'duration', '180 s', '180_с'],
    [600_000, 'duration', '10 min', '10_мин'],
    [7_200_000, 'duration', '2 h', '2_ч'],
    [0.0573, 's', '57.3 ms', '57,3_мс'],
    [1.151, 's', '1.15 s', '1,15_с'],
    [1843.2, 'usd', '$1,843', '1843_$'],
    [0.02, 'usd', '$0.02', '0,02_$'],
    [12.5, 'gib', '12.5 GiB', '12,5_ГиБ'],
    [14_724, 'bytes', '14,724 B', '14_724_Б'],
    [65_537, 'count', '65,537', '65_537'],
    [7281, 'count', '7,281', '7281'],
    [2, 'number', '2', '2'],
    [4, 'times', '4×', '4×'],
    [-1.5, 'number', '−1.5', '−1,5'],
    [-3, 'usd', '−$3', '−3_$'],
    [0, 'percent', '0%', '0_%'],
    ['lb-b', 'text', 'lb-b', 'lb-b'],
    [Number.POSITIVE_INFINITY, 'duration', 'never', 'никогда'],
    [Number.NaN, 'ms', '—', '—'],
  ])('%s as %s is %s in English and %s in Russian', (value, format, en, ru) => {
    expect(seen(formatValue(value, format, 'en'))).toBe(en.replaceAll(' ', '_'));
    expect(seen(formatValue(value, format, 'ru'))).toBe(ru);
  });

  it.each(locales)('has the digits, groups and point of the language (%s)', (locale) => {
    const intl = new Intl.NumberFormat(locale, { minimumFractionDigits: 3 });
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000, max: 2 ** 31 }), (thousandths) => {
        const value = thousandths / 1000;
        expect(formatValue(value, 'number', locale, 3)).toBe(intl.format(value));
      }),
    );
  });

  it('keeps the decimals that the author asks for', () => {
    expect(formatValue(0.5, 'percent', 'en', 1)).toBe('50.0%');
    expect(formatValue(0.333, 'percent', 'en', 0)).toBe('33%');
  });

  it('never breaks over two lines', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.constantFrom(...formats), (value, format) => {
        expect(formatValue(value, format, 'ru')).not.toMatch(/[ \n]/);
      }),
    );
  });

  it('is within half of a hundredth of what is printed', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), (value) => {
        const printed = Number(formatValue(value, 'number', 'en').replaceAll(',', ''));
        expect(Math.abs(printed - value)).toBeLessThanOrEqual(value * 0.0051);
      }),
    );
  });
});

describe('a fact', () => {
  const fact = (fields: Partial<Fact>): Fact => ({
    value: 0,
    source: 'x',
    standing: 'read',
    asOf: '2026-01-01',
    ...fields,
  });

  it.each<[Partial<Fact>, string, string]>([
    [{ value: [10, 30], unit: 's' }, '10–30_s', '10–30_с'],
    [{ value: [0.01, 0.02], unit: 'USD/GB' }, '$0.01–0.02/GB', '0,01–0,02_$/ГБ'],
    [{ value: 8.7, unit: '%' }, '8.7%', '8,7_%'],
    [{ value: 16_000, unit: 'per-second' }, '16,000/s', '16_000/с'],
    [{ value: 65_537 }, '65,537', '65_537'],
    [{ value: 'waterfall' }, 'waterfall', 'waterfall'],
    [{ value: 1, text: { en: 'one hour', ru: 'час' } }, 'one hour', 'час'],
  ])('%o', (fields, en, ru) => {
    expect(seen(formatFact(fact(fields), 'en'))).toBe(en);
    expect(seen(formatFact(fact(fields), 'ru'))).toBe(ru);
  });
});

describe('the title of a source', () => {
  const source = { where: 'https://example.org', asOf: '2026-11-27' };

  it('is the same everywhere where it is a name, and told in the language where it is not', () => {
    expect(sourceTitle({ ...source, title: 'RFC 1035' }, 'ru')).toBe('RFC 1035');
    expect(languageOfTitle({ ...source, title: 'RFC 1035' }, 'ru')).toBe('en');
    expect(languageOfTitle({ ...source, title: { en: 'Measured here', ru: 'Измерено здесь' } }, 'ru')).toBe('ru');
    expect(sourceTitle({ ...source, title: { en: 'Measured here', ru: 'Измерено здесь' } }, 'ru')).toBe(
      'Измерено здесь',
    );
  });
});

describe('a range over the seeds', () => {
  it.each<[number, number, Format, string, string]>([
    [3980, 6910, 'duration', '4.0–6.9 s', '4,0–6,9_с'],
    [304.7, 17_969, 'duration', '0.3–18 s', '0,3–18_с'],
    [1304.7, 17_969, 'duration', '1–18 s', '1–18_с'],
    [0.0003, 0.12, 'percent', '0.03–12%', '0,03–12_%'],
    [0, 0.056, 'percent', '0–5.6%', '0–5,6_%'],
    [0.5, 0.53, 'percent', '50–53%', '50–53_%'],
    [2300, 2900, 'usd', '$2,300–2,900', '2300–2900_$'],
    [55, 70, 'count', '55–70', '55–70'],
    [7000, Number.POSITIVE_INFINITY, 'duration', '7 s – never', '7_с – никогда'],
  ])('%s to %s as %s', (least, most, format, en, ru) => {
    expect(formatBand({ least, most }, format, 'en').replaceAll('\u00a0', ' ')).toBe(`${en} (twelve runs)`);
    expect(seen(formatBand({ least, most }, format, 'ru'))).toBe(`${ru} (двенадцать прогонов)`);
  });

  it('is one number where both ends print alike, and has as many places as its author asks for', () => {
    expect(formatBand({ least: 0.25, most: 0.25 }, 'percent', 'en')).toBe('25%');
    expect(formatBand({ least: 0.251, most: 0.253 }, 'percent', 'en', 0)).toBe('25%');
    expect(formatBand({ least: 0.251, most: 0.263 }, 'percent', 'en', 0)).toBe('25–26% (twelve runs)');
  });

  it('names as many seeds as there are', () => {
    expect(SEED_COUNT).toBe(12);
  });
});

describe('a unit beside a field', () => {
  it('is the one that a value is written with, in the language', () => {
    expect([unitSign('ms', 'en'), unitSign('ms', 'ru'), unitSign('s', 'ru'), unitSign('%', 'ru')]).toEqual([
      'ms',
      'мс',
      'с',
      '%',
    ]);
  });
});

describe('shares of a whole', () => {
  it('add up to it, each less than a unit from its own', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(weights, fc.constantFrom(0, 1), (parts, digits) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        fc.pre(whole > 0);
        const told = formatShares(
          parts.map((part) => part / whole),
          'en',
          digits,
        ).map((text) => Number(text.replace('%', '')));
        expect(told.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 9);
        const missed = told.map((one, index) => Math.abs(one - (100 * parts[index]!) / whole));
        expect(Math.max(...missed)).toBeLessThan(10 ** -digits);
      }),
    );
  });

  it('go up where the most was cut off', () => {
    expect(formatShares([0.746, 0.126, 0.128], 'en')).toEqual(['74%', '13%', '13%']);
    expect(formatShares([0.75, 0.125, 0.125], 'en')).toEqual(['75%', '13%', '12%']);
    expect(formatShares([1 / 3, 1 / 3, 1 / 3], 'ru', 1).map(seen)).toEqual(['33,4_%', '33,3_%', '33,3_%']);
    expect(formatShares([0.29, 0.71, 0], 'en')).toEqual(['29%', '71%', '0%']);
    expect(formatShares([0, 0], 'en')).toEqual(['0%', '0%']);
  });
});
