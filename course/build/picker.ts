import { EngineError } from '../../engine/errors';
import { directionOf } from '../../engine/metrics/measures';
import type { Scenario } from '../../engine/scenario/schema';
import { patchesOf } from '../exercise/equipment';
import { bestOf, scoresOf } from '../exercise/topology';
import { SEED_COUNT } from '../schema/band';
import type { PickerSpec } from '../schema/lesson';
import type { Evaluator } from './evaluator';
import { isTwiceAsLong, turnName, turnsOf } from './figures';
import type { Lesson } from './load';
import type { Standing } from './luck';
import { mendRefused, type Problem, problem, type Wrong } from './problem';
import { layPatch, scenarioOf } from './scenarios';

/** How many candidates were run, how the verdict stands to chance, and what is wrong with the picker. */
export interface PickerResults {
  readonly candidates: number;
  readonly standing?: Standing;
  readonly problems: readonly Problem[];
}

/**
 * Runs every candidate of the lesson's picker: at the published weights exactly one is the best, it is no misconception
 * by name, and it is the best in every turn, unless the picker says that this varies.
 */
export function checkPicker(lesson: Lesson, evaluator: Evaluator): PickerResults {
  const { yaml } = lesson;
  const { picker } = yaml.value;
  if (!picker) return { candidates: 0, problems: [] };
  const candidates = picker.candidates.length;
  try {
    const said = wrongWith(new Contest(lesson, picker, evaluator), picker);
    const problems = said.map(([wrong, mend, account]) =>
      problem(yaml.at(['picker']), `picker: ${wrong}`, mend, account),
    );
    return { candidates, standing: problems.length > 0 ? 'fails' : picker.varies ? 'varies' : 'robust', problems };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const mend = 'name a measure that the engine has and that every candidate has';
    return {
      candidates,
      standing: 'fails',
      problems: [problem(yaml.at(['picker']), `picker: ${error.message}`, mendRefused(error, mend))],
    };
  }
}

/** In how many of the seeds each candidate is the best, by id. Errors: `EngineError` where a candidate has no such figure. */
export function winsOf(lesson: Lesson, picker: PickerSpec, evaluator: Evaluator): Record<string, number> {
  const contest = new Contest(lesson, picker, evaluator);
  const best = Array.from({ length: SEED_COUNT }, (_, turn) => contest.bestIn(turn)).flat();
  return Object.fromEntries(picker.candidates.map(({ id }) => [id, best.filter((one) => one === id).length]));
}

/** The candidates' figures in every turn. */
class Contest {
  readonly base: Scenario;
  private readonly scenarios: readonly (readonly [string, Scenario])[];

  constructor(
    { yaml, scenarios }: Lesson,
    private readonly picker: PickerSpec,
    private readonly evaluator: Evaluator,
  ) {
    const base = scenarioOf(yaml.value.simulations[picker.simulation]!.scenario, scenarios);
    this.base = base;
    this.scenarios = picker.candidates.map(
      (candidate) => [candidate.id, patchesOf(candidate).reduce(layPatch, base)] as const,
    );
  }

  /** The best at the published weights. */
  bestIn(turn: number): string[] {
    return bestOf(
      scoresOf(
        Object.fromEntries(this.rowsIn(turn)),
        this.picker.measures.map(({ weight }) => weight),
        this.picker.measures.map(({ measure }) => directionOf(measure)),
      ),
    );
  }

  account(turn: number): string {
    return this.rowsIn(turn)
      .map(([id, row]) => `    ${id}: ${row.join(', ')}`)
      .join('\n');
  }

  private rowsIn(turn: number): [string, number[]][] {
    return this.scenarios.map(([id, scenario]) => [
      id,
      this.picker.measures.map(({ measure }) => this.evaluator.measureIn(turn, { scenario, measure })),
    ]);
  }
}

const mendWeights = 'change the weights, or what equips the candidates, so that one wins clearly';

function wrongWith(contest: Contest, { candidates, varies, durationMatters }: PickerSpec): Wrong[] {
  const best = contest.bestIn(0);
  const account = contest.account(0);
  const isMisconception = (id: string) => candidates.find((one) => one.id === id)?.misconception !== undefined;
  if (best.length > 1)
    return [
      [
        `expected one candidate to be the best at the published weights, found ${best.join(', ')}`,
        mendWeights,
        account,
      ],
    ];
  if (isMisconception(best[0]!))
    return [[`${best[0]} is the best at the published weights, and is named a misconception`, mendWeights, account]];
  const others = turnsOf(contest.base).flatMap((_, turn) => {
    const found = contest.bestIn(turn).join(' and ');
    return found === best[0] ? [] : [{ turn, text: `${found} with ${turnName(contest.base, turn)}` }];
  });
  const [seeds, twice] = [
    others.filter(({ turn }) => !isTwiceAsLong(turn)),
    others.filter(({ turn }) => isTwiceAsLong(turn)),
  ];
  const lured = seeds.filter(({ turn }) => contest.bestIn(turn).some(isMisconception));
  const denied = [...(varies ? [] : seeds), ...(varies || durationMatters ? [] : twice)];
  const messages: Wrong[] = [];
  if (denied[0])
    messages.push([
      `expected ${best[0]} to be the best in every run, found ${denied.map(({ text }) => text).join(', ')}`,
      'weigh or equip them so that one wins clearly, or say that the verdict varies by `varies: true`',
      contest.account(denied[0].turn),
    ]);
  if (varies && lured.length > 0)
    messages.push([
      `expected no misconception to be the best with any seed, found ${lured.map(({ text }) => text).join(', ')}`,
      mendWeights,
    ]);
  if (varies && seeds.length === 0) messages.push([`${best[0]} is the best with every seed`, 'remove `varies`']);
  if (durationMatters && twice.length === 0)
    messages.push(['it is the same over twice the duration', 'remove `durationMatters`']);
  return messages;
}
