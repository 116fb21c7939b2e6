import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { cpuLoad } from '../../../../engine/story/recent';
import { viewOf } from '../../../../engine/story/view';
import { workOfFleet, workOfLb, workOver } from './work';

const crash = { atMs: 2500, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
const lbs = ['a', 'b', 'c'].map((zone) => ({
  id: `lb-${zone}`,
  zone: zone.toUpperCase(),
  tier: 'l7' as const,
  weight: 1,
  cores: 2,
}));
const run = simulate(
  patchScenario(namedScenarios.anycast, {
    durationMs: 5000,
    topology: { lbs },
    traffic: { arrivals: { kind: 'poisson', flowsPerS: 2000 }, flowMs: 200, returningShare: 0.8 },
    policies: { tls: { version: '1.3', resumption: 'ticket' }, detection: { link: true } },
    faults: [crash],
  }),
);

describe('the work of handshakes', () => {
  it('of both kinds is together the load of the LB, and over the fleet the mean of the loads', () => {
    const view = viewOf(run, 2400);
    for (const lb of lbs.keys()) {
      const { full, resumed } = workOfLb(view, lb);
      expect(full + resumed).toBeCloseTo(cpuLoad(view, lb), 9);
      expect(Math.min(full, resumed)).toBeGreaterThan(0);
    }
    const { full, resumed } = workOfFleet(view.recent);
    const mean = lbs.reduce((sum, _, lb) => sum + cpuLoad(view, lb), 0) / lbs.length;
    expect((full + resumed) / mean).toBeCloseTo(1, 1);
  });

  it('falls on the cores that are left when an LB is dead', () => {
    const totalAt = (tMs: number) => {
      const window = workOver(run).findLast(({ untilMs }) => untilMs <= tMs)!;
      return window.full + window.resumed;
    };
    const end = run.scenario.durationMs;
    expect(totalAt(end) / totalAt(2400)).toBeGreaterThan(0.8 * (lbs.length / (lbs.length - 1)));
  });
});
