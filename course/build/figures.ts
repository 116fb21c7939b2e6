import { createHash } from 'node:crypto';
import { EngineError } from '../../engine/errors';
import type { Scenario } from '../../engine/scenario/schema';
import type { Run } from '../../engine/simulation/run';
import { SEED_COUNT } from '../schema/band';
import type { MeasureWindow } from '../schema/value';

/** A figure that the course asks of a run: a measure by its name, over the whole run or a span of it. */
export interface Question {
  readonly measure: string;
  readonly window?: MeasureWindow | undefined;
}

/** A question and the scenario that it is put to. */
export interface Ask extends Question {
  readonly scenario: Scenario;
}

/** A run to make and everything that is asked of it. */
export interface Job {
  readonly scenario: Scenario;
  readonly questions: readonly Question[];
}

/** What a run answers: a number, or why the engine refuses to give one (a failover's measure in a run without one). */
export type Figure = number | EngineError;

/** The answers to an ask in every turn. */
export type Figures = readonly Figure[];

/** The parts of the engine that a run needs. */
export interface Runner {
  simulate(scenario: Scenario): Run;
  measure(run: Run, name: string, window?: MeasureWindow): number;
}

/** Makes the runs of all jobs; resolves to the answers of each, in the order of its questions. */
export type RunAll = (jobs: readonly Job[]) => Promise<readonly Figures[]>;

/**
 * The turns in which every statement must hold: first the scenario's own seed and those that follow it, then each of
 * them again over twice the duration. Faults and traffic stay as they stand.
 */
export function turnsOf(scenario: Scenario): Scenario[] {
  const seeded = Array.from({ length: SEED_COUNT }, (_, turn) => ({
    ...scenario,
    seed: (scenario.seed + turn) % 2 ** 32,
  }));
  return [...seeded, ...seeded.map((one) => ({ ...one, durationMs: 2 * one.durationMs }))];
}

/** Whether a turn is one over twice the duration. */
export const isTwiceAsLong = (turn: number): boolean => turn >= SEED_COUNT;

/** The turn of the same seed at the scenario's own duration. */
export const ownDuration = (turn: number): number => turn % SEED_COUNT;

/** What a turn is to an author: `seed 3`, `seed 3 and twice as long`. */
export function turnName(scenario: Scenario, turn: number): string {
  return `seed ${turnsOf(scenario)[ownDuration(turn)]!.seed}${isTwiceAsLong(turn) ? ' and twice as long' : ''}`;
}

/** Several turns to an author: `seed 3 and 4 other runs`. */
export function turnsText(scenario: Scenario, turns: readonly number[]): string {
  const [first = 0, ...others] = turns;
  const rest = others.length === 0 ? '' : ` and in ${others.length} other ${others.length === 1 ? 'run' : 'runs'}`;
  return `${turnName(scenario, first)}${rest}`;
}

/** The name under which an ask's figures are kept: the measure, and a hash of all that is asked. */
export function keyOf({ scenario, measure, window }: Ask): string {
  return `${measure} ${hashOf([scenario, measure, window])}`;
}

/** The first 16 hex digits of SHA-256 over the value as JSON, its keys in order. */
export function hashOf(value: unknown): string {
  const text = JSON.stringify(value, (_, field) => (isRecord(field) ? sorted(field) : field));
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Makes a job's run and asks it. What the engine refuses, be it the scenario or a measure, is an answer too. */
export function answersOf(runner: Runner, { scenario, questions }: Job): Figures {
  const run = refusable(() => runner.simulate(scenario));
  return questions.map(({ measure, window }) =>
    run instanceof EngineError ? run : refusable(() => runner.measure(run, measure, window)),
  );
}

/** The number that a figure is. Errors: the `EngineError` that it is instead. */
export function numberOf(figure: Figure): number {
  if (figure instanceof EngineError) throw figure;
  return figure;
}

/** What a body gives, or what the engine refuses it with. */
export function refusable<T>(body: () => T): T | EngineError {
  try {
    return body();
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
