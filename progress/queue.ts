import { type Altitude, isThereAt, type Layer } from '../course/altitude';
import type { Misconceptions, Traps } from '../course/schema/client';
import type { LessonShape } from '../course/schema/shape';
import { counted, type ProgressEvent, sinceReset } from './events';
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
 * What a reader of this course is asked now: first the dresses of what they once chose wrongly, then what is due, most at risk
 * first, as many as a day asks for, and never twice in a row about the same step where there is another. What a list of events
 * says is worked out once, however often it is asked about.
 */
export function queueOf(course: Reviewable): (events: readonly ProgressEvent[], asking: Asking) => Queue {
  let last: { readonly events: readonly ProgressEvent[]; readonly known: Known } | undefined;
  return (events, asking) => {
    if (last?.events !== events) last = { events, known: knownOf(events, course) };
    return queueAt(last.known, course, asking);
  };
}

/** What events say of a course at any moment. */
interface Known extends Pick<Queue, 'reviewed' | 'traps'> {
  /** The scored items by `lesson/step`. */
  readonly items: ReadonlyMap<string, Reviewed>;
  /** The lessons that were opened, and not reset since. */
  readonly opened: ReadonlySet<string | null>;
}

function knownOf(events: readonly ProgressEvent[], course: Reviewable): Known {
  const facts = counted(events);
  const reviewed = reviewedOf(facts, course.shapes);
  const items = new Map(
    reviewed.filter(({ kind }) => kind === 'item').map((one) => [`${one.lesson}/${one.step}`, one]),
  );
  const traps = openTraps(facts, { ...course, items: new Set(items.keys()) });
  return { reviewed, items, traps, opened: new Set(sinceReset(facts).map(({ lesson }) => lesson)) };
}

function queueAt(known: Known, course: Reviewable, asking: Asking): Queue {
  const { nowMs, limit = A_DAY } = asking;
  const { reviewed, traps } = known;
  const due = dueNow(reviewed, nowMs);
  const dresses = dressesOf(known, course, asking);
  const worn = new Set(dresses.map(({ reviewed: { key } }) => key));
  const all = [...dresses, ...due.filter(({ key }) => !worn.has(key)).map((one) => ({ reviewed: one }))];
  const doneToday = reviewsToday(reviewed, nowMs);
  const asked = apart(all.slice(0, Math.max(0, limit - doneToday)));
  return { asked, waiting: all.length - asked.length, doneToday, reviewed, traps };
}

/** For each trap one of its dresses, from a lesson that the reader has opened: of those answered least often the nearest. */
function dressesOf({ traps, items, opened }: Known, { questions }: Reviewable, { nowMs, altitude }: Asking): Asked[] {
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
