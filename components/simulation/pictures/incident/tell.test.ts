import { expect, it } from 'vitest';
import { incident } from '../../../../engine/story/fixtures';
import { viewOf } from '../../../../engine/story/view';
import { describeView } from '../../describe/describe';

it('nine metrics are told at three moments, and never what broke', () => {
  const told = (tMs: number) => describeView('incident', viewOf(incident, tMs), 'en');
  expect(told(7500)).toContain('Health checks: changes: 0.');
  expect(told(15_000)).toMatch(/Errors, each: a2 \d\d%/);
  expect(told(23_000)).toMatch(/Health checks: changes: [2-9]/);
  expect(told(23_000)).toContain('Drain time: 1.');
  expect(told(8100)).not.toContain('began to fail');
});
