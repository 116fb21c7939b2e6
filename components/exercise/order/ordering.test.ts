import { describe, expect, it } from 'vitest';
import { orderedShare } from '../../../course/exercise/arranged';
import type { ClientOrder } from '../../../course/schema/client';
import { namedScenarios } from '../../../engine/scenario/named';
import { patchScenario } from '../../../engine/scenario/patch';
import { simulate } from '../../../engine/simulation/simulate';
import { scenariosIn } from '../variantIn';
import { offeredIn, valuesIn } from './ordering';

const crash = patchScenario(namedScenarios.anycast!, {
  faults: [{ atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null }],
});
const modulo = patchScenario(crash, { policies: { ecmp: { algorithm: 'modulo-n' } } });

const spec: ClientOrder = {
  kind: 'order',
  id: 'moved',
  measure: 'flows.movedShare',
  format: 'percent',
  items: [
    { id: 'threshold', run: crash },
    { id: 'modulo', run: modulo },
    { id: 'none', values: [0, 1.5] },
  ],
  variants: [{ id: 'resilient', patch: { policies: { ecmp: { algorithm: 'resilient' } } } }],
};

const valuesOf = (attempt: number) => {
  const scenarios = Object.entries(scenariosIn(spec, offeredIn(spec, attempt), attempt));
  return valuesIn(spec, attempt, Object.fromEntries(scenarios.map(([id, scenario]) => [id, simulate(scenario)])));
};

describe('an order', () => {
  it('is that of the measured values and of those that a model gave', () => {
    expect(orderedShare(['none', 'threshold', 'modulo'], valuesOf(0))).toBe(1);
    expect(orderedShare(['threshold', 'none', 'modulo'], valuesOf(0))).toBeCloseTo(2 / 3);
  });

  it('is another one where a retry draws a variant', () => {
    const { none, threshold } = valuesOf(1);
    expect(none).toBeGreaterThan(threshold!);
  });

  it('is offered in an order that the values do not give, other at each try', () => {
    const offered = [0, 1, 2, 3, 4, 5].map((attempt) =>
      offeredIn(spec, attempt)
        .map(({ id }) => id)
        .join(),
    );
    expect(new Set(offered).size).toBeGreaterThan(1);
  });
});
