import { expect, it } from 'vitest';
import { measure } from '../metrics/measures';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import type { Fault } from '../scenario/schema';
import { simulate } from '../simulation/simulate';
import { longestOutage, outages } from './outages';

const hang = (atMs: number, forMs: number): Fault => ({ kind: 'lb-hang', target: 'lb-a', atMs, forMs });
const run = (faults: Fault[]) => simulate(patchScenario(namedScenarios['one-lb'], { durationMs: 24_000, faults }));

it('outages are the stretches that add up to the seconds of the run without an answer', () => {
  const result = run([hang(2000, 1000), hang(8000, 6000), hang(20_000, 500)]);
  const found = outages(result);
  const seconds = found.reduce((sum, { fromMs, untilMs }) => sum + (untilMs - fromMs) / 1000, 0);
  expect(found.length).toBeGreaterThanOrEqual(3);
  expect(seconds).toBeCloseTo(measure(result, 'outage.failedSeconds'), 9);
  for (const [index, { fromMs }] of found.entries()) expect(fromMs).toBeGreaterThan(found[index - 1]?.untilMs ?? -1);
});

it('the longest is the one to look at', () => {
  const longest = longestOutage(run([hang(2000, 1000), hang(8000, 6000)]))!;
  expect(longest.fromMs).toBeGreaterThanOrEqual(7800);
  expect(longest.fromMs).toBeLessThanOrEqual(8200);
  expect(longest.untilMs).toBeGreaterThan(13_000);
});

it('there is none where nothing failed', () => {
  expect(longestOutage(run([]))).toBeUndefined();
});
