import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { viewOf } from '../../../../engine/story/view';
import { tell } from './tell';

const backend = (id: string) => ({ id, zone: 'A', weight: 1, serviceMs: 200, concurrency: 2 });
const run = simulate(
  patchScenario(namedScenarios.flagship, {
    sampledFlows: 1000,
    topology: { lbs: namedScenarios.flagship.topology.lbs.slice(0, 1), backends: ['a1', 'a2', 'a3'].map(backend) },
    traffic: { arrivals: { kind: 'poisson', flowsPerS: 20 }, flowMs: 1000, requestIntervalMs: 60_000 },
    policies: { zone: { kind: 'any' }, health: { timeoutMs: 5000 } },
    faults: [{ atMs: 3000, kind: 'backend-slow', target: 'a2', forMs: null, factor: 5 }],
  }),
);
const told = (tMs: number, locale: 'en' | 'ru' = 'en') => tell(viewOf(run, tMs), locale).join(' ');

describe('lines at backends in words', () => {
  it('says by what the LBs choose', () => {
    expect(told(1000)).toContain('The LBs choose in turn, whatever the lines.');
  });

  it('tells the longest line first, and how many of it wait', () => {
    expect(told(11_000)).toMatch(/lines\. a2: 5× slower, (\d+) in hand, [1-9]\d* of them waiting\. a[13]: healthy/);
  });

  it('says the same in Russian', () => {
    expect(told(11_000, 'ru')).toMatch(/a2: медленнее в 5×, на руках \d+, из них ждут [1-9]\d*\./);
  });
});
