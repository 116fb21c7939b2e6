import { describe, expect, it } from 'vitest';
import type { ClientMatch } from '../../../course/schema/client';
import { namedScenarios } from '../../../engine/scenario/named';
import { patchScenario } from '../../../engine/scenario/patch';
import { simulate } from '../../../engine/simulation/simulate';
import { scenariosIn } from '../variantIn';
import { askedIn, chosenOf, keysIn } from './matching';

const crash = (algorithm: 'hash-threshold' | 'resilient') =>
  patchScenario(namedScenarios.anycast!, {
    policies: { ecmp: { algorithm } },
    faults: [{ atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null }],
  });

const spec: ClientMatch = {
  kind: 'match',
  id: 'moves',
  bins: [
    { id: 'spares', when: [{ run: 'main', measure: 'flows.needlessShare', op: 'less', value: 0.01 }] },
    { id: 'moves', when: [{ run: 'main', measure: 'flows.needlessShare', op: 'more', value: 0.05 }] },
  ],
  things: [
    { id: 'threshold', run: crash('hash-threshold') },
    { id: 'resilient', run: crash('resilient') },
    { id: 'by-a-fact', bins: ['spares', 'moves'] },
  ],
  variants: [{ id: 'all-resilient', patch: { policies: { ecmp: { algorithm: 'resilient' } } } }],
  isSorted: false,
};

const keysOf = (attempt: number) => {
  const scenarios = Object.entries(scenariosIn(spec, askedIn(spec, attempt), attempt));
  return keysIn(spec, attempt, Object.fromEntries(scenarios.map(([id, scenario]) => [id, simulate(scenario)])));
};

describe('a match', () => {
  it('has the key that its runs give, and what was known when the page was built', () => {
    expect(keysOf(0)).toEqual({ threshold: 'moves', resilient: 'spares', 'by-a-fact': 'spares' });
  });

  it('has another key where a retry draws a variant', () => {
    expect(keysOf(1)).toEqual({ threshold: 'spares', resilient: 'spares', 'by-a-fact': 'moves' });
  });

  it('asks about other things at each try, where it draws, and never about all of them', () => {
    const drawing = { ...spec, ask: 2 };
    const asked = [0, 1, 2].map((attempt) => askedIn(drawing, attempt).map(({ id }) => id));
    expect(asked.map((ids) => ids.length)).toEqual([2, 2, 2]);
    expect(new Set(asked.flat()).size).toBe(3);
  });

  it('keeps slots of a table in their order', () => {
    const sorted = { ...spec, isSorted: true };
    expect(askedIn(sorted, 5).map(({ id }) => id)).toEqual(['threshold', 'resilient', 'by-a-fact']);
  });

  it('takes from a draft what it asks about, and no bin that it does not have', () => {
    expect(chosenOf(spec, ['threshold.moves', 'resilient.nowhere', 'gone.moves'], 0)).toEqual({ threshold: 'moves' });
  });
});
