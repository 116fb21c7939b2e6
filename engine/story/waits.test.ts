import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import { simulate } from '../simulation/simulate';
import { spreadOf, waitsOf } from './waits';

const FAULT_MS = 4000;
const runOf = (patch: ScenarioPatch = {}) =>
  simulate(
    patchScenario(namedScenarios['vrrp-pair'], {
      sampledFlows: 2000,
      faults: [{ atMs: FAULT_MS, kind: 'lb-crash', target: 'lb-a', forMs: null }],
      ...patch,
    }),
  );

describe('clients that wait', () => {
  it('are served again as early and as late as the run says of all that were hit', () => {
    const run = runOf();
    const { firstAnswerMs, lastAnswerMs } = run.failovers[0]!;
    const again = waitsOf(run).flatMap(({ againMs }) => againMs ?? []);
    // Their requests pass the router a service time before the answer.
    expect(Math.abs(again[0]! - FAULT_MS - firstAnswerMs!)).toBeLessThan(60);
    expect(Math.abs(again.at(-1)! - FAULT_MS - lastAnswerMs!)).toBeLessThan(60);
  });

  it('have lost a packet each, none before the fault and none after they are served', () => {
    for (const { lostMs, againMs } of waitsOf(runOf())) {
      expect(lostMs[0]).toBeGreaterThanOrEqual(FAULT_MS);
      expect(lostMs.at(-1)!).toBeLessThan(againMs ?? Number.POSITIVE_INFINITY);
    }
  });

  it('have lost none where the other box is told at once: it resets them', () => {
    const waits = waitsOf(runOf({ policies: { entry: { kind: 'ecmp' } } }));
    expect(waits.length).toBeGreaterThan(10);
    expect(waits.every(({ lostMs }) => lostMs.length === 0)).toBe(true);
    expect(waits.some(({ againMs }) => againMs !== null)).toBe(true);
  });

  it('are those of the first fault, and nobody without one', () => {
    expect(waitsOf(runOf({ faults: [] }))).toEqual([]);
  });

  it('wait for ever where nobody takes over', () => {
    const waits = waitsOf(runOf({ policies: { entry: { kind: 'single' } } }));
    expect(waits.length).toBeGreaterThan(10);
    expect(waits.every(({ againMs }) => againMs === null)).toBe(true);
  });

  it('a few of them show the spread: the first, the last, and those between in order', () => {
    const waits = waitsOf(runOf());
    const served = waits.filter(({ againMs }) => againMs !== null);
    const shown = spreadOf(waits, 5);
    expect(shown).toHaveLength(5);
    expect(shown[0]).toBe(served[0]);
    expect(shown.at(-1)).toBe(served.at(-1));
    expect(spreadOf(waits.slice(0, 2), 5)).toHaveLength(2);
  });
});
