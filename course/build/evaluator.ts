import type { Scenario } from '../../engine/scenario/schema';
import type { Run } from '../../engine/simulation/run';
import type { MeasureWindow } from '../schema/value';
import type { NamedScenarios } from './load';
import { askModel, type Model } from './models';

/** What the checks ask of the engine; a test gives a smaller one. */
export interface Engine {
  readonly named: NamedScenarios;
  simulate(scenario: Scenario): Run;
  measure(run: Run, name: string, window?: MeasureWindow): number;
  /** Exact models, by name. */
  readonly models: Readonly<Record<string, Model>>;
}

/** Runs each scenario once, however many claims and rubrics ask of it. */
export class Evaluator {
  private readonly runs = new Map<string, Run>();

  constructor(readonly engine: Engine) {}

  /** How many scenarios were run so far. */
  get runCount(): number {
    return this.runs.size;
  }

  /** A measure of the scenario's run. Errors: `EngineError` on an unknown name or subject. */
  measure(scenario: Scenario, name: string, window?: MeasureWindow): number {
    return this.engine.measure(this.run(scenario), name, window);
  }

  /** The leaf at `path` of what an exact model answers. Errors: as `askModel`. */
  model(name: string, input: Parameters<Model>[0], path: string): unknown {
    return askModel(this.engine.models, name, input, path);
  }

  private run(scenario: Scenario): Run {
    const key = JSON.stringify(scenario);
    const known = this.runs.get(key) ?? this.engine.simulate(scenario);
    this.runs.set(key, known);
    return known;
  }
}
