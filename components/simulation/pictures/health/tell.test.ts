import { expect, it } from 'vitest';
import { illBackends as run } from '../../../../engine/story/fixtures';
import { viewOf } from '../../../../engine/story/view';
import { describeView } from '../../describe/describe';

it('what LBs believe is told in words at three moments', () => {
  const told = (tMs: number) => describeView('health', viewOf(run, tMs), 'en');
  expect(told(1000)).toContain('Every backend is healthy and in use.');
  expect(told(2001)).toContain('a1 dead; still used by LB_A, LB_B, LB_C.');
  expect(told(2001)).toContain('c2 fails 100%; still used by');
  expect(told(8100)).toMatch(/a1 is healthy, but left out by LB_A/);
});
