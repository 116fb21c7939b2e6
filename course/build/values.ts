import { formatBand, formatFact, formatValue } from '../format';
import type { Locale } from '../languages';
import { isBand } from '../schema/band';
import type { Format } from '../schema/value';
import { claimValues } from './claims';
import type { Evaluator } from './evaluator';
import type { Lesson } from './load';

/** What `<Claim id>` and `<Fact id>` print, and the raw values behind them. */
export interface Values {
  /** `format` overrides the claim's own. */
  claim(id: string, locale: Locale, format?: Format): string;
  fact(id: string, locale: Locale): string;
  /** The engine's values of the claims, by id: a `Band` where a claim varies. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * The values of a lesson.
 * Errors: `ContentError` where the engine denies a claim.
 */
export function valuesOfLesson(lesson: Lesson, evaluator: Evaluator): Values {
  const claims = claimValues(lesson, evaluator);
  const specs = lesson.yaml.value.claims;
  return {
    claims,
    claim(id, locale, format) {
      const spec = specs[id];
      if (!spec) throw new Error(`no claim named ${id} in ${lesson.yaml.file}`);
      const value = claims[id];
      const printed = format ?? spec.format;
      return isBand(value)
        ? formatBand(value, printed, locale, spec.digits)
        : formatValue(value, printed, locale, spec.digits);
    },
    fact(id, locale) {
      const fact = lesson.course.facts[id];
      if (!fact) throw new Error(`no fact named ${id} in content/facts.yaml`);
      return formatFact(fact, locale);
    },
  };
}
