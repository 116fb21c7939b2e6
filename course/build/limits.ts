import { FAULT_KINDS } from '../../engine/scenario/faultKinds';
import { valueAt } from '../../engine/scenario/fieldPath';
import type { Locale } from '../schema/common';
import type { Limit, LimitTitle } from '../schema/limits';
import type { Engine } from './evaluator';
import type { Lesson } from './load';
import { type Problem, problem, unknownName } from './problem';
import type { YamlFile } from './yaml';

type Limits = YamlFile<Record<string, Limit>>;

/** What the simulation leaves out, in the order of the list; every limit, if none is named. */
export function limitsOf({ value }: Limits, locale: Locale, simulation?: string): LimitTitle[] {
  return Object.entries(value)
    .filter(([, { limits }]) => simulation === undefined || limits.simulations.includes(simulation))
    .map(([id, { title }]) => ({ id, title: title[locale] }));
}

/**
 * Names in the list of limits that engine and course do not know, and what the list forgets: a simulation that seems to
 * leave nothing out, a kind of fault or a policy that seems to be modelled whole. `lessons` are all of the course.
 */
export function limitProblems({ value, at }: Limits, lessons: readonly Lesson[], engine: Engine): Problem[] {
  const scenarios = Object.values(engine.named);
  const simulations = lessons.flatMap(({ yaml }) => Object.keys(yaml.value.simulations).map((id) => ({ id, yaml })));
  const ids = simulations.map(({ id }) => id);
  const unknown = Object.entries(value).flatMap(([limit, { limits }]) => {
    const unknownIn = (field: keyof Limit['limits'], what: string, known: readonly string[]) =>
      limits[field].flatMap((name, index) =>
        known.includes(name) ? [] : [problem(at([limit, 'limits', field, index]), unknownName(what, name, known))],
      );
    const fields = limits.policies.filter((path) => scenarios.some((scenario) => valueAt(scenario, path) !== undefined));
    return [
      ...unknownIn('models', 'model', Object.keys(engine.models)),
      ...unknownIn('policies', 'policy', fields),
      ...unknownIn('simulations', 'simulation', ids),
    ];
  });
  const named = (field: 'faults' | 'simulations') =>
    new Set<string>(Object.values(value).flatMap(({ limits }) => limits[field]));
  const [faults, shown] = [named('faults'), named('simulations')];
  const paths = Object.values(value).flatMap(({ limits }) => limits.policies);
  const groups = new Set(scenarios.flatMap(({ policies }) => Object.keys(policies).map((group) => `policies.${group}`)));
  const whole = [...groups].filter((group) => !paths.some((path) => path === group || path.startsWith(`${group}.`)));
  const missing = [...FAULT_KINDS.filter((kind) => !faults.has(kind)), ...whole].map((name) =>
    problem(at([]), `no limit names ${name}: what does it leave out?`),
  );
  const limitless = simulations
    .filter(({ id }) => !shown.has(id))
    .map(({ id, yaml }) => problem(yaml.at(['simulations', id]), `no limit in content/limits.yaml names the simulation ${id}`));
  return [...unknown, ...missing, ...limitless];
}
