import { expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { LbBox } from './boxes';

it('turns are counted from 0, each scope’s by itself', () => {
  const box = new LbBox(namedScenarios.flagship.topology.lbs[0]!, 0);
  expect(box.turnsTaken('flows')).toBe(0);
  expect([box.takeTurn('flows'), box.takeTurn('flows'), box.takeTurn('tier')]).toEqual([0, 1, 0]);
  expect(['flows', 'tier'].map((scope) => box.turnsTaken(scope))).toEqual([2, 1]);
});
