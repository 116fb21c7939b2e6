import type { Scenario } from '../../engine/scenario/schema';
import type { Run } from '../../engine/simulation/run';
import { askModel, type Model } from '../exercise/models';
import { type Band, bandOf, SEED_COUNT } from '../schema/band';
import type { MeasureWindow } from '../schema/value';
import {
  type Ask,
  answersOf,
  type Figures,
  hashOf,
  type Job,
  keyOf,
  numberOf,
  type RunAll,
  type Runner,
  refusable,
  turnsOf,
} from './figures';
import type { NamedScenarios } from './load';

/** What the checks ask of the engine; a test gives a smaller one. */
export interface Engine extends Runner {
  readonly named: NamedScenarios;
  /** Exact models, by name. */
  readonly models: Readonly<Record<string, Model>>;
}

/** Answers what claims, predictions, rubrics and pickers ask, and makes each run once however many ask of it. */
export class Evaluator {
  /** Runs of scenarios as they stand, for who asks without having prepared. */
  private readonly runs = new Map<string, Run>();
  private readonly known = new Map<string, Figures>();
  private readonly models: Readonly<Record<string, Model>>;
  /** How many runs were made so far. */
  runCount = 0;

  /**
   * `runAll` spreads runs over the machine's cores; without it they are made here, one after the other. `isDraft`: where
   * figures are not known, the scenario's own run speaks for every turn, as a page that is being written is wanted at once.
   */
  constructor(
    readonly engine: Engine,
    private readonly runAll: RunAll = async (jobs) => jobs.map((job) => answersOf(engine, job)),
    private readonly isDraft = false,
  ) {
    const models = Object.entries(engine.models).map(([name, model]) => [name, remembering(model)] as const);
    this.models = Object.fromEntries(models);
  }

  /** Takes over figures that were computed before, by their keys. */
  know(figures: ReadonlyMap<string, Figures>): void {
    for (const [key, each] of figures) this.known.set(key, each);
  }

  /** Makes every run, in every turn, that the asks need and that is not known. */
  async prepare(asks: readonly Ask[]): Promise<void> {
    const jobs = [...byScenario(asks.filter((ask) => !this.known.has(keyOf(ask)))).values()].map(jobsOf);
    const answers = await this.runAll(jobs.flat());
    this.runCount += answers.length;
    jobs.forEach((turns, group) => {
      const ofGroup = answers.slice(group * turns.length, (group + 1) * turns.length);
      turns[0]!.questions.forEach((question, index) => {
        const key = keyOf({ ...question, scenario: turns[0]!.scenario });
        this.known.set(
          key,
          ofGroup.map((turn) => turn[index]!),
        );
      });
    });
  }

  /** A measure of the scenario's run. Errors: `EngineError` on an unknown name or subject. */
  measure(scenario: Scenario, name: string, window?: MeasureWindow): number {
    const known = this.known.get(keyOf({ scenario, measure: name, window }));
    return known ? numberOf(known[0]!) : this.engine.measure(this.run(scenario), name, window);
  }

  /** What an ask is answered in one of the turns. Errors: as `measure`. */
  measureIn(turn: number, ask: Ask): number {
    return turn === 0 ? this.measure(ask.scenario, ask.measure, ask.window) : numberOf(this.figures(ask)[turn]!);
  }

  /** What an ask is answered in every turn. */
  figures(ask: Ask): Figures {
    const key = keyOf(ask);
    const known = this.known.get(key);
    if (known) return known;
    const figures = this.isDraft ? this.ownInEveryTurn(ask) : this.inEveryTurn(ask);
    this.known.set(key, figures);
    return figures;
  }

  private inEveryTurn(ask: Ask): Figures {
    const jobs = jobsOf([ask]);
    this.runCount += jobs.length;
    return jobs.map((job) => answersOf(this.engine, job)[0]!);
  }

  private ownInEveryTurn({ scenario, measure, window }: Ask): Figures {
    const own = refusable(() => this.engine.measure(this.run(scenario), measure, window));
    return turnsOf(scenario).map(() => own);
  }

  /** The least and the most of a measure over the seeds. Errors: `EngineError` where one of the runs has no such figure. */
  band(ask: Ask): Band {
    return bandOf(this.figures(ask).slice(0, SEED_COUNT).map(numberOf));
  }

  /** The leaf at `path` of what an exact model answers. Errors: as `askModel`. */
  model(name: string, input: Parameters<Model>[0], path: string): unknown {
    return askModel(this.models, name, input, path);
  }

  private run(scenario: Scenario): Run {
    const key = JSON.stringify(scenario);
    const known = this.runs.get(key);
    if (known) return known;
    const run = this.engine.simulate(scenario);
    this.runCount++;
    this.runs.set(key, run);
    return run;
  }
}

/** Answers each question once: many figures are read from one table. */
function remembering(model: Model): Model {
  const answers = new Map<string, object>();
  return (input) => {
    const key = JSON.stringify(input);
    const answer = answers.get(key) ?? model(input);
    answers.set(key, answer);
    return answer;
  };
}

/** Asks put together that one scenario's runs can answer. */
function byScenario(asks: readonly Ask[]): Map<string, Ask[]> {
  const groups = new Map<string, Ask[]>();
  for (const ask of asks) {
    const key = hashOf(ask.scenario);
    groups.set(key, [...(groups.get(key) ?? []), ask]);
  }
  return groups;
}

/** The runs that asks of one scenario need, in the order of the turns: the first is the scenario as it stands. */
function jobsOf(asks: readonly Ask[]): Job[] {
  const questions = [
    ...new Map(asks.map((ask) => [keyOf(ask), { measure: ask.measure, window: ask.window }])).values(),
  ];
  return turnsOf(asks[0]!.scenario).map((scenario) => ({ scenario, questions }));
}
