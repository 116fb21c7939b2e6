import { type MeasureUnit, measureOf } from '../engine/metrics/measures';
import type { Locale } from './languages';
import type { Band } from './schema/band';
import type { Fact, Source } from './schema/facts';
import type { Format, Unit } from './schema/value';
import { valueWords } from './words';

/*
 * Values as text for a reader. Written out rather than left to Intl: the page is built in Node and goes on in a browser,
 * whose data may differ, and the text must not.
 */

const nothing = '—';

/**
 * A value of the engine as text. Without `digits` it is rounded to three significant ones.
 * `Infinity` is "never" (an outage without end), NaN a dash (nothing to measure).
 */
export function formatValue(value: unknown, format: Format, locale: Locale, digits?: number): string {
  if (typeof value !== 'number' || format === 'text') return String(value);
  if (Number.isNaN(value)) return nothing;
  if (!Number.isFinite(value)) return valueWords[locale].never;
  const [scaled, unit] = inUnit(value, format);
  if (unit === 'ms' && scaled > 0 && scaled < 0.001)
    // A microsecond is less than anybody can see in a run.
    return valueWords[locale].lessThan({ value: withUnit(numeral('0.001', locale), unit, locale) });
  const places = digits ?? (format === 'count' ? 0 : significant(scaled));
  return withUnit(numeral(trimmed(scaled.toFixed(places), digits !== undefined), locale), unit, locale);
}

/**
 * A range over the seeds as text: "4.0–6.9 s (twelve runs)"; one number where both ends print alike. Without `digits` the
 * ends have as many places as leave the width two significant digits, and the lesser end one at least.
 */
export function formatBand({ least, most }: Band, format: Format, locale: Locale, digits?: number): string {
  const [from, to] = [formatValue(least, format, locale, digits), formatValue(most, format, locale, digits)];
  if (from === to) return to;
  const hasEnds = Number.isFinite(least) && Number.isFinite(most);
  const range = hasEnds ? rangeText(least, most, format, locale, digits) : `${from} – ${to}`;
  return valueWords[locale].overSeeds({ range });
}

/** Both ends in the unit of the greater. */
function rangeText(least: number, most: number, format: Format, locale: Locale, digits?: number): string {
  const [to, unit] = inUnit(most, format);
  const from = most === 0 ? least : least * (to / most);
  const ends = (first: number, last: number) =>
    withUnit(`${numeral(from.toFixed(first), locale)}–${numeral(to.toFixed(last), locale)}`, unit, locale);
  if (digits !== undefined || format === 'count') return ends(digits ?? 0, digits ?? 0);
  let places = significant(to - from, 2);
  while (places > 0 && [from, to].every((end) => end.toFixed(places).endsWith('0'))) places -= 1;
  return ends(from === 0 ? 0 : Math.max(places, significant(from, 1)), places);
}

/**
 * Shares of one whole that stand side by side, as percent with so many digits: they add up to what the shares do. Each is
 * rounded down, and those with the largest remainders get what is missing (Hamilton's method), of equal ones the first.
 */
export function formatShares(shares: readonly number[], locale: Locale, digits = 0): string[] {
  const whole = 100 * 10 ** digits;
  // What misses an integer by so little is one: 0.29 × 100 is 28.999….
  const scaled = shares.map((share) => Math.round(share * whole * 1e6) / 1e6);
  const parts = scaled.map(Math.floor);
  const remainder = (index: number) => scaled[index]! - parts[index]!;
  const missing = Math.round([...parts.keys()].reduce((sum, index) => sum + remainder(index), 0));
  const ranked = [...parts.keys()].sort((a, b) => remainder(b) - remainder(a));
  for (const index of ranked.slice(0, missing)) parts[index]!++;
  return parts.map((part) => formatValue(part / whole, 'percent', locale, digits));
}

/** A fact as text: its own wording where it has one, else its value as the author wrote it, with its unit. */
export function formatFact(fact: Fact, locale: Locale): string {
  if (fact.text) return fact.text[locale];
  if (typeof fact.value === 'string') return fact.value;
  const ends = typeof fact.value === 'number' ? [fact.value] : fact.value;
  return withUnit(ends.map((end) => numeral(String(end), locale)).join('–'), fact.unit, locale);
}

/** How a measure of each unit is printed. */
const formatOfUnit: Readonly<Record<MeasureUnit, Format>> = {
  ms: 'duration',
  s: 's',
  share: 'percent',
  ratio: 'times',
  count: 'count',
  mean: 'number',
  gib: 'gib',
  'usd-per-month': 'usd',
};

/** How a measure is printed, by its name. Throws `EngineError` on a name that no measure has. */
export const formatOf = (measure: string): Format => formatOfUnit[measureOf(measure).unit];

/** The title of a source: a name stays as it is, a description is told in the language. */
export function sourceTitle({ title }: Source, locale: Locale): string {
  return typeof title === 'string' ? title : title[locale];
}

/** The language that the title of a source is in: names are English. */
export function languageOfTitle({ title }: Source, locale: Locale): Locale {
  return typeof title === 'string' ? 'en' : locale;
}

function inUnit(value: number, format: Format): [number, Unit | undefined] {
  switch (format) {
    case 'percent':
      return [value * 100, '%'];
    case 'ms':
      return [value, 'ms'];
    case 'duration':
      return duration(value);
    case 's':
      return duration(value * 1000);
    case 'usd':
      return [value, 'USD'];
    case 'gib':
      return [value, 'GiB'];
    case 'bytes':
      return [value, 'B'];
    case 'times':
      return [value, 'x'];
    default:
      return [value, undefined];
  }
}

function duration(ms: number): [number, Unit] {
  if (ms < 1000) return [ms, 'ms'];
  if (ms < 600_000) return [ms / 1000, 's'];
  return ms < 7_200_000 ? [ms / 60_000, 'min'] : [ms / 3_600_000, 'h'];
}

/** Decimal places that leave three significant digits, or as many as asked. */
function significant(value: number, digits = 3): number {
  let places = 0;
  for (let size = Math.abs(value); size > 0 && size < 10 ** (digits - 1) && places < 8; size *= 10) places++;
  return places;
}

function trimmed(text: string, asIs: boolean): string {
  return asIs || !text.includes('.') ? text : text.replace(/\.?0+$/, '');
}

/** A number in digits and a point, as the language writes it: 65537 → 65,537 in English, 65 537 in Russian. */
function numeral(text: string, locale: Locale): string {
  const { decimal, group, minimumGroupingDigits } = valueWords[locale].numerals;
  const [whole = '', fraction] = text.replace('-', '').split('.');
  const isLong = whole.length >= 3 + minimumGroupingDigits;
  const grouped = isLong ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  return `${text.startsWith('-') ? '−' : ''}${grouped}${fraction === undefined ? '' : decimal + fraction}`;
}

/** A unit as it stands beside a field in which its number is typed: ms, мс. */
export function unitSign(unit: Unit, locale: Locale): string {
  return valueWords[locale].units[unit]({ number: '' }).trim();
}

function withUnit(text: string, unit: Unit | undefined, locale: Locale): string {
  if (!unit) return text;
  const written = valueWords[locale].units[unit];
  return text.startsWith('−') ? `−${written({ number: text.slice(1) })}` : written({ number: text });
}
