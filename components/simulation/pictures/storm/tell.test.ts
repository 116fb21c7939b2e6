import { expect, it } from 'vitest';
import { failing } from '../../../../engine/story/fixtures';
import { viewOf } from '../../../../engine/story/view';
import { describeView } from '../../describe/describe';

it('a storm is told in words at three moments: well, failing behind an open breaker, well again', () => {
  const told = (tMs: number) => describeView('storm', viewOf(failing, tMs), 'en');
  expect(told(8000)).toMatch(/Calls for each request, tier by tier: 1\.?\d?, 1/);
  expect(told(8000)).toContain('LB_A: breaker closed.');
  expect(told(8000)).toMatch(/It is busy [4-8]\d% of the time; \d of its calls are still waited for\./);
  const opened = failing.events.find((event) => event.kind === 'breaker' && event.state === 'OPEN')!;
  expect(told(opened.tMs + 100)).toContain('breaker open.');
  expect(told(29_000)).toContain('0% of recent requests failed.');
});
