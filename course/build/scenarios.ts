import { EngineError } from '../../engine/errors';
import { patchScenario, type ScenarioPatch } from '../../engine/scenario/patch';
import type { Scenario } from '../../engine/scenario/schema';
import type { LessonData, ScenarioRef } from '../schema/lesson';
import type { NamedScenarios } from './load';
import { attempt, type Problem, problem, unknownName } from './problem';
import type { Path, YamlFile } from './yaml';

/** How to mend what the engine refuses in a scenario, a patch over one, a fault or a knob. */
export const mendScenario =
  'correct the name of the field, or what it holds: engine/scenario/schema.ts says which there are and within what bounds';

/**
 * Every scenario of the lesson with its patches laid, beside the engine's named ones. One that cannot be made is left
 * out and its problem told, so that what depends on it is told no second time.
 */
export function resolveScenarios(
  yaml: YamlFile<LessonData>,
  named: NamedScenarios,
  problems: Problem[],
): Record<string, Scenario> {
  const resolved: Record<string, Scenario> = { ...named };
  for (const [id, { from, patch }] of Object.entries(yaml.value.scenarios)) {
    const path = ['scenarios', id];
    if (Object.hasOwn(named, id))
      problems.push(problem(yaml.at(path), `the engine has a scenario named ${id}`, 'choose another name'));
    const base = resolved[from];
    if (!base) {
      problems.push(problem(yaml.at([...path, 'from']), ...unknownName('scenario', from, Object.keys(resolved))));
      continue;
    }
    const scenario = attempt(yaml.at([...path, 'patch']), problems, mendScenario, () => layPatch(base, patch));
    if (scenario) resolved[id] = scenario;
  }
  return resolved;
}

/** The scenario that a reference names, changed as it says; undefined, with the problem told, where there is none. */
export function resolveRef(
  ref: ScenarioRef,
  path: Path,
  yaml: YamlFile<LessonData>,
  scenarios: Readonly<Record<string, Scenario>>,
  problems: Problem[],
): Scenario | undefined {
  const from = typeof ref === 'string' ? ref : ref.from;
  const base = scenarios[from];
  if (!base) {
    problems.push(problem(yaml.at(path), ...unknownName('scenario', from, Object.keys(scenarios))));
    return undefined;
  }
  if (typeof ref === 'string') return base;
  return attempt(yaml.at([...path, 'patch']), problems, mendScenario, () => layPatch(base, ref.patch));
}

/** As `resolveRef`, for a lesson that was read: its references were checked then. */
export function scenarioOf(ref: ScenarioRef, scenarios: Readonly<Record<string, Scenario>>): Scenario {
  const from = typeof ref === 'string' ? ref : ref.from;
  const base = scenarios[from];
  if (!base) throw new EngineError('scenario', from, 'a scenario of the lesson');
  return typeof ref === 'string' ? base : layPatch(base, ref.patch);
}

/** The engine validates what YAML could not: a patch of unknown fields is refused by name. */
export function layPatch(scenario: Scenario, patch: Readonly<Record<string, unknown>>): Scenario {
  return patchScenario(scenario, patch as ScenarioPatch);
}
