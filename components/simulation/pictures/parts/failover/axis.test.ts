import { expect, it } from 'vitest';
import { namedScenarios } from '../../../../../engine/scenario/named';
import { patchScenario } from '../../../../../engine/scenario/patch';
import { simulate } from '../../../../../engine/simulation/simulate';
import { viewOf } from '../../../../../engine/story/view';
import { failoverAxis } from './axis';

const runOf = (atMs: number, durationMs: number) =>
  simulate(
    patchScenario(namedScenarios['vrrp-pair'], {
      durationMs,
      faults: [{ atMs, kind: 'lb-crash', target: 'lb-a', forMs: null }],
    }),
  );

it('is even: of two waits the longer one is drawn longer, by as much', () => {
  const { xOf } = failoverAxis(viewOf(runOf(20_000, 240_000), 0));
  const [thirty, ninety] = [xOf(50_000) - xOf(20_000), xOf(140_000) - xOf(50_000)];
  expect(ninety / thirty).toBeCloseTo(3, 1);
});

it('shows a little of what went before the fault, and ends with the run', () => {
  const { fromMs, xOf } = failoverAxis(viewOf(runOf(18_000, 28_000), 0));
  expect(fromMs).toBeGreaterThan(14_000);
  expect(fromMs).toBeLessThan(18_000 - 28_000 / 16);
  expect([xOf(0), xOf(fromMs), xOf(28_000)]).toEqual([2, 2, 358]);
});

it('is counted from the fault, in round steps', () => {
  const { ticks, xOf } = failoverAxis(viewOf(runOf(18_000, 28_000), 0));
  expect(ticks.map(({ ms }) => ms)).toEqual([0, 2000, 4000, 6000, 8000, 10_000]);
  expect(ticks[1]!.x).toBe(xOf(20_000));
});

it('leads from a place back to its moment', () => {
  const { fromMs, xOf, tMsAt } = failoverAxis(viewOf(runOf(18_000, 28_000), 0));
  expect(Math.abs(tMsAt(xOf(21_000)) - 21_000)).toBeLessThan(10);
  expect([tMsAt(-5), tMsAt(358)]).toEqual([fromMs, 28_000]);
});
