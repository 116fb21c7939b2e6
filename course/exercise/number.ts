import { unitSign } from '../format';
import { type Locale, locales } from '../languages';
import { type Band, isWithin, pointBand } from '../schema/band';
import type { Format, Unit } from '../schema/value';
import { valueWords } from '../words';

const MS_IN: Partial<Record<Unit, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };

/** How a value of the engine is typed: shares as percent, durations as seconds. */
const TYPED: Partial<Record<Format, readonly [factor: number, unit: Unit]>> = {
  percent: [100, '%'],
  duration: [0.001, 's'],
  ...{ s: [1, 's'], ms: [1, 'ms'], usd: [1, 'USD'], gib: [1, 'GiB'], bytes: [1, 'B'], times: [1, 'x'] },
};

/** What an engine's value is multiplied by to stand in the field in which it is typed, and the unit beside that. */
export const typedAs = (format: Format): readonly [factor: number, unit?: Unit] => TYPED[format] ?? [1];

/**
 * A number that a reader typed, in the engine's unit; a bare one is in the unit of its field. Its unit may be written beside it, in
 * either language, a time in any that times are printed in. Groups of digits are read as the language prints them; else a
 * comma, as a point, begins the fraction. undefined: not a number yet.
 */
export function parseTyped(text: string, format: Format, locale: Locale): number | undefined {
  const { group } = valueWords[locale].numerals;
  const [factor, own] = typedAs(format);
  const { typed, unit } = withoutUnit(text.replace(/[\s\u00a0\u202f]/g, '').replace('−', '-'), own);
  const isGrouped = new RegExp(`^-?[1-9]\\d{0,2}(?:\\${group}\\d{3})+(?!\\d)`).test(typed);
  const plain = (isGrouped ? typed.replaceAll(group, '') : typed).replace(',', '.');
  if (!/^-?(?:\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  const [from = 1, to = 1] = [unit && MS_IN[unit], own && MS_IN[own]];
  return Number(((Number(plain) * from) / to / factor).toPrecision(15));
}

/** Without the unit that stands beside the number, if it is the field's own or another of times; a bare one has the own. */
function withoutUnit(typed: string, own: Unit | undefined): { typed: string; unit: Unit | undefined } {
  const known = own !== undefined && own in MS_IN ? (Object.keys(MS_IN) as Unit[]) : [own];
  for (const unit of known)
    for (const sign of unit ? locales.map((locale) => unitSign(unit, locale)) : []) {
      if (typed.endsWith(sign)) return { typed: typed.slice(0, -sign.length), unit };
      if (typed.startsWith(sign)) return { typed: typed.slice(sign.length), unit };
    }
  return { typed, unit: own };
}

/** Whether an answer is right; `close` is the part of the true value, or of its range's ends, by which it may be off. */
export function isNear(answer: number, truth: number | Band, close: number): boolean {
  const { least, most } = typeof truth === 'number' ? pointBand(truth) : truth;
  return isWithin(answer, { least, most }, Math.abs(least) * close, Math.abs(most) * close);
}
