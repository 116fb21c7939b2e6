import { stream, uint32 } from '../../engine/random';

/** A question that may be drawn, and what it is about. */
export interface Candidate {
  readonly id: string;
  readonly lesson: string;
  readonly stop: string;
  /** Those that its wrong options word. */
  readonly misconceptions: readonly string[];
}

/** What a reader has answered wrong and not yet right since. */
export interface WeakSpots {
  /** How many questions, by lesson. */
  readonly lessons: ReadonlyMap<string, number>;
  readonly misconceptions: ReadonlySet<string>;
  /** Questions of the quiz that were answered: whether right the last time. */
  readonly answered: ReadonlyMap<string, boolean>;
}

export interface RoundRules {
  readonly count: number;
  readonly seed: number;
  readonly weak: WeakSpots;
  /** Groups of lessons whose matter is easily taken for one another: their questions come mixed. */
  readonly confusable: readonly (readonly string[])[];
}

/** How often a lesson is asked at most, as a multiple of an even share. */
const MOST_OF_A_LESSON = 2;

/**
 * The ids of a round's questions, in order. What was answered wrong comes first, what was answered right comes last; of
 * equals, the lesson that was asked least, then one that is easily taken for the lesson before. Never two of one lesson in
 * a row where there is another, and never two of one stop. Fewer than `count` where the pool has no more.
 */
export function drawRound(pool: readonly Candidate[], { count, seed, weak, confusable }: RoundRules): string[] {
  const places = stream(seed, 'round');
  const left = pool.map((one, index) => ({ ...one, need: needFor(one, weak), place: uint32(places, 0, index) }));
  const asked = new Map<string, number>();
  const most = MOST_OF_A_LESSON * Math.ceil(count / new Set(pool.map(({ lesson }) => lesson)).size);
  const round: (typeof left)[number][] = [];
  while (round.length < count) {
    const last = round.at(-1);
    const resembles = ({ lesson }: Candidate) =>
      Number(confusable.some((group) => last && group.includes(lesson) && group.includes(last.lesson)));
    const askedOf = ({ lesson }: Candidate) => asked.get(lesson) ?? 0;
    const others = left.filter((one) => one.lesson !== last?.lesson && askedOf(one) < most);
    const among = others.length > 0 ? others : left.filter((one) => !last || !isSameStop(one, last));
    among.sort(
      (a, b) => b.need - a.need || askedOf(a) - askedOf(b) || resembles(b) - resembles(a) || a.place - b.place,
    );
    const [next] = among;
    if (!next) break;
    round.push(next);
    asked.set(next.lesson, askedOf(next) + 1);
    left.splice(left.indexOf(next), 1);
  }
  return round.map(({ id }) => id);
}

const isSameStop = (one: Candidate, other: Candidate) => one.lesson === other.lesson && one.stop === other.stop;

/** How much a reader needs a question: more than 0 at a weak spot, less where it was answered right. */
function needFor({ id, lesson, misconceptions }: Candidate, weak: WeakSpots): number {
  const fallenFor = misconceptions.some((one) => weak.misconceptions.has(one));
  const last = weak.answered.get(id);
  return (
    2 * Number(fallenFor) +
    2 * Number(last === false) -
    3 * Number(last === true) +
    Math.min(2, weak.lessons.get(lesson) ?? 0)
  );
}
