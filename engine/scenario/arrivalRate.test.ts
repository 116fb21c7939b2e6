import { describe, expect, it } from 'vitest';
import { expectedFlows, rateSegments } from './arrivalRate';
import { namedScenarios } from './named';
import { patchScenario } from './patch';
import type { Fault, Scenario } from './schema';

const spike = (atMs: number, forMs: number | null, factor: number): Fault => ({
  kind: 'spike',
  target: '',
  atMs,
  forMs,
  factor,
});
const made = (arrivals: Scenario['traffic']['arrivals'], ...faults: Fault[]) =>
  patchScenario(namedScenarios.flagship, { durationMs: 10_000, traffic: { arrivals }, faults });
const poisson = { kind: 'poisson', flowsPerS: 20 } as const;
const peak = { kind: 'spike', flowsPerS: 20, peakFlowsPerS: 100, fromMs: 2000, untilMs: 4000 } as const;

describe('the rate of arrivals', () => {
  it('is one where nothing changes it', () => {
    expect(rateSegments(made(poisson))).toEqual([{ fromMs: 0, flowsPerMs: 0.02 }]);
  });

  it('has the peak of its pattern', () => {
    expect(rateSegments(made(peak))).toEqual([
      { fromMs: 0, flowsPerMs: 0.02 },
      { fromMs: 2000, flowsPerMs: 0.1 },
      { fromMs: 4000, flowsPerMs: 0.02 },
    ]);
  });

  it('is multiplied by each spike that holds, over a peak, too', () => {
    const segments = rateSegments(made(peak, spike(3000, 2000, 2), spike(4500, null, 3)));
    expect(segments.map(({ fromMs }) => fromMs)).toEqual([0, 2000, 3000, 4000, 4500, 5000, 10_000]);
    const expected = [0.02, 0.1, 0.2, 0.04, 0.12, 0.06, 0.02];
    for (const [n, { flowsPerMs }] of segments.entries()) expect(flowsPerMs).toBeCloseTo(expected[n]!, 12);
  });
});

describe('flows to expect', () => {
  it('are the rate times the length of the run, whatever comes after it', () => {
    expect(expectedFlows(made(poisson))).toBeCloseTo(200, 9);
    expect(expectedFlows(made(peak))).toBeCloseTo(200 + 2 * 80, 9);
    expect(expectedFlows(made(poisson, spike(9000, 50_000, 11)))).toBeCloseTo(400, 9);
    expect(expectedFlows(made(poisson, spike(50_000, 1000, 11)))).toBeCloseTo(200, 9);
  });

  it('are those replayed', () => {
    const flow = { src: '198.51.100.1', dst: '203.0.113.10', proto: 'tcp', sport: 1, dport: 2 } as const;
    const replay = made({ kind: 'replay', flows: [flow, flow, flow] });
    expect([expectedFlows(replay), rateSegments(replay)]).toEqual([3, []]);
  });
});
