import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../engine/errors';
import { namedScenarios } from '../../../engine/scenario/named';
import type { Scenario } from '../../../engine/scenario/schema';
import { runDigest } from '../../../engine/simulation/digest';
import { simulate, start } from '../../../engine/simulation/simulate';
import { type Execute, runInSlices } from './job';
import { createRunner } from './runner';

const scenario: Scenario = { ...namedScenarios.flagship, durationMs: 3000 };
const other: Scenario = { ...scenario, seed: 2 };

function counted(): { execute: Execute; begun: Scenario[]; aborted: Scenario[] } {
  const begun: Scenario[] = [];
  const aborted: Scenario[] = [];
  const execute: Execute = async (given, signal, onProgress) => {
    begun.push(given);
    signal.addEventListener('abort', () => aborted.push(given));
    return runInSlices(start(given), signal, onProgress);
  };
  return { execute, begun, aborted };
}

describe('a run in slices', () => {
  it('is the run that was made in one piece', async () => {
    const run = await runInSlices(start(scenario), new AbortController().signal, () => {});
    expect(runDigest(run)).toBe(runDigest(simulate(scenario)));
  });

  it('tells its progress, which never falls and ends at 1', async () => {
    const told: number[] = [];
    await runInSlices(start({ ...scenario, durationMs: 60_000 }), new AbortController().signal, (share) =>
      told.push(share),
    );
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('stops at the next slice when cancelled', async () => {
    const controller = new AbortController();
    const long = start({ ...scenario, durationMs: 600_000 });
    const run = runInSlices(long, controller.signal, () => controller.abort());
    await expect(run).rejects.toThrow(/abort/i);
    expect(long.progress).toBeLessThan(0.5);
  });
});

describe('the runner', () => {
  it('runs a scenario once, whoever asks and however often', async () => {
    const { execute, begun } = counted();
    const { runScenario, peek } = createRunner(execute);
    const [first, second] = await Promise.all([runScenario(scenario), runScenario({ ...scenario })]);
    expect(second).toBe(first);
    expect(await runScenario(scenario)).toBe(first);
    expect(peek(scenario)).toBe(first);
    expect(begun).toHaveLength(1);
  });

  it('goes on for the caller who stays when another cancels', async () => {
    const { execute, aborted } = counted();
    const { runScenario } = createRunner(execute);
    const controller = new AbortController();
    const leaver = runScenario(scenario, controller.signal);
    const stayer = runScenario(scenario);
    controller.abort();
    await expect(leaver).rejects.toThrow(/abort/i);
    expect((await stayer).scenario).toEqual(scenario);
    expect(aborted).toEqual([]);
  });

  it('stops a run that nobody wants any more, and runs it anew when asked again', async () => {
    const { execute, begun, aborted } = counted();
    const { runScenario } = createRunner(execute);
    const controller = new AbortController();
    const run = runScenario(scenario, controller.signal);
    controller.abort();
    await expect(run).rejects.toThrow(/abort/i);
    expect(aborted).toEqual([scenario]);
    expect((await runScenario(scenario)).scenario).toEqual(scenario);
    expect(begun).toHaveLength(2);
  });

  it('answers with the engine’s error, which names the field, and keeps none of it', async () => {
    const { execute, begun } = counted();
    const { runScenario } = createRunner(execute);
    const bad = { ...scenario, durationMs: -1 };
    const caught = async () => runScenario(bad).catch((error: unknown) => error);
    const error = await caught();
    expect(error).toBeInstanceOf(EngineError);
    expect((error as EngineError).field).toBe('durationMs');
    await caught();
    expect(begun).toHaveLength(2);
  });

  it('drops the runs least recently asked for', async () => {
    const { execute, begun } = counted();
    const { runScenario } = createRunner(execute);
    const short = (seed: number): Scenario => ({ ...other, seed, durationMs: 20 });
    for (let seed = 0; seed < 24; seed++) await runScenario(short(seed));
    await runScenario(short(0));
    await runScenario(short(24));
    await sleep(0);
    expect(begun).toHaveLength(25);
    await runScenario(short(0));
    expect(begun).toHaveLength(25);
    await runScenario(short(1));
    expect(begun).toHaveLength(26);
  });
});
