import { expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { isMove } from '../../../../engine/story/movement';
import { viewOf } from '../../../../engine/story/view';
import { tell } from './tell';

it('a table is told by what it is for: connections moved to another LB and still with their backend', () => {
  const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
  const run = simulate(patchScenario(namedScenarios['maglev-l4'], { faults: [crash] }));
  const view = viewOf(run, 6000);
  const [, moved, kept] = /Of (\d+) moved connections, (\d+) are still/.exec(tell(view, 'en').join(' '))!;
  expect(Number(moved)).toBe(view.frame.flows.filter(({ movement }) => isMove(movement)).length);
  expect(Number(moved)).toBeGreaterThan(0);
  expect(Number(kept)).toBeGreaterThan(0);
});

it('a connection that was reset and is open again is no longer with its backend', () => {
  const ownTurn = { choice: 'round-robin', connectionTracking: true } as const;
  const faults = [{ atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const];
  const run = simulate(patchScenario(namedScenarios['maglev-l4'], { policies: { l4: ownTurn }, faults }));
  const [, moved, kept] = /Of (\d+) moved connections, (\d+) are still/.exec(tell(viewOf(run, 8000), 'en').join(' '))!;
  expect(Number(kept)).toBeLessThan(Number(moved) / 3);
});

it('tells the connection that is looked up, and the same backend in its slot at every LB', () => {
  const text = tell(viewOf(simulate(namedScenarios['maglev-l4']), 3000), 'en').join(' ');
  expect(text).toMatch(/flow \d+: hash mod 65537 = slot \d+\. LB_A, LB_B, LB_C find \w+ there\./);
  expect(text).not.toContain('anew');
  // Nothing has moved yet.
  expect(text).not.toContain('moved connections');
});

it('tells what changed in the table of an LB that has heard of a death', () => {
  const dead = { atMs: 1000, kind: 'backend-crash', target: 'b1', forMs: null } as const;
  const run = simulate(patchScenario(namedScenarios['maglev-l4'], { faults: [dead] }));
  const [, changed, needless] = /LB_A has filled its table anew: (\d+) of 65537 slots changed, (\d+) of them/.exec(
    tell(viewOf(run, 9000), 'en').join(' '),
  )!;
  expect(Number(changed)).toBeGreaterThan(65_537 / 10);
  expect(Number(needless)).toBeLessThan(65_537 / 20);
});
