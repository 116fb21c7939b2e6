import { describe, expect, it } from 'vitest';
import { formatValue } from '../format';
import { type Locale, locales } from '../languages';
import type { Format } from '../schema/value';
import { isNear, parseTyped } from './number';

describe('a typed number', () => {
  it.each<[string, Format, number | undefined]>([
    ['25 %', 'percent', 0.25],
    ['0,25', 'percent', 0.0025],
    ['25', 'percent', 0.25],
    ['1 %', 'percent', 0.01],
    ['900', 'ms', 900],
    ['1 234,5', 'ms', 1234.5],
    ['−3', 'number', -3],
    ['', 'ms', undefined],
    ['1,', 'ms', 1],
    ['about 3', 'ms', undefined],
    ['3 %', 'ms', undefined],
    ['1,5 s', 'ms', 1500],
    ['1.5 с', 'duration', 1500],
    ['900 мс', 's', 0.9],
    ['90', 's', 90],
    ['90', 'duration', 90_000],
    ['900 ms', 'duration', 900],
    ['2 min', 's', 120],
    ['$ 40', 'usd', 40],
    ['4 s', 'count', undefined],
    ['s', 's', undefined],
  ])('%s as %s', (text, format, value) => {
    for (const locale of locales) expect(parseTyped(text, format, locale)).toBe(value);
  });

  it.each<[string, Locale, number]>([
    ['1,234', 'en', 1234],
    ['−12,345,678.9', 'en', -12345678.9],
    ['12,34', 'en', 12.34],
    ['1,2345', 'en', 1.2345],
    ['1,234', 'ru', 1.234],
  ])('%s is read as %s prints it', (text, locale, value) => {
    expect(parseTyped(text, 'number', locale)).toBe(value);
  });

  it.each(locales)('is read back from what the page prints, with its unit (%s)', (locale) => {
    for (const value of [0.5, 999, 1234, 65537, 12345678])
      expect(parseTyped(formatValue(value, 'number', locale), 'number', locale)).toBe(value);
    for (const format of ['percent', 'ms', 'duration', 's', 'usd', 'gib', 'bytes', 'times'] as const)
      expect([format, parseTyped(formatValue(0.25, format, locale), format, locale)]).toEqual([format, 0.25]);
    expect(parseTyped(formatValue(120_000, 'duration', locale), 'duration', locale)).toBe(120_000);
  });
});

it('an answer in numbers may be off by its part of the truth', () => {
  expect(isNear(990, 900, 0.1)).toBe(true);
  expect(isNear(991, 900, 0.1)).toBe(false);
  expect(isNear(0, 0, 0.1)).toBe(true);
  expect(isNear(0.001, 0, 0.1)).toBe(false);
});

it('an answer to what varies may be off the ends of the range by their part', () => {
  const band = { least: 100, most: 200 };
  expect([90, 100, 150, 220].map((answer) => isNear(answer, band, 0.1))).toEqual(Array(4).fill(true));
  expect([89, 221].map((answer) => isNear(answer, band, 0.1))).toEqual([false, false]);
});
