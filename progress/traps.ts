import type { Traps } from '../course/schema/client';
import { counted, type ProgressEvent } from './events';

/** A thought that is not so, and where the reader took it for right. */
export interface Trap {
  readonly misconception: string;
  /** `lesson/step` of the last time. */
  readonly where: string;
  readonly atMs: number;
  /** `lesson/step` of the scored items elsewhere that word it, too: its other dresses. */
  readonly dresses: readonly string[];
}

/**
 * What the reader has chosen wrongly, anywhere, and not yet seen through in another dress: a right answer to a scored item
 * elsewhere that words the same. Where there is no other, a right answer to the same will do. The last first.
 * @param traps the misconceptions of all steps and items, by `lesson/step` and option
 * @param items the scored items among them
 */
export function openTraps(events: Iterable<ProgressEvent>, traps: Traps, items: ReadonlySet<string>): Trap[] {
  const wording = wordedBy(traps, items);
  const open = new Map<string, Trap>();
  for (const event of counted(events)) {
    if (event.type === 'Reset')
      for (const [name, { where }] of open)
        if (event.lesson === null || where.startsWith(`${event.lesson}/`)) open.delete(name);
    if (event.type !== 'StepAnswered' && event.type !== 'QuizAnswered') continue;
    const where = `${event.lesson}/${event.step}`;
    for (const misconception of fallenFor(event, traps[where])) {
      const dresses = (wording.get(misconception) ?? []).filter((item) => item !== where);
      open.delete(misconception);
      open.set(misconception, { misconception, where, atMs: event.at, dresses });
    }
    if (event.type !== 'QuizAnswered' || event.payload.score < 1) continue;
    for (const misconception of Object.values(traps[where] ?? {})) {
      const trap = open.get(misconception);
      if (trap && (trap.where !== where || trap.dresses.length === 0)) open.delete(misconception);
    }
  }
  return [...open.values()].reverse();
}

/**
 * A step keeps its option alone: as it is first asked, an option that is a misconception by name is wrong; asked otherwise
 * it may be right, and nothing is known.
 */
function fallenFor(
  event: Extract<ProgressEvent, { type: 'StepAnswered' | 'QuizAnswered' }>,
  traps: Traps[string] = {},
): string[] {
  const isWrong = event.type === 'StepAnswered' ? event.payload.seed === 0 : event.payload.score < 1;
  if (!isWrong) return [];
  const chosen = event.type === 'StepAnswered' ? event.payload.option : event.payload.answer;
  return [chosen].flat().flatMap((choice) => traps[choice] ?? []);
}

/** The items that word each misconception. */
function wordedBy(traps: Traps, items: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const wording = new Map<string, string[]>();
  for (const item of Object.keys(traps).filter((name) => items.has(name)))
    for (const misconception of new Set(Object.values(traps[item] ?? {})))
      wording.set(misconception, [...(wording.get(misconception) ?? []), item]);
  return wording;
}
