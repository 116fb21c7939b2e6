import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { retried } from './retried';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Fails so many times before it comes. */
function coming(failures: number) {
  let asked = 0;
  const load = vi.fn(async () => {
    asked += 1;
    if (asked <= failures) throw new Error(`${asked}`);
    return 'it';
  });
  const answer = retried(load).catch((error: Error) => error.message);
  return { load, answer: vi.runAllTimersAsync().then(() => answer) };
}

it.each([
  [0, 'it', 1],
  [1, 'it', 2],
  [2, '2', 2],
])('what fails %i times: %s, asked for %i times', async (failures, expected, times) => {
  const { load, answer } = coming(failures);
  expect(await answer).toBe(expected);
  expect(load).toHaveBeenCalledTimes(times);
});
