import type { Locale } from '../../course/languages';
import { dayStart } from '../../progress/schedule';

type Unit = 'minute' | 'day' | 'month' | 'year';

const DAY_MS = 86_400_000;

/** How long it is until a moment, as one says it: minutes within the day, else by the calendar. */
function intervalOf(fromMs: number, untilMs: number): { count: number; unit: Unit } {
  if (untilMs - fromMs < DAY_MS / 2)
    return { count: Math.max(1, Math.round((untilMs - fromMs) / 60_000)), unit: 'minute' };
  const days = Math.round((dayStart(untilMs) - dayStart(fromMs)) / DAY_MS);
  if (days < 60) return { count: days, unit: 'day' };
  return days < 365
    ? { count: Math.round(days / 30.4), unit: 'month' }
    : { count: Math.round(days / 365), unit: 'year' };
}

/** "10 minutes", "3 days": beside a grade, after how long it brings a card back. */
export function intervalText(fromMs: number, untilMs: number, locale: Locale): string {
  const { count, unit } = intervalOf(fromMs, untilMs);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** "in 10 minutes", "tomorrow": when something comes back. */
export function whenText(fromMs: number, untilMs: number, locale: Locale): string {
  const { count, unit } = intervalOf(fromMs, untilMs);
  return new Intl.RelativeTimeFormat(locale, { numeric: unit === 'day' ? 'auto' : 'always' }).format(count, unit);
}
