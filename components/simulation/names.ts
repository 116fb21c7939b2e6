import { formatValue, unitSign } from '../../course/format';
import type { Locale } from '../../course/languages';
import type { Strike } from './breaking';
import type { SimulationWords } from './words';

/** An id as the text calls the thing: the course's own lb-a is LB_A; all else, what a reader has named too, goes by its id. */
export function nameOf(id: string): string {
  const lb = /^lb-((?:(?:eu|us)-)?[a-h])$/.exec(id);
  return lb ? `LB_${lb[1]!.toUpperCase()}` : id;
}

/** The class that colours a zone: one hue each through the whole course, by its place among the scenario's zones. */
export function hueOf(zone: string, zones: readonly string[]): string {
  return ['hue-a', 'hue-b', 'hue-c'][zones.indexOf(zone)] ?? 'hue-other';
}

/** A moment of a run: a clock that runs counts in one unit from its beginning. */
export function timeText(tMs: number, locale: Locale): string {
  const s = tMs / 1000;
  return s < 1
    ? `${formatValue(s, 'number', locale, 2)}\u00a0${unitSign('s', locale)}`
    : formatValue(s, 's', locale, 2);
}

/** A fault as a button says it, and a mark on the time line. */
export function faultText({ kind, target, factor }: Strike, words: SimulationWords): string {
  return words.fault[kind]({ name: nameOf(target), factor });
}
