import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario, type ScenarioPatch } from '../../engine/scenario/patch';
import { simulate } from '../../engine/simulation/simulate';
import { describeView } from './describe/describe';
import { loadOf, phasesOf, tierLoads } from './storm';
import { viewOf } from './view';

const backend = (id: string, serviceMs: number, tier: number) => ({
  id,
  zone: 'A',
  weight: 1,
  serviceMs,
  concurrency: 1,
  tier,
});
const base = patchScenario(namedScenarios.flagship, {
  durationMs: 30_000,
  topology: { backends: [backend('web', 5, 0), backend('db', 10, 1)] },
  traffic: { arrivals: { kind: 'poisson', flowsPerS: 50 }, flowMs: 200, requestIntervalMs: 5000 },
  policies: { tls: { version: 'none' }, retries: { attempts: 3, where: 'every-tier' } },
});
const run = (patch: ScenarioPatch) => simulate(patchScenario(base, patch));
const failing = run({
  faults: [{ atMs: 10_000, kind: 'backend-grey', target: 'db', forMs: 10_000, factor: 1 }],
  policies: {
    breaker: {
      failureRateThreshold: 50,
      windowSize: 50,
      minimumNumberOfCalls: 50,
      permittedInHalfOpen: 5,
      waitOpenMs: 3000,
    },
  },
});

describe('the tiers of a storm', () => {
  it('a healthy system makes one call on each tier for a request, and loads it by rate times service time', () => {
    const view = viewOf(run({}), 8000);
    const [web, db] = tierLoads(view);
    expect(web!.perRequest).toBeCloseTo(1, 1);
    expect(db!.perRequest).toBeCloseTo(1, 1);
    expect(db!.load).toBeGreaterThan(0.4);
    expect(db!.load).toBeLessThan(0.8);
    expect(loadOf(view.run, view.windows, db!.backends) / loadOf(view.run, view.windows, web!.backends)).toBeCloseTo(
      2,
      1,
    );
  });

  it('a tier that only fails is called three times by each of three tries', () => {
    const windows = failing.windows.filter(({ fromMs, untilMs }) => fromMs >= 10_000 && untilMs <= 10_500);
    const calls = (index: number) => windows.reduce((sum, window) => sum + window.calls[index]!.begun, 0);
    expect(calls(1) / calls(0)).toBeGreaterThan(2);
    expect(calls(1) / calls(0)).toBeLessThan(3.5);
  });

  it('its way has a point for each window, marked while the fault lasts, and answers fall away', () => {
    const points = phasesOf(failing);
    expect(points).toBe(phasesOf(failing));
    const during = points.filter(({ isFault }) => isFault);
    expect(during[0]!.tMs).toBeGreaterThanOrEqual(10_000);
    expect(during.at(-1)!.tMs).toBeLessThan(20_000);
    expect(during.at(-1)!.answeredPerS).toBe(0);
    expect(points.at(-1)!.answeredPerS).toBeGreaterThan(30);
  });

  it('is told in words at three moments: well, failing behind an open breaker, well again', () => {
    const told = (tMs: number) => describeView('storm', viewOf(failing, tMs), 'en');
    expect(told(8000)).toMatch(/Calls for each request, tier by tier: 1\.?\d?, 1/);
    expect(told(8000)).toContain('LB_A: breaker closed.');
    const opened = failing.events.find((event) => event.kind === 'breaker' && event.state === 'OPEN')!;
    expect(told(opened.tMs + 100)).toContain('breaker open.');
    expect(told(29_000)).toContain('0% of recent requests failed.');
  });
});
