import { expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import type { Fault } from '../scenario/schema';
import { simulate } from './simulate';

const { flagship } = namedScenarios;

it('behind an L4 LB that is silent nothing moves, whoever leaves its list', () => {
  const [first, second, third] = flagship.topology.lbs;
  const moved = (...faults: Fault[]) =>
    simulate(
      patchScenario(flagship, {
        topology: { lbs: [first!, { ...second!, tier: 'l4' }, third!] },
        policies: { entry: { kind: 'single', tiers: 'two' }, l4: { tableSize: 251, connectionTracking: false } },
        faults,
      }),
    ).events.filter(({ kind }) => kind === 'flow-moved').length;
  const drain: Fault = { kind: 'drain', target: first!.id, atMs: 5000, forMs: null };
  expect(moved(drain)).toBeGreaterThan(30);
  expect(moved({ kind: 'lb-hang', target: second!.id, atMs: 4000, forMs: null }, drain)).toBe(0);
});
