import type { Misconceptions, Traps } from '../course/schema/client';
import { counted, type EventOf, type ProgressEvent, sinceReset } from './events';
import { grouped } from './grouped';

/** A thought that is not so, and where the reader took it for right. */
export interface Trap {
  readonly misconception: string;
  /** `lesson/step` of the last time. */
  readonly where: string;
  readonly atMs: number;
  /** Its other dresses, as `lesson/step`: scored items elsewhere that word it, then those that word what the same fact corrects. */
  readonly dresses: readonly string[];
}

/** What the course knows of wrong thoughts: who words them, which of those are scored items, and what corrects them. */
export interface Wording {
  /** By `lesson/step` and option. */
  readonly traps: Traps;
  readonly items: ReadonlySet<string>;
  readonly misconceptions: Misconceptions;
}

/**
 * What the reader has chosen wrongly, anywhere, and not yet seen through: by a right answer to another dress of it, or where
 * it has none, by a right answer to the same. The last first.
 */
export function openTraps(events: Iterable<ProgressEvent>, wording: Wording): Trap[] {
  const open = new Map<string, Trap>();
  const dressesOf = dressesBy(wording);
  for (const event of sinceReset(counted(events))) {
    if (event.type !== 'StepAnswered' && event.type !== 'QuizAnswered') continue;
    const where = `${event.lesson}/${event.step}`;
    for (const misconception of fallenFor(event, wording.traps[where])) {
      open.delete(misconception);
      open.set(misconception, {
        misconception,
        where,
        atMs: event.at,
        dresses: dressesOf(misconception, where),
      });
    }
    if (event.type !== 'QuizAnswered' || event.payload.score < 1) continue;
    for (const [name, trap] of open)
      if (trap.dresses.includes(where) || (trap.dresses.length === 0 && trap.where === where)) open.delete(name);
  }
  return [...open.values()].reverse();
}

/**
 * The misconceptions that an answer chose, of those that its options word.
 * A step keeps its option alone: as it is first asked, an option that is a misconception by name is wrong; asked otherwise
 * it may be right, and nothing is known.
 */
export function fallenFor(
  event: EventOf<'StepAnswered'> | EventOf<'QuizAnswered'>,
  options: Traps[string] = {},
): string[] {
  const isWrong = event.type === 'StepAnswered' ? event.payload.seed === 0 : event.payload.score < 1;
  if (!isWrong) return [];
  const chosen = event.type === 'StepAnswered' ? event.payload.option : event.payload.answer;
  return [chosen].flat().flatMap((choice) => options[choice] ?? []);
}

/** The dresses of what was chosen somewhere, out of one reading of all that the items word. */
function dressesBy({ traps, items, misconceptions }: Wording): (misconception: string, where: string) => string[] {
  const factOf = (name: string) => misconceptions[name]?.fact;
  const worded = [...items].flatMap((item) => Object.values(traps[item] ?? {}).map((name) => ({ item, name })));
  const byName = grouped(worded, ({ name }) => name);
  const byFact = grouped(worded, ({ name }) => factOf(name));
  byFact.delete(undefined);
  return (misconception, where) => {
    const dresses = [...(byName.get(misconception) ?? []), ...(byFact.get(factOf(misconception)) ?? [])];
    return [...new Set(dresses.map(({ item }) => item))].filter((item) => item !== where);
  };
}
