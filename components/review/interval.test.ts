import { expect, it } from 'vitest';
import { noon } from '../../progress/fixtures/answers';
import { intervalText, whenText } from './interval';

const cases = [
  [noon(0, 600_000), '10 minutes', 'in 10 minutes', '10 минут', 'через 10 минут'],
  [noon(1), '1 day', 'tomorrow', '1 день', 'завтра'],
  [noon(4), '4 days', 'in 4 days', '4 дня', 'через 4 дня'],
  [noon(59), '59 days', 'in 59 days', '59 дней', 'через 59 дней'],
  [noon(90), '3 months', 'in 3 months', '3 месяца', 'через 3 месяца'],
  [noon(366), '1 year', 'in 1 year', '1 год', 'через 1 год'],
] as const;

it.each(cases)('a gap is told as one says it (%#)', (until, en, enWhen, ru, ruWhen) => {
  expect(intervalText(noon(0), until, 'en')).toBe(en);
  expect(whenText(noon(0), until, 'en')).toBe(enWhen);
  expect(intervalText(noon(0), until, 'ru')).toBe(ru);
  expect(whenText(noon(0), until, 'ru')).toBe(ruWhen);
});

it('what comes back on the next morning is tomorrow, however late it is now', () => {
  const lateMs = noon(0) + 11.9 * 3_600_000;
  expect(whenText(lateMs, lateMs + 86_400_000, 'en')).toBe('tomorrow');
});
