import { describe, expect, it } from 'vitest';
import type { ClientTune } from '../../../course/schema/client';
import { namedScenarios } from '../../../engine/scenario/named';
import { patchScenario } from '../../../engine/scenario/patch';
import { simulate } from '../../../engine/simulation/simulate';
import { goalsIn, scenarioIn, settingsOf, shownIn, startIn } from './tuning';

const resilient = { policies: { ecmp: { algorithm: 'resilient' } } };

const spec: ClientTune = {
  kind: 'tune',
  id: 'spare',
  simulation: 'flows',
  scenario: patchScenario(namedScenarios.anycast!, {
    policies: { ecmp: { algorithm: 'hash-threshold' } },
    faults: [{ atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null }],
  }),
  switches: [
    {
      id: 'algorithm',
      options: [
        { id: 'hash-threshold', patch: { policies: { ecmp: { algorithm: 'hash-threshold' } } } },
        { id: 'resilient', patch: resilient },
      ],
    },
  ],
  knobs: [{ id: 'bfd', path: 'policies.detection.bfd.txMs', min: 50, max: 1000, step: 50, format: 'ms' }],
  goals: [{ id: 'spared', measure: 'flows.needlessShare', op: 'less', value: 0.01 }],
  variants: [{ id: 'resilient-already', patch: resilient }],
};

const reached = (settings: Parameters<typeof scenarioIn>[2]) =>
  goalsIn(spec, simulate(scenarioIn(spec, 0, settings)), 'en').map(({ isReached }) => isReached);

describe('a tune', () => {
  it('reaches its goals by settings, and not before', () => {
    expect(reached({})).toEqual([false]);
    expect(reached({ algorithm: 'resilient' })).toEqual([true]);
  });

  it('shows what is set of each control', () => {
    expect(shownIn(spec, startIn(spec, 0))).toMatchObject({ algorithm: 'hash-threshold' });
    expect(shownIn(spec, scenarioIn(spec, 0, { algorithm: 'resilient', bfd: 50 }))).toEqual({
      algorithm: 'resilient',
      bfd: 50,
    });
  });

  it('begins elsewhere where a retry draws a variant', () => {
    expect(shownIn(spec, startIn(spec, 1))).toMatchObject({ algorithm: 'resilient' });
  });

  it('takes from a draft what it still has, within its bounds', () => {
    const refs = ['algorithm.resilient', 'bfd.50', 'bfd.9000', 'algorithm.gone', 'gone.1', 'bfd.', ''];
    expect(settingsOf(spec, refs)).toEqual({ algorithm: 'resilient', bfd: 50 });
  });
});
