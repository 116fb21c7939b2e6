import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import { simulate } from '../../engine/simulation/simulate';
import { unmetIn } from './needs';
import { isSameOutcome, settingsChanged } from './outcome';

const calm = patchScenario(namedScenarios.flagship, { durationMs: 2000 });

describe('a change of a scenario', () => {
  it('that changes no run is told, with the need that keeps it from doing so', () => {
    const idle = patchScenario(calm, { policies: { ecmp: { buckets: 64 } } });
    expect(isSameOutcome(simulate(calm), simulate(idle))).toBe(true);
    expect(settingsChanged(calm, idle)).toEqual(['policies.ecmp.buckets']);
    expect(unmetIn(idle).ofPath('policies.ecmp.buckets')).toBe('resilient');
    expect(unmetIn(idle).ofPath('policies.ejection.intervalMs')).toBeUndefined();
    expect(unmetIn(idle).ofPath('policies.dns.ttlMs')).toBe('names');
  });

  it('that changes the run is not', () => {
    const l4 = calm.topology.lbs.map((lb) => ({ ...lb, tier: 'l4' as const }));
    expect(isSameOutcome(simulate(calm), simulate(patchScenario(calm, { topology: { lbs: l4 } })))).toBe(false);
  });

  it('is every setting by which two scenarios differ; a list that has grown is one', () => {
    const lbs = calm.topology.lbs.map((lb, index) => (index === 1 ? { ...lb, weight: 2 } : lb));
    const other = patchScenario(calm, { seed: 9, topology: { lbs } });
    expect(settingsChanged(calm, other)).toEqual(['seed', 'topology.lbs.1.weight']);
    expect(settingsChanged(calm, patchScenario(calm, { topology: { lbs: lbs.slice(1) } }))).toEqual(['topology.lbs']);
    expect(settingsChanged(calm, structuredClone(calm))).toEqual([]);
  });
});
