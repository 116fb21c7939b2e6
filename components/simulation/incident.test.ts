import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import type { Fault } from '../../engine/scenario/schema';
import { simulate } from '../../engine/simulation/simulate';
import { describeView } from './describe/describe';
import { dashboardOf, highest } from './incident';
import { viewOf } from './view';

const base = patchScenario(namedScenarios.flagship, {
  durationMs: 24_000,
  policies: {
    zone: { kind: 'any' },
    retries: { attempts: 2 },
    breaker: {
      failureRateThreshold: 50,
      windowSize: 50,
      minimumNumberOfCalls: 50,
      permittedInHalfOpen: 5,
      waitOpenMs: 2000,
    },
  },
});
const run = (...faults: Fault[]) => simulate(patchScenario(base, { faults }));
const fault = (kind: Fault['kind'], target: string, more: Partial<Fault> = {}): Fault => ({
  atMs: 8000,
  kind,
  target,
  forMs: 8000,
  ...more,
});
const ill = run(fault('backend-grey', 'a2', { factor: 0.5 }), fault('backend-crash', 'b1'), fault('drain', 'c3'));
const allIll = run(
  ...['a', 'b', 'c'].flatMap((zone) => [1, 2, 3].map((n) => fault('backend-grey', `${zone}${n}`, { factor: 1 }))),
);

describe('nine metrics of a run', () => {
  const board = dashboardOf(ill);
  const pointAt = (tMs: number) => board.times.findLastIndex((time) => time <= tMs);

  it('have a line for each backend, three quantiles in order, and one value of the rest', () => {
    expect(board.lines.rate.map(({ name }) => name)).toEqual(base.topology.backends.map(({ id }) => id));
    const [p50, p95, p99] = board.lines.latency.map(({ values }) => values[10]!);
    expect(p50).toBeLessThan(p95!);
    expect(p95).toBeLessThan(p99!);
    expect(board.lines.retries).toHaveLength(1);
    expect(board.times).toHaveLength(60);
  });

  it('name the one that is ill by its errors, while it is ill', () => {
    expect(highest(board.lines.errors, pointAt(7500))!.value).toBe(0);
    const { name, value } = highest(board.lines.errors, pointAt(15_000))!;
    expect(name).toBe('a2');
    expect(value).toBeGreaterThan(0.3);
    expect(highest([{ name: 'none', zone: null, values: [Number.NaN] }], 0)).toBeNull();
    expect(highest(board.lines.errors, -1)).toBeNull();
  });

  it('show what checks took out and took back', () => {
    const ofB1 = board.checks.filter(({ backend }) => backend === 'b1');
    expect(ofB1.map(({ isUp }) => isUp)).toEqual([false, true]);
    expect(ofB1[0]!.tMs).toBeGreaterThan(8000);
  });

  it('show that the load is uneven while one takes none', () => {
    const [{ values } = { values: [] }] = board.lines.imbalance;
    expect(values[pointAt(14_000)]).toBeGreaterThan(3 * values[pointAt(7500)]!);
  });

  it('show how long a drain took: until nothing was under way', () => {
    const [drain] = board.drains;
    expect(drain).toMatchObject({ backend: 'c3', fromMs: 8000 });
    expect(drain!.doneMs! - drain!.fromMs).toBeLessThan(1000);
  });

  it('show breakers from closed on, and none where there are none', () => {
    for (const states of dashboardOf(allIll).breakers) {
      expect(states.slice(0, 3).map(({ state }) => state)).toEqual(['CLOSED', 'OPEN', 'HALF_OPEN']);
      expect(states[1]!.fromMs).toBeGreaterThan(8000);
    }
    expect(dashboardOf(simulate(patchScenario(base, { policies: { breaker: null } }))).breakers).toEqual([]);
  });

  it('are told at three moments, and never what broke', () => {
    const told = (tMs: number) => describeView('incident', viewOf(ill, tMs), 'en');
    expect(told(7500)).toContain('Health checks: changes: 0.');
    expect(told(15_000)).toMatch(/Errors, each: a2 \d\d%/);
    expect(told(23_000)).toMatch(/Health checks: changes: [2-9]/);
    expect(told(23_000)).toContain('Drain time: 1.');
    expect(told(8100)).not.toContain('began to fail');
  });
});
