import { expect, it } from 'vitest';
import { measure } from '../../engine/metrics/measures';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import { simulate } from '../../engine/simulation/simulate';
import { tierWarning } from './tierWarning';

const { flagship } = namedScenarios;

/** LBs of layers, and the tiers of the way in. */
const having = (layers: readonly ('l4' | 'l7')[], tiers: 'one' | 'two') =>
  patchScenario(flagship, {
    durationMs: 2000,
    topology: { lbs: layers.map((tier, index) => ({ ...flagship.topology.lbs[0]!, id: `lb${index}`, tier })) },
    policies: { entry: { tiers } },
  });

it.each([
  [having(['l7', 'l7'], 'one'), null],
  [having(['l4', 'l4'], 'one'), null],
  [having(['l4', 'l7'], 'two'), null],
  [having(['l4', 'l7'], 'one'), 'sideBySide'],
  [having(['l7', 'l7'], 'two'), 'noL4'],
  [having(['l4', 'l4'], 'two'), 'noL7'],
  [namedScenarios['saas-day'], null],
] as const)('layers and tiers that do not go together are told', (scenario, warning) => {
  expect(tierWarning(scenario)).toBe(warning);
});

it.each([
  [['l7', 'l7'], 2],
  [['l4', 'l4'], 2],
  [['l4', 'l7'], 0],
] as const)('behind two tiers of %s nobody is answered for %d s of two', (layers, seconds) => {
  expect(measure(simulate(having(layers, 'two')), 'outage.failedSeconds')).toBe(seconds);
});
