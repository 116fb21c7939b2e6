import { FAULT_KINDS } from '../../engine/scenario/faultKinds';
import { valueAt } from '../../engine/scenario/fieldPath';
import { kinds } from '../../evidence/vectors/kinds';
import type { Locale } from '../languages';
import type { Limit, LimitInScenario, LimitTitle } from '../schema/limits';
import type { Engine } from './evaluator';
import type { Lesson } from './load';
import { type Problem, problem, unknownName } from './problem';
import type { YamlFile } from './yaml';

type Limits = YamlFile<Record<string, Limit>>;

/** What the simulation leaves out, in the order of the list. */
export function limitsOf({ value }: Limits, locale: Locale, simulation: string): LimitTitle[] {
  return Object.entries(value)
    .filter(([, { limits }]) => limits.simulations.includes(simulation))
    .map(([id, { title }]) => ({ id, title: title[locale] }));
}

/** Every limit with what it bites, for the lab to show those of the scenario at hand. */
export function limitsOfAll({ value }: Limits, locale: Locale): LimitInScenario[] {
  return Object.entries(value).map(
    ([
      id,
      {
        title,
        limits: { faults, policies },
      },
    ]) => ({
      ...{ id, title: title[locale] },
      ...{ faults, policies },
    }),
  );
}

/**
 * What is wrong with the list of limits: names that engine and course do not know, and what it forgets. `lessons` are all
 * of the course.
 */
export function limitProblems(limits: Limits, lessons: readonly Lesson[], engine: Engine): Problem[] {
  return [...unknownNames(limits, lessons, engine), ...forgotten(limits, lessons, engine)];
}

function unknownNames({ value, at }: Limits, lessons: readonly Lesson[], engine: Engine): Problem[] {
  const simulations = lessons.flatMap(({ yaml }) => Object.keys(yaml.value.simulations));
  const isField = (path: string) =>
    Object.values(engine.named).some((scenario) => valueAt(scenario, path) !== undefined);
  return Object.entries(value).flatMap(([limit, { limits }]) => {
    const unknownIn = (field: keyof Limit['limits'], what: string, known: readonly string[]) =>
      limits[field].flatMap((name, index) =>
        known.includes(name) ? [] : [problem(at([limit, 'limits', field, index]), ...unknownName(what, name, known))],
      );
    return [
      ...unknownIn('models', 'kind of ground truth', Object.keys(kinds)),
      ...unknownIn('policies', 'policy', [...policiesOf(engine), ...limits.policies.filter(isField)]),
      ...unknownIn('simulations', 'simulation', simulations),
    ];
  });
}

/** A fault or a policy that seems to be modelled whole, and a simulation that seems to leave nothing out. */
function forgotten({ value, at }: Limits, lessons: readonly Lesson[], engine: Engine): Problem[] {
  const all = Object.values(value).map(({ limits }) => limits);
  const faults = FAULT_KINDS.filter((kind) => !all.some((limits) => limits.faults.includes(kind)));
  const policies = policiesOf(engine).filter(
    (group) => !all.some((limits) => limits.policies.some((path) => `${path}.`.startsWith(`${group}.`))),
  );
  const simulations = lessons.flatMap(({ yaml }) =>
    Object.keys(yaml.value.simulations)
      .filter((id) => !all.some((limits) => limits.simulations.includes(id)))
      .map((id) =>
        problem(
          yaml.at(['simulations', id]),
          `no limit in content/limits.yaml names the simulation ${id}`,
          'add it to the `simulations` of each limit that it shows, or write one',
        ),
      ),
  );
  const unnamed = [...faults, ...policies].map((name) =>
    problem(
      at([]),
      `no limit names ${name}`,
      'say what its model leaves out: add it to the limit that tells it, or write one',
    ),
  );
  return [...unnamed, ...simulations];
}

/** Every policy of the engine's scenarios by its path, such as `policies.dns`. */
function policiesOf({ named }: Engine): string[] {
  const names = Object.values(named).flatMap(({ policies }) => Object.keys(policies));
  return [...new Set(names)].map((name) => `policies.${name}`);
}
