import { EngineError } from '../../engine/errors';
import { valueAt } from '../../engine/scenario/fieldPath';
import type { Scenario } from '../../engine/scenario/schema';
import { expectationText, holds } from '../exercise/rubric';
import { formatValue } from '../format';
import { type Band, isWithin } from '../schema/band';
import type { Claim, ScenarioClaim, SettingClaim } from '../schema/lesson';
import type { Evaluator } from './evaluator';
import type { Ask, Figures } from './figures';
import type { Lesson } from './load';
import { figureText, type Judgement, judgeLuck } from './luck';
import { ContentError, mendRefused, type Problem, problem, type Said } from './problem';
import { scenarioOf } from './scenarios';

/** The values that the lesson's claims have in the engine, by id, and the claims that the engine denies. */
export interface ClaimResults {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

/** The part of a printed number, or of a band's greater end, by which a figure may be off it and still be that number. */
const CLOSE_TO_ONE_NUMBER = 0.1;

const mendClaim = 'state what the engine gives and read the sentence around it again, or change the scenario';
const mendQuestion = 'ask for what the engine has: a measure or a model by its name, with the fields it reads';

/** Runs every claim of the lesson, each scenario as it stands. */
export function runClaims({ yaml, scenarios }: Lesson, evaluator: Evaluator): ClaimResults {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [id, claim] of Object.entries(yaml.value.claims)) {
    const say = (wrong: string, mend: string) =>
      problems.push(problem(yaml.at(['claims', id]), `claim ${id}: ${wrong} (${sourceText(claim)})`, mend));
    try {
      const found = foundFor(claim, scenarios, evaluator);
      values[id] = found;
      if ('op' in claim && !holds(claim, found)) {
        say(`expected ${expectationText(claim)}, found ${figureText(found)}`, mendClaim);
      }
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      say(error.message, mendRefused(error, mendQuestion));
    }
  }
  return { values, problems };
}

/**
 * The claims' values, for printing: a band where a claim varies.
 * Errors: `ContentError` where a claim does not hold: a page never prints a number that the engine denies.
 */
export function claimValues(lesson: Lesson, evaluator: Evaluator): Readonly<Record<string, unknown>> {
  const { values, problems } = runClaims(lesson, evaluator);
  if (problems.length > 0) throw new ContentError(problems);
  const bands = Object.entries(lesson.yaml.value.claims).flatMap(([id, claim]): [string, Band][] =>
    'measure' in claim && claim.varies ? [[id, evaluator.band(askOf(claim, lesson))]] : [],
  );
  return { ...values, ...Object.fromEntries(bands) };
}

/** Judges, in every turn, the claims about scenarios; by id. Those that do not hold as they stand are told elsewhere. */
export function claimsLuck(lesson: Lesson, evaluator: Evaluator): Record<string, Judgement> {
  const judged = Object.entries(lesson.yaml.value.claims).flatMap(([id, claim]): [string, Judgement][] => {
    if (!('measure' in claim) || !Object.hasOwn(lesson.scenarios, claim.scenario)) return [];
    const ask = askOf(claim, lesson);
    const figures = evaluator.figures(ask);
    return holds(claim, figures[0]) ? [[id, judgeClaim(claim, ask.scenario, figures)]] : [];
  });
  return Object.fromEntries(judged);
}

function judgeClaim(claim: ScenarioClaim, scenario: Scenario, figures: Figures): Judgement {
  const { varies, durationMatters, format, digits } = claim;
  const [own] = figures;
  const near = isBound(claim) ? `, near ${varies ? 'the range' : `the ${figureText(own)}`} that is told` : '';
  const judgement = judgeLuck({
    scenario,
    figures,
    varies,
    durationMatters,
    expected: `${expectationText(claim)}${near}`,
    accepts: (found, told) => holds(claim, found) && (!isBound(claim) || isWithin(found, told, slackOf(told))),
    print: (value) => formatValue(value, format, 'en', digits),
  });
  return {
    ...judgement,
    messages: judgement.messages.map(([wrong, mend]): Said => [`${wrong} (${sourceText(claim)})`, mend]),
  };
}

/** Whether the expectation says nothing of how far off the printed number may be. */
function isBound({ op }: ScenarioClaim): boolean {
  return op === 'less' || op === 'more' || op === 'between';
}

/** Twelve seeds do not show the whole band: another may lie half its width outside. */
function slackOf({ least, most }: Band): number {
  return CLOSE_TO_ONE_NUMBER * Math.max(Math.abs(least), Math.abs(most)) + (most - least) / 2;
}

function askOf({ scenario, measure, window }: ScenarioClaim, { scenarios }: Lesson): Ask {
  return { scenario: scenarioOf(scenario, scenarios), measure, window };
}

function foundFor(claim: Claim, scenarios: Lesson['scenarios'], evaluator: Evaluator): unknown {
  if ('model' in claim) return evaluator.model(claim.model, claim.input, claim.path);
  if ('field' in claim) return settingOf(claim, scenarios);
  return evaluator.measure(scenarioOf(claim.scenario, scenarios), claim.measure, claim.window);
}

function settingOf({ scenario, field }: SettingClaim, scenarios: Lesson['scenarios']): number {
  const value = valueAt(scenarioOf(scenario, scenarios), field);
  if (typeof value !== 'number') throw new EngineError('field', field, 'the path of a number that the scenario has');
  return value;
}

function sourceText(claim: Claim): string {
  if ('model' in claim) return `${claim.path} of the model ${claim.model}`;
  return `${'field' in claim ? claim.field : claim.measure} of the scenario ${claim.scenario}`;
}
