import type { Scenario } from '../../engine/scenario/schema';
import { expectationText, holds } from '../exercise/rubric';
import { type Controls, tuned } from '../exercise/tuned';
import type { LessonData, TuneSpec } from '../schema/lesson';
import type { Evaluator } from './evaluator';
import { type Ask, turnsOf, turnsText } from './figures';
import type { Lesson } from './load';
import { figureText } from './luck';
import type { Wrong } from './problem';
import { layPatch, scenarioOf } from './scenarios';
import { isToldIn, worldsOf } from './worlds';

/** The controls of its simulation that a tune lets its reader set; none where there is no such simulation, which is told elsewhere. */
export function controlsOf({ simulation, controls }: TuneSpec, { simulations }: LessonData): Controls {
  const { switch: switches = [], knobs = [] } = simulations[simulation] ?? {};
  const isGiven = ({ id }: { readonly id: string }) => controls?.includes(id) ?? true;
  return { switches: switches.filter(isGiven), knobs: knobs.filter(isGiven) };
}

/** The scenario that a tune begins with. */
export function startOf({ simulation, patch }: TuneSpec, { yaml, scenarios }: Lesson): Scenario {
  return layPatch(scenarioOf(yaml.value.simulations[simulation]!.scenario, scenarios), patch);
}

/** Start and solution, as written and in each variant. Errors: `EngineError` where a setting is not taken. */
function scenariosOf(spec: TuneSpec, lesson: Lesson) {
  return worldsOf(spec).map(({ which, patch, variant }) => {
    const start = layPatch(startOf(spec, lesson), patch);
    return {
      which,
      start,
      solved: tuned(start, controlsOf(spec, lesson.yaml.value), variant?.solution ?? spec.solution),
    };
  });
}

/** Everything that a tune asks of runs: the goals, of each start and of each solution. */
export function tuneAsks(spec: TuneSpec, lesson: Lesson): Ask[] {
  const scenarios = scenariosOf(spec, lesson).flatMap(({ start, solved }) => [start, solved]);
  return scenarios.flatMap((scenario) => spec.goals.map(({ measure, window }) => ({ scenario, measure, window })));
}

/** What is wrong with a tune: in every turn some goal fails at the start, and every one holds with the solution. */
export function wrongWithTune(spec: TuneSpec, lesson: Lesson, evaluator: Evaluator): Wrong[] {
  const missed = (scenario: Scenario, turn: number) =>
    spec.goals.filter(
      (goal) => !holds(goal, evaluator.measureIn(turn, { scenario, measure: goal.measure, window: goal.window })),
    );
  const turnsWhere = (scenario: Scenario, isSo: (turn: number) => boolean) =>
    turnsOf(scenario).flatMap((_, turn) => (isToldIn(spec, turn) && isSo(turn) ? [turn] : []));
  return scenariosOf(spec, lesson).flatMap(({ which, start, solved }): Wrong[] => {
    const easy = turnsWhere(start, (turn) => missed(start, turn).length === 0);
    const unsolved = turnsWhere(solved, (turn) => missed(solved, turn).length > 0);
    return [
      ...(easy.length > 0
        ? [
            [
              `expected a goal that the start does not reach ${which}, found none with ${turnsText(start, easy)}`,
              'begin farther from the goals, by `patch`, or ask for more',
            ] as Wrong,
          ]
        : []),
      ...(unsolved.length > 0
        ? [
            [
              `expected the solution to reach every goal ${which}, found that it does not with ${turnsText(solved, unsolved)}`,
              'change `solution` or the goals',
              accountOf(solved, unsolved[0]!, spec, evaluator),
            ] as Wrong,
          ]
        : []),
    ];
  });
}

/** Every goal with what the run gives. */
function accountOf(scenario: Scenario, turn: number, { goals }: TuneSpec, evaluator: Evaluator): string {
  return goals
    .map((goal) => {
      const found = evaluator.measureIn(turn, { scenario, measure: goal.measure, window: goal.window });
      return `    ${goal.id}: ${goal.measure} ${expectationText(goal)}: ${holds(goal, found) ? 'holds' : 'fails'}, found ${figureText(found)}`;
    })
    .join('\n');
}
