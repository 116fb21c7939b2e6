import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import type { Fault } from '../scenario/schema';
import { simulate } from '../simulation/simulate';
import { illBackends, stormRun } from './fixtures';
import { momentsOf, startMs, viewOf } from './view';

const crash: Fault = { atMs: 2000, kind: 'lb-crash', target: 'lb-a', forMs: null };
const failed = simulate(
  patchScenario(namedScenarios.flagship, { durationMs: 6000, traffic: { flowMs: 500 }, faults: [crash] }),
);

describe('a moment of a run', () => {
  it('remembers the last ten windows that have ended', () => {
    const [first, second] = failed.windows;
    expect(viewOf(failed, first!.untilMs - 1).recent.windows).toEqual([]);
    expect(viewOf(failed, second!.untilMs).recent.windows).toEqual([first, second]);
    const { windows } = viewOf(failed, failed.windows[29]!.untilMs).recent;
    expect(windows).toEqual(failed.windows.slice(20, 30));
  });

  it('has a failover from the fault on', () => {
    expect([1999, 2000].map((tMs) => viewOf(failed, tMs).failover)).toEqual([null, failed.failovers[0]]);
    expect(viewOf(illBackends, 3000).failover).toBeNull();
  });

  it('tells the last change, which a flow that opens or stays is not', () => {
    expect(viewOf(failed, 1999).lastEvent).toBeNull();
    const moments = momentsOf(failed);
    expect(moments[0]).toBe(2000);
    expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
    for (const tMs of moments) expect(viewOf(failed, tMs).lastEvent!.tMs).toBe(tMs);
  });

  it('gives each living flow a place of its own, and that of a closed one to a later one', () => {
    const { places } = viewOf(failed, 0);
    expect(places).toHaveLength(failed.flows.length);
    expect(viewOf(failed, 3000).places).toBe(places);
    for (const tMs of [500, 1500, 2500, 5500]) {
      const living = viewOf(failed, tMs).frame.flows.map(({ id }) => places[id]);
      expect(new Set(living).size).toBe(living.length);
    }
    const most = Math.max(...failed.flows.map(({ openedMs }) => viewOf(failed, openedMs).frame.flows.length));
    expect(Math.max(...places)).toBe(most - 1);
  });
});

it('starts a sixteenth of the run before its first fault, or before a third of a run without one', () => {
  const { scenario } = failed;
  expect(startMs({ ...scenario, durationMs: 6400 })).toBe(2000 - 400);
  expect(startMs({ ...scenario, durationMs: 4800 })).toBe(2000 - 300);
  expect(startMs({ ...scenario, durationMs: 64_000 })).toBe(0);
  expect(startMs(stormRun({}).scenario)).toBe(10_000 - 30_000 / 16);
  expect(startMs({ ...scenario, durationMs: 6401, faults: [{ ...crash, atMs: 1000 }] })).toBe(600);
});
