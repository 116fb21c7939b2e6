import { EngineError } from '../../engine/errors';
import { byExercise } from '../schema/itemKinds';
import type { ExerciseSpec } from '../schema/lesson';
import type { Evaluator } from './evaluator';
import type { Lesson } from './load';
import type { Standing } from './luck';
import { wrongWithMatch } from './match';
import { wrongWithOrder } from './order';
import { mendRefused, type Problem, problem, type Wrong } from './problem';
import { wrongWithTune } from './tune';

/** How many exercises were judged, how each stands to chance, and what is wrong with them. */
export interface ExerciseResults {
  readonly exercises: number;
  readonly standings: readonly Standing[];
  readonly problems: readonly Problem[];
}

const mendAsked = 'name a measure or a model that the engine has, with the fields it reads';

/** Judges every match, order and tune of a lesson, as written and in each variant, in every turn. */
export function checkExercises(lesson: Lesson, evaluator: Evaluator): ExerciseResults {
  const { yaml } = lesson;
  const problems = yaml.value.exercises.map((exercise, index) =>
    wrongWith(exercise, lesson, evaluator).map(([wrong, mend, account]) =>
      problem(yaml.at(['exercises', index]), `exercise ${exercise.id}: ${wrong}`, mend, account),
    ),
  );
  return {
    exercises: problems.length,
    standings: problems.map((found) => (found.length > 0 ? 'fails' : 'robust')),
    problems: problems.flat(),
  };
}

function wrongWith(exercise: ExerciseSpec, lesson: Lesson, evaluator: Evaluator): Wrong[] {
  const wrong = judged(exercise, lesson, evaluator);
  if (exercise.durationMatters === undefined || wrong.length > 0) return wrong;
  const atAnyLength = judged({ ...exercise, durationMatters: undefined }, lesson, evaluator);
  return atAnyLength.length > 0 ? [] : [['it is the same over twice the duration', 'remove `durationMatters`']];
}

function judged(exercise: ExerciseSpec, lesson: Lesson, evaluator: Evaluator): Wrong[] {
  try {
    return byExercise(exercise, {
      match: (spec) => wrongWithMatch(spec, lesson, evaluator),
      order: (spec) => wrongWithOrder(spec, lesson, evaluator),
      tune: (spec) => wrongWithTune(spec, lesson, evaluator),
    });
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return [[error.message, mendRefused(error, mendAsked)]];
  }
}
