import { type MeasureUnit, measureOf } from '../engine/metrics/measures';
import type { Locale } from './languages';
import type { Band } from './schema/band';
import type { Fact, Source } from './schema/facts';
import type { Format, Unit } from './schema/value';

/**
 * Values as text for a reader. Written out rather than left to Intl: the page is built in Node and goes on in a browser,
 * whose data may differ, and the text must not.
 */
interface Signs {
  readonly before: string;
  readonly after: string;
}

const NBSP = '\u00a0';
const signs = (before: string, after: string): Signs => ({ before, after });
const both = (sign: Signs): Record<Locale, Signs> => ({ en: sign, ru: sign });
const spaced = (en: string, ru: string): Record<Locale, Signs> => ({
  en: signs('', NBSP + en),
  ru: signs('', NBSP + ru),
});
const dollars = (en: string, ru: string): Record<Locale, Signs> => ({
  en: signs('$', en),
  ru: signs('', `${NBSP}$${ru}`),
});

const unitSigns: Record<Unit, Record<Locale, Signs>> = {
  '%': { en: signs('', '%'), ru: signs('', `${NBSP}%`) },
  ms: spaced('ms', 'мс'),
  s: spaced('s', 'с'),
  min: spaced('min', 'мин'),
  h: spaced('h', 'ч'),
  d: spaced('d', 'сут'),
  B: spaced('B', 'Б'),
  kB: spaced('kB', 'кБ'),
  KiB: spaced('KiB', 'КиБ'),
  GiB: spaced('GiB', 'ГиБ'),
  USD: dollars('', ''),
  'USD/GB': dollars('/GB', '/ГБ'),
  'USD/GiB': dollars('/GiB', '/ГиБ'),
  x: both(signs('', '×')),
  'per-second': { en: signs('', '/s'), ru: signs('', '/с') },
};

const never: Record<Locale, string> = { en: 'never', ru: 'никогда' };
/** A microsecond is less than anybody can see in a run. */
const below: Record<Locale, string> = { en: `less${NBSP}than${NBSP}`, ru: `меньше${NBSP}` };
const nothing = '—';

/**
 * A value of the engine as text. Without `digits` it is rounded to three significant ones.
 * `Infinity` is "never" (an outage without end), NaN a dash (nothing to measure).
 */
export function formatValue(value: unknown, format: Format, locale: Locale, digits?: number): string {
  if (typeof value !== 'number' || format === 'text') return String(value);
  if (Number.isNaN(value)) return nothing;
  if (!Number.isFinite(value)) return never[locale];
  const [scaled, unit] = inUnit(value, format);
  if (unit === 'ms' && scaled > 0 && scaled < 0.001)
    return below[locale] + withUnit(numeral('0.001', locale), unit, locale);
  const places = digits ?? (format === 'count' ? 0 : significant(scaled));
  return withUnit(numeral(trimmed(scaled.toFixed(places), digits !== undefined), locale), unit, locale);
}

/** How the seeds of a band are told; their number is `SEED_COUNT`. */
const seeds: Record<Locale, string> = { en: 'twelve seeds', ru: 'двенадцать прогонов' };

/**
 * A range over the seeds as text: "4.0–6.9 s (twelve seeds)"; one number where both ends print alike. Without `digits` the
 * ends have as many places as leave the width two significant digits, and the lesser end one at least.
 */
export function formatBand({ least, most }: Band, format: Format, locale: Locale, digits?: number): string {
  const [from, to] = [formatValue(least, format, locale, digits), formatValue(most, format, locale, digits)];
  if (from === to) return to;
  const hasEnds = Number.isFinite(least) && Number.isFinite(most);
  return `${hasEnds ? rangeText(least, most, format, locale, digits) : `${from} – ${to}`} (${seeds[locale]})`;
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

/** How a language writes numerals, in the terms of Unicode's CLDR. */
interface Numerals {
  readonly decimal: string;
  readonly group: string;
  /** The least number of digits that stand before the first group: with 2, four digits stay together. */
  readonly minimumGroupingDigits: 1 | 2;
}

const numerals: Readonly<Record<Locale, Numerals>> = {
  en: { decimal: '.', group: ',', minimumGroupingDigits: 1 },
  // CLDR groups from 1,000 on; Russian typography leaves four digits together.
  ru: { decimal: ',', group: NBSP, minimumGroupingDigits: 2 },
};

/** A number in digits and a point, as the language writes it: 65537 → 65,537 in English, 65 537 in Russian. */
function numeral(text: string, locale: Locale): string {
  const { decimal, group, minimumGroupingDigits } = numerals[locale];
  const [whole = '', fraction] = text.replace('-', '').split('.');
  const isLong = whole.length >= 3 + minimumGroupingDigits;
  const grouped = isLong ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  return `${text.startsWith('-') ? '−' : ''}${grouped}${fraction === undefined ? '' : decimal + fraction}`;
}

function withUnit(text: string, unit: Unit | undefined, locale: Locale): string {
  if (!unit) return text;
  const { before, after } = unitSigns[unit][locale];
  const negative = text.startsWith('−');
  return `${negative ? '−' : ''}${before}${negative ? text.slice(1) : text}${after}`;
}
