import type { Scenario } from '../../engine/scenario/schema';
import type { Run } from '../../engine/simulation/run';
import type { Kind } from '../../engine/vectors/kind';
import type { MeasureWindow } from '../schema/value';
import type { NamedScenarios } from './load';
import { tools } from './tools';

/** What the checks ask of the engine; a test gives a smaller one. */
export interface Engine {
  readonly named: NamedScenarios;
  simulate(scenario: Scenario): Run;
  measure(run: Run, name: string, window?: MeasureWindow): number;
  /** Exact models, by kind. */
  readonly models: Readonly<Record<string, Kind>>;
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

  /** The leaf at `path` (`rows[0].detectionMs`) of what an exact model answers; undefined where it answers no such thing. */
  model(kind: string, input: unknown, path: string): unknown {
    const answer = this.engine.models[kind]?.evaluate(input, tools);
    const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
    return keys.reduce((value: unknown, key) => (isObject(value) ? value[key] : undefined), answer);
  }

  private run(scenario: Scenario): Run {
    const key = JSON.stringify(scenario);
    const known = this.runs.get(key) ?? this.engine.simulate(scenario);
    this.runs.set(key, known);
    return known;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
