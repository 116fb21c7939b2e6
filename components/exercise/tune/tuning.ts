import { type Settings, tuned } from '../../../course/exercise/tuned';
import type { Locale } from '../../../course/languages';
import type { ClientTune } from '../../../course/schema/client';
import { valueAt } from '../../../engine/scenario/fieldPath';
import type { Scenario } from '../../../engine/scenario/schema';
import type { Run } from '../../../engine/simulation/run';
import { isChosen } from '../../simulation/readerScenario';
import { type Statement, statementsOf } from '../statements';
import { variedIn } from '../variantIn';

/** The scenario that an attempt (from 0) begins with. */
export function startIn(spec: ClientTune, attempt: number): Scenario {
  return variedIn(spec, spec.scenario, attempt);
}

/** The scenario that the reader's settings make of the start. */
export function scenarioIn(spec: ClientTune, attempt: number, settings: Settings): Scenario {
  return tuned(startIn(spec, attempt), spec, settings);
}

/** What is set now of each control: the number of a knob (undefined while its policy is off), the option of a switch. */
export function shownIn(spec: ClientTune, scenario: Scenario): Readonly<Record<string, string | number | undefined>> {
  const switches = spec.switches.map(({ id, options }) => [id, options.findLast((one) => isChosen(scenario, one))?.id]);
  const knobs = spec.knobs.map(({ id, path }) => {
    const value = valueAt(scenario, path);
    return [id, typeof value === 'number' ? value : undefined];
  });
  return Object.fromEntries([...switches, ...knobs]) as Record<string, string | number | undefined>;
}

/** The settings that names of an arrangement stand for; what is no control any more, or out of its bounds, is left out. */
export function settingsOf(spec: ClientTune, refs: readonly string[]): Settings {
  const settings = refs.flatMap((ref) => {
    const [id = '', ...value] = ref.split('.');
    const setting = settingOf(spec, id, value.join('.'));
    return setting === undefined ? [] : [[id, setting] as const];
  });
  return Object.fromEntries(settings);
}

function settingOf({ switches, knobs }: ClientTune, id: string, text: string): string | number | undefined {
  const option = switches.find((one) => one.id === id)?.options.find((one) => one.id === text);
  const knob = knobs.find((one) => one.id === id);
  const value = Number(text);
  const isIn = knob !== undefined && text !== '' && value >= knob.min && value <= knob.max;
  return option?.id ?? (isIn ? value : undefined);
}

/** A goal beside what the run says to it. */
export interface GoalFound extends Statement {
  readonly id: string;
  readonly isReached: boolean;
}

/** Every goal with what the run gives. Errors: `EngineError` where it has no such figure. */
export function goalsIn({ goals }: ClientTune, run: Run, locale: Locale): GoalFound[] {
  return goals.map((goal) => {
    const [statement] = statementsOf({ id: goal.id, when: [{ ...goal, run: 'main' }] }, [{ main: run }], locale);
    return { ...statement!, id: goal.id, isReached: statement!.found[0]!.holds };
  });
}
