import { expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { compare } from './compare';
import { simulate } from './simulate';

const crash = patchScenario(namedScenarios.flagship, {
  faults: [{ atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null }],
});
const usual = simulate(crash);

it('a run differs from itself in nothing', () => {
  expect(compare(usual, usual).filter(({ difference }) => difference !== 0)).toEqual([]);
});

it('two policies on one seed differ in what the policy governs', () => {
  const resilient = simulate(patchScenario(crash, { policies: { ecmp: { algorithm: 'resilient' } } }));
  const differences = new Map(compare(usual, resilient).map((one) => [one.measure, one.difference]));
  expect(differences.get('flows.needlessCount')).toBeLessThan(0);
  expect(differences.get('connections.brokenCount')).toBeLessThan(0);
  const zoneless = simulate(patchScenario(crash, { policies: { zone: { kind: 'any' } } }));
  const costs = new Map(compare(usual, zoneless).map((one) => [one.measure, one.difference]));
  expect(costs.get('crossZone.usdPerMonth')).toBeGreaterThan(0);
  const better = new Map(compare(usual, zoneless).map((one) => [one.measure, one.better]));
  expect(better.get('crossZone.usdPerMonth')).toBe('a');
  expect([better.get('flows.needlessCount'), better.get('tls.resumedCount')]).toEqual([null, null]);
  expect(costs.get('flows.needlessCount')).toBe(0);
});
