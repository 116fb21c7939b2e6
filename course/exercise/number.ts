import type { Locale } from '../languages';
import { type Band, isWithin, pointBand } from '../schema/band';
import type { Format } from '../schema/value';
import { valueWords } from '../words';

/**
 * A number that a reader typed, in the engine's unit; a share is typed as a percentage, with its sign or without. Groups of
 * digits are read as the language prints them; else a comma, as a point, begins the fraction. undefined: not a number yet.
 */
export function parseTyped(text: string, format: Format, locale: Locale): number | undefined {
  const { group } = valueWords[locale].numerals;
  const typed = text.replace(/[\s\u00a0\u202f]/g, '').replace('−', '-');
  const isGrouped = new RegExp(`^-?[1-9]\\d{0,2}(?:\\${group}\\d{3})+(?!\\d)`).test(typed);
  const plain = (isGrouped ? typed.replaceAll(group, '') : typed).replace(',', '.');
  const match = /^(-?(?:\d+\.?\d*|\.\d+))(%?)$/.exec(plain);
  if (!match) return undefined;
  const value = Number(match[1]);
  if (format === 'percent') return value / 100;
  return match[2] === '%' ? undefined : value;
}

/** Whether an answer is right; `close` is the part of the true value, or of its range's ends, by which it may be off. */
export function isNear(answer: number, truth: number | Band, close: number): boolean {
  const { least, most } = typeof truth === 'number' ? pointBand(truth) : truth;
  return isWithin(answer, { least, most }, Math.abs(least) * close, Math.abs(most) * close);
}
