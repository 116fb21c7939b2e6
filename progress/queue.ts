import { type Altitude, isThereAt, type Layer } from '../course/altitude';
import type { Misconceptions, Traps } from '../course/schema/client';
import type { LessonShape } from '../course/schema/shape';
import type { ProgressEvent } from './events';
import { A_DAY, dueNow, type Reviewed, reviewedOf, reviewsToday } from './schedule';
import { openTraps, type Trap } from './traps';

/** What the course has to review, and what is known of it beside its shapes. */
export interface Reviewable {
  readonly shapes: readonly LessonShape[];
  readonly traps: Traps;
  readonly misconceptions: Misconceptions;
  /** The questions of a bank, by `lesson/step`: which lesson each is about, and who is asked. */
  readonly questions: Readonly<Record<string, { readonly lesson: string } & Layer>>;
}

/** Who is asked, when, and how many of them at most. */
export interface Asking {
  readonly nowMs: number;
  readonly altitude: Altitude;
  /** How many the day may ask for: more where the reader wants more. */
  readonly limit?: number;
}

/** One to answer, and the trap that it is another dress of, where it is here for that. */
export interface Asked {
  readonly reviewed: Reviewed;
  readonly trap?: Trap | undefined;
}

export interface Queue {
  /** What is to be answered now, in order. */
  readonly asked: readonly Asked[];
  /** How many more are due, and not asked for today. */
  readonly waiting: number;
  readonly doneToday: number;
  /** All that the course could ask, met or not. */
  readonly reviewed: readonly Reviewed[];
  readonly traps: readonly Trap[];
}

/** How many dresses of what was chosen wrongly come at a time, and how long after the mistake: what was just told is no test. */
const MOST_DRESSES = 3;
const DRESS_AFTER_MS = 600_000;

/**
 * What the reader is asked now: first the dresses of what they once chose wrongly, then what is due, most at risk first, as
 * many as a day asks for, and never twice in a row about the same step where there is another.
 */
export function queueAt(events: readonly ProgressEvent[], course: Reviewable, asking: Asking): Queue {
  const { nowMs, limit = A_DAY } = asking;
  const reviewed = reviewedOf(events, course.shapes);
  const items = new Map(
    reviewed.filter(({ kind }) => kind === 'item').map((one) => [`${one.lesson}/${one.step}`, one]),
  );
  const traps = openTraps(events, { ...course, items: new Set(items.keys()) });
  const due = dueNow(reviewed, nowMs);
  const dresses = dressesOf(traps, items, events, course, asking);
  const worn = new Set(dresses.map(({ reviewed: { key } }) => key));
  const all = [...dresses, ...due.filter(({ key }) => !worn.has(key)).map((one) => ({ reviewed: one }))];
  const doneToday = reviewsToday(reviewed, nowMs);
  const asked = apart(all.slice(0, Math.max(0, limit - doneToday)));
  return { asked, waiting: all.length - asked.length, doneToday, reviewed, traps };
}

/** For each trap one of its dresses, from a lesson that the reader has opened: of those answered least often the nearest. */
function dressesOf(
  traps: readonly Trap[],
  items: ReadonlyMap<string, Reviewed>,
  events: readonly ProgressEvent[],
  { questions }: Reviewable,
  { nowMs, altitude }: Asking,
): Asked[] {
  const opened = new Set(events.map(({ lesson }) => lesson));
  const isAsked = ({ lesson, step }: Reviewed) => {
    const question = questions[`${lesson}/${step}`];
    return opened.has(question?.lesson ?? lesson) && isThereAt(question ?? {}, altitude);
  };
  const dresses = new Map<string, Asked>();
  for (const trap of traps.filter(({ atMs }) => atMs + DRESS_AFTER_MS <= nowMs)) {
    const fitting = trap.dresses.flatMap((name) => items.get(name) ?? []).filter(isAsked);
    const [least] = fitting.toSorted((a, b) => a.answers.length - b.answers.length);
    if (least) dresses.set(least.key, dresses.get(least.key) ?? { reviewed: least, trap });
  }
  return [...dresses.values()].slice(0, MOST_DRESSES);
}

/** The same in an order in which none is about the step of the one before, where another is left. */
function apart(queue: readonly Asked[]): Asked[] {
  const left = [...queue];
  const order: Asked[] = [];
  while (left.length > 0) {
    const last = order.at(-1)?.reviewed;
    const isOther = ({ reviewed: { lesson, step } }: Asked) => lesson !== last?.lesson || step !== last.step;
    const index = left.findIndex(isOther);
    order.push(...left.splice(Math.max(0, index), 1));
  }
  return order;
}
