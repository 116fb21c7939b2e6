import { holds, type RubricPredicate } from '../../course/exercise/rubric';
import { formatOf, formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';
import type { ClientOption } from '../../course/schema/client';
import type { Format } from '../../course/schema/value';
import type { MeasureName } from '../../engine/metrics/measures';
import { foundIn, type Runs } from './choiceRuns';
import { type ExerciseWords, exerciseWords } from './words';

/** One statement of an option beside what each world's runs say to it. */
export interface Statement {
  readonly figure: string;
  readonly needed: string;
  readonly found: readonly { readonly text: string; readonly holds: boolean }[];
}

/** The statements of an option, as text; `worlds` are the runs to hold them against, one column each. */
export function statementsOf(option: ClientOption, worlds: readonly Runs[], locale: Locale): Statement[] {
  const words = exerciseWords[locale];
  return (option.when ?? []).map((predicate) => {
    const format = formatOf(predicate.measure);
    return {
      figure: figureOf(predicate, words, locale),
      needed: neededBy(predicate, format, words, locale),
      found: worlds.map((runs) => {
        const value = foundIn(predicate, runs);
        return { text: formatValue(value, format, locale), holds: holds(predicate, value) };
      }),
    };
  });
}

/** What is measured, where and when: `of the requests of lb-a: kept in its zone, from 6 s on`. */
function figureOf({ measure, run, window }: RubricPredicate, words: ExerciseWords, locale: Locale): string {
  const [name, subject = ''] = measure.split(':') as [MeasureName, string?];
  const [first = '', second] = subject.split('>');
  const time = (ms: number) => formatValue(ms, 'duration', locale);
  const { from, until, other, tried } = words.evidence;
  return [
    words.measures[name]({ subject: first, other: second }),
    window?.fromMs !== undefined && from({ time: time(window.fromMs) }),
    window?.untilMs !== undefined && until({ time: time(window.untilMs) }),
    run === 'other' ? other : run !== 'main' && tried,
  ]
    .filter(Boolean)
    .join(', ');
}

function neededBy(predicate: RubricPredicate, format: Format, words: ExerciseWords, locale: Locale): string {
  const text = (value: unknown) => formatValue(value, format, locale);
  const { equals, about, less, more, between } = words.expectation;
  switch (predicate.op) {
    case 'equals':
      return equals({ value: text(predicate.value) });
    case 'about':
      return about({ value: text(predicate.value), tolerance: text(predicate.tolerance) });
    case 'less':
      return less({ value: text(predicate.value) });
    case 'more':
      return more({ value: text(predicate.value) });
    case 'between':
      return between({ low: text(predicate.value[0]), high: text(predicate.value[1]) });
  }
}
