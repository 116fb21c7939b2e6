import { describe, expect, it } from 'vitest';
import { patchScenario } from '../scenario/patch';
import { simulate } from '../simulation/simulate';
import { dashboardOf, highest } from './dashboard';
import { allIll, incident, watched } from './fixtures';

describe('nine metrics of a run', () => {
  const board = dashboardOf(incident);
  const pointAt = (tMs: number) => board.times.findLastIndex((time) => time <= tMs);

  it('have a line for each backend, three quantiles in order, and one value of the rest', () => {
    expect(board.lines.rate.map(({ name }) => name)).toEqual(watched.topology.backends.map(({ id }) => id));
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
    expect(dashboardOf(simulate(patchScenario(watched, { policies: { breaker: null } }))).breakers).toEqual([]);
  });
});
