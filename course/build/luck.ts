import type { Scenario } from '../../engine/scenario/schema';
import { type Band, bandOf, pointBand, SEED_COUNT } from '../schema/band';
import { type Figure, type Figures, isTwiceAsLong, ownDuration, turnName } from './figures';
import type { Said } from './problem';

/** How a statement of the course stands to chance: true in every turn, told as a range, or true by luck. */
export type Standing = 'robust' | 'varies' | 'fails';

/** A statement about one figure, and what an author said of its dependence on chance. */
export interface Statement {
  readonly scenario: Scenario;
  readonly figures: Figures;
  readonly varies?: true | undefined;
  readonly durationMatters?: string | undefined;
  /** What is expected, in words. */
  readonly expected: string;
  /** Whether a figure is as expected; the band is what the lesson tells: the seeds' where it varies, else its own run's. */
  accepts(found: number, told: Band): boolean;
  /** A value as the lesson prints it. */
  print(value: number): string;
}

/** What is wrong with a statement, by what it would take to mend it. */
export interface Judgement {
  readonly standing: Standing;
  readonly told: Band;
  readonly messages: readonly Said[];
}

const mendSeeds = 'state what holds for every seed, or tell it as a range by `varies: true`';
const mendVarying = 'state what holds for every seed';
const mendDuration =
  'measure a span that ends (window.untilMs), or give the reason as `durationMatters` and say in the sentence how long the run is';

/** Judges a statement in every turn. The scenario's own run is judged elsewhere: here it is as expected. */
export function judgeLuck(statement: Statement): Judgement {
  const { scenario, figures, varies, durationMatters, expected, print } = statement;
  const told = toldBand(statement);
  const wrong = figures.flatMap((figure, turn) => (isAccepted(statement, figure, told) ? [] : [turn]));
  const list = (turns: readonly number[]) =>
    turns.map((turn) => `${figureText(figures[turn]!)} with ${turnName(scenario, ownDuration(turn))}`).join(', ');
  const [seeds, twice] = [wrong.filter((turn) => !isTwiceAsLong(turn)), wrong.filter(isTwiceAsLong)];
  const messages: Said[] = [];
  if (seeds.length > 0)
    messages.push([
      `expected ${expected} for each of ${SEED_COUNT} seeds, found ${list(seeds)}`,
      varies ? mendVarying : mendSeeds,
    ]);
  // What a seed denies, its longer run mostly denies too: one thing to mend is told once.
  const alone = twice.filter((turn) => !seeds.includes(ownDuration(turn)));
  if (!durationMatters && alone.length > 0)
    messages.push([`expected ${expected} over twice the duration too, found ${list(alone)}`, mendDuration]);
  if (durationMatters && twice.length === 0)
    messages.push(['it is the same over twice the duration', 'remove `durationMatters`']);
  if (varies && print(told.least) === print(told.most))
    messages.push([`it is ${print(told.least)} with every seed`, 'remove `varies`']);
  return { standing: messages.length > 0 ? 'fails' : varies ? 'varies' : 'robust', told, messages };
}

/** A value, or the refusal that stands in its place, for an author. */
export function figureText(value: unknown): string {
  if (value instanceof Error) return `nothing (${value.message})`;
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
}

function toldBand({ figures, varies }: Statement): Band {
  const [own] = figures;
  if (!varies) return pointBand(typeof own === 'number' ? own : Number.NaN);
  const seeds = figures.slice(0, SEED_COUNT);
  return bandOf(seeds.filter((figure) => typeof figure === 'number' && !Number.isNaN(figure)) as number[]);
}

function isAccepted({ accepts }: Statement, figure: Figure, told: Band): boolean {
  return typeof figure === 'number' && accepts(figure, told);
}

/** How many statements of each kind hold by more than luck. */
export class LuckTally {
  private readonly counts = new Map<string, Record<Standing, number>>();
  private readonly varying: string[] = [];

  add(kind: string, standing: Standing, told: string): void {
    const counts = this.counts.get(kind) ?? { robust: 0, varies: 0, fails: 0 };
    counts[standing]++;
    this.counts.set(kind, counts);
    if (standing === 'varies') this.varying.push(`  varies: ${told}`);
  }

  lines(): string[] {
    const rows = [...this.counts].map(
      ([kind, { robust, varies, fails }]) => `${kind} ${robust} robust, ${varies} vary, ${fails} fail`,
    );
    return [`over ${SEED_COUNT} seeds and twice the duration: ${rows.join('; ') || 'nothing to run'}`, ...this.varying];
  }
}
