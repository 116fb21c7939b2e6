import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import type { Scenario } from '../scenario/schema';
import { simulate } from '../simulation/simulate';
import { beliefKind, failuresOf, queuesOf } from './queues';
import { viewOf } from './view';

const backend = (id: string) => ({ id, zone: 'A', weight: 1, serviceMs: 200, concurrency: 2 });
/** One of three turns slow and passes its checks; every flow is followed. */
const runOf = (kind: Scenario['policies']['balance']['kind'], fault = 'backend-slow' as const) =>
  simulate(
    patchScenario(namedScenarios.flagship, {
      durationMs: 12_000,
      sampledFlows: 1000,
      topology: {
        zones: ['A', 'B'],
        lbs: namedScenarios.flagship.topology.lbs.slice(0, 2),
        backends: ['a1', 'a2', 'a3'].map(backend),
        clients: [{ id: 'clients', zone: 'A', rttMs: 20, share: 1 }],
      },
      traffic: { arrivals: { kind: 'poisson', flowsPerS: 20 }, flowMs: 1000, requestIntervalMs: 60_000 },
      policies: { zone: { kind: 'any' }, tls: { version: 'none' }, health: { timeoutMs: 5000 }, balance: { kind } },
      faults: [{ atMs: 3000, kind: fault, target: 'a2', forMs: null, factor: 5 }],
    }),
  );

describe('the line at a backend', () => {
  it('is as long as the run has counted, at the end of each window', () => {
    const run = runOf('round-robin');
    for (const { untilMs, calls } of run.windows.slice(10, -1)) {
      // A call that begins or ends at that very moment may be counted on either side.
      const lengths = queuesOf(viewOf(run, untilMs)).map(({ held }) => held.length);
      for (const [index, { open }] of calls.entries()) expect(Math.abs(lengths[index]! - open)).toBeLessThanOrEqual(1);
    }
  });

  it('stands in the order of coming, as many served as there are workers', () => {
    const [, slow] = queuesOf(viewOf(runOf('round-robin'), 10_000));
    expect(slow!.held.length).toBeGreaterThan(8);
    expect(slow!.held.filter(({ isServed }) => isServed)).toHaveLength(2);
    const times = slow!.held.map(({ request }) => request.sentMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('is longer where the LBs look at nothing than where they count', () => {
    const lengthOf = (kind: Parameters<typeof runOf>[0]) => queuesOf(viewOf(runOf(kind), 11_000))[1]!.held.length;
    for (const blind of ['round-robin', 'random', 'maglev-hash'] as const)
      for (const counting of ['least-request', 'full-scan', 'peak-ewma'] as const)
        expect(lengthOf(blind)).toBeGreaterThan(lengthOf(counting));
  });
});

describe('what an LB goes by', () => {
  it('is nothing under turns, lots and hashes', () => {
    for (const kind of ['round-robin', 'random', 'ring-hash'] as const) {
      const view = viewOf(runOf(kind), 6000);
      expect(beliefKind(view)).toBeNull();
      expect(queuesOf(view).flatMap(({ beliefs }) => beliefs)).toEqual([null, null, null, null, null, null]);
    }
  });

  it('are its own calls: what both have in hand is more than either knows', () => {
    for (const { held, beliefs } of queuesOf(viewOf(runOf('least-request'), 9000)))
      expect(beliefs[0]! + beliefs[1]!).toBe(held.length);
  });

  it('is under peak EWMA a cost that a late answer drives up', () => {
    const run = runOf('peak-ewma');
    const costAt = (tMs: number) => queuesOf(viewOf(run, tMs))[1]!.beliefs[0]!;
    expect(costAt(6000)).toBeGreaterThan(2 * costAt(2900));
  });

  it('is not known before the first look', () => {
    expect(queuesOf(viewOf(runOf('peak-ewma'), 0))[0]!.beliefs).toEqual([null, null]);
  });
});

it('failures are those of the last moment', () => {
  const run = simulate(
    patchScenario(runOf('random').scenario, {
      faults: [{ atMs: 3000, kind: 'backend-grey', target: 'a2', forMs: null, factor: 1 }],
    }),
  );
  expect(failuresOf(viewOf(run, 2500), 500)).toEqual([]);
  const failed = failuresOf(viewOf(run, 6000), 500);
  expect(failed.length).toBeGreaterThan(0);
  for (const { ok, doneMs, backend } of failed) {
    expect([ok, backend]).toEqual([false, 1]);
    expect(doneMs).toBeGreaterThan(5500);
  }
});
