import { EngineError } from '../../engine/errors';
import { expectationText, holds } from '../exercise/rubric';
import type { Claim } from '../schema/lesson';
import type { Evaluator } from './evaluator';
import type { Lesson } from './load';
import { ContentError, type Problem, problem } from './problem';
import { scenarioOf } from './scenarios';

/** The values that the lesson's claims have in the engine, by id, and the claims that the engine denies. */
export interface ClaimResults {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

/** Runs every claim of the lesson. */
export function runClaims({ yaml, scenarios }: Lesson, evaluator: Evaluator): ClaimResults {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [id, claim] of Object.entries(yaml.value.claims)) {
    const say = (message: string) => problems.push(problem(yaml.at(['claims', id]), `claim ${id}: ${message}`));
    try {
      const found = foundFor(claim, scenarios, evaluator);
      values[id] = found;
      if (!holds(claim, found)) {
        say(`expected ${expectationText(claim)}, found ${show(found)} (${sourceText(claim)})`);
      }
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      say(`${error.message} (${sourceText(claim)})`);
    }
  }
  return { values, problems };
}

/**
 * The claims' values, for printing.
 * Errors: `ContentError` where a claim does not hold: a page never prints a number that the engine denies.
 */
export function claimValues(lesson: Lesson, evaluator: Evaluator): Readonly<Record<string, unknown>> {
  const { values, problems } = runClaims(lesson, evaluator);
  if (problems.length > 0) throw new ContentError(problems);
  return values;
}

function foundFor(claim: Claim, scenarios: Lesson['scenarios'], evaluator: Evaluator): unknown {
  if ('model' in claim) return evaluator.model(claim.model, claim.input, claim.path);
  return evaluator.measure(scenarioOf(claim.scenario, scenarios), claim.measure, claim.window);
}

function sourceText(claim: Claim): string {
  return 'model' in claim
    ? `${claim.path} of the model ${claim.model}`
    : `${claim.measure} of the scenario ${claim.scenario}`;
}

function show(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
}
