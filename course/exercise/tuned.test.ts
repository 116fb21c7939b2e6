import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../engine/scenario/named';
import { type Controls, tuned } from './tuned';

const base = namedScenarios.anycast!;
const controls: Controls = {
  switches: [
    {
      id: 'algorithm',
      options: [
        { id: 'as-it-is', patch: {} },
        { id: 'resilient', patch: { policies: { ecmp: { algorithm: 'resilient' } } } },
      ],
    },
  ],
  knobs: [{ id: 'bfd', path: 'policies.detection.bfd.txMs', min: 50, max: 1000, step: 50, format: 'ms' }],
};

describe('settings over a scenario', () => {
  it('change what they name and nothing else', () => {
    expect(tuned(base, controls, {})).toEqual(base);
    const { policies, ...rest } = tuned(base, controls, { algorithm: 'resilient', bfd: 50 });
    expect(policies.ecmp.algorithm).toBe('resilient');
    expect(policies.detection.bfd?.txMs).toBe(50);
    expect({ ...rest, policies: base.policies }).toEqual(base);
  });

  it('turn no knob of a policy that is off', () => {
    const off = { ...base, policies: { ...base.policies, detection: { ...base.policies.detection, bfd: null } } };
    expect(tuned(off, controls, { bfd: 50 })).toEqual(off);
  });

  it('are refused where the scenario does not take them', () => {
    expect(() => tuned(base, controls, { bfd: -1 })).toThrow('bfd.txMs');
  });
});
