import { EngineError } from '../../engine/errors';
import type { Scenario } from '../../engine/scenario/schema';
import { optionHolds, type RubricPredicate } from '../exercise/rubric';
import type { MatchSpec } from '../schema/lesson';
import type { Evaluator } from './evaluator';
import { type Ask, turnsOf, turnsText } from './figures';
import type { Lesson } from './load';
import { figureText } from './luck';
import type { Wrong } from './problem';
import { layPatch, scenarioOf } from './scenarios';
import { isToldIn, worldsOf } from './worlds';

type Thing = MatchSpec['things'][number];

/** A bin as a rubric reads it: what must hold of the run of a thing that belongs in it. */
export interface RubricBin {
  readonly id: string;
  readonly when?: readonly RubricPredicate[] | undefined;
}

export function rubricBins({ bins }: MatchSpec): RubricBin[] {
  return bins.map(({ id, when }) => ({ id, when: when?.map((statement) => ({ run: 'main', ...statement })) }));
}

/** Everything that a match asks of runs: each thing's run, as written and in each variant, is put every bin's statements. */
export function matchAsks(spec: MatchSpec, { scenarios }: Lesson): Ask[] {
  const questions = spec.bins.flatMap(({ when = [] }) => when);
  const runs = spec.things.flatMap((thing) =>
    'run' in thing ? worldsOf(spec).map(({ patch }) => layPatch(scenarioOf(thing.run, scenarios), patch)) : [],
  );
  return runs.flatMap((scenario) => questions.map(({ measure, window }) => ({ scenario, measure, window })));
}

/** Where a thing belongs that a fact or a model decides, as written and then in each variant. Errors: `EngineError` where no bin is right. */
export function knownBins(thing: Exclude<Thing, { run: unknown }>, spec: MatchSpec, evaluator: Evaluator): string[] {
  return worldsOf(spec).map(({ patch }) => {
    if ('fact' in thing) return thing.bin;
    const found = evaluator.model(thing.model, { ...thing.input, ...patch }, thing.path);
    const bins = spec.bins.filter(({ id, value = id }) => value === found);
    if (bins.length !== 1) throw new EngineError(thing.path, found, 'the `value` of one of the bins, and of one only');
    return bins[0]!.id;
  });
}

const mendWhen =
  'change the `when` of the bins so that of each run one holds and no other, with every seed and over twice the duration';

/** What is wrong with a match: each thing belongs in exactly one bin, the same in every turn, and no lure is that bin. */
export function wrongWithMatch(spec: MatchSpec, lesson: Lesson, evaluator: Evaluator): Wrong[] {
  const keys = new Map<string, string[]>();
  const wrong = spec.things.flatMap((thing): Wrong[] => {
    const { bins, wrong } = 'run' in thing ? runBins(thing, spec, lesson, evaluator) : known(thing, spec, evaluator);
    keys.set(thing.id, bins);
    const lure = thing.lures.find(({ bin }) => bins.includes(bin));
    return lure
      ? [
          ...wrong,
          [`${thing.id} belongs in ${lure.bin}, and ${lure.misconception} is said to lead there`, 'take the lure out'],
        ]
      : wrong;
  });
  if (wrong.length > 0) return wrong;
  return worldsOf(spec).flatMap(({ which }, world): Wrong[] => {
    const used = new Set([...keys.values()].map((bins) => bins[world]));
    return used.size > 1
      ? []
      : [
          [
            `expected things for two bins at least ${which}, found them all in ${[...used][0]}`,
            'add a thing for another bin',
          ],
        ];
  });
}

interface Found {
  readonly bins: string[];
  readonly wrong: Wrong[];
}

function known(thing: Exclude<Thing, { run: unknown }>, spec: MatchSpec, evaluator: Evaluator): Found {
  try {
    return { bins: knownBins(thing, spec, evaluator), wrong: [] };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return {
      bins: [],
      wrong: [[`${thing.id}: ${error.message}`, 'give a bin this `value`, or ask the model for what a bin has']],
    };
  }
}

function runBins(
  thing: Extract<Thing, { run: unknown }>,
  spec: MatchSpec,
  lesson: Lesson,
  evaluator: Evaluator,
): Found {
  const own = scenarioOf(thing.run, lesson.scenarios);
  const found = worldsOf(spec).map(({ which, patch }) => {
    const scenario = layPatch(own, patch);
    const held = turnsOf(scenario).map((_, turn) => heldBins(scenario, turn, spec, evaluator));
    const [key] = held;
    const astray = held.flatMap((bins, turn) => (bins.length === 1 && bins[0] === key![0] ? [] : [turn]));
    const told = astray.filter((turn) => isToldIn(spec, turn));
    const [first] = told;
    if (first === undefined) return { bin: key![0] ?? '', wrong: [] };
    const found = `${held[first]!.join(' and ') || 'none'} with ${turnsText(scenario, told)}`;
    const wrong: Wrong = [
      `${thing.id}: expected the run to belong in one bin ${which}, found ${found}`,
      mendWhen,
      accountOf(scenario, first, spec, evaluator),
    ];
    return { bin: key![0] ?? '', wrong: [wrong] };
  });
  return { bins: found.map(({ bin }) => bin), wrong: found.flatMap(({ wrong }) => wrong) };
}

/** The bins whose statements hold in a turn. */
function heldBins(scenario: Scenario, turn: number, spec: MatchSpec, evaluator: Evaluator): string[] {
  const read = (_: string, measure: string, window?: Ask['window']) =>
    evaluator.measureIn(turn, { scenario, measure, window });
  return rubricBins(spec)
    .filter((bin) => optionHolds(bin, read))
    .map(({ id }) => id);
}

/** What the run gives of each measure that a bin asks for. */
function accountOf(scenario: Scenario, turn: number, { bins }: MatchSpec, evaluator: Evaluator): string {
  return bins
    .flatMap(({ id, when = [] }) =>
      when.map(
        ({ measure, window }) =>
          `    ${id}: ${measure}: found ${figureText(evaluator.measureIn(turn, { scenario, measure, window }))}`,
      ),
    )
    .join('\n');
}
