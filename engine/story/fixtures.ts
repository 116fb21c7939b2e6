import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault } from '../scenario/schema';
import { simulate } from '../simulation/simulate';

/** Runs that the tests of figures and the tests of words share. */

/** a1 dies for six seconds, c2 fails every request; ejection and checks find out. */
export const illBackends = simulate(
  patchScenario(namedScenarios.flagship, {
    durationMs: 12_000,
    policies: {
      zone: { kind: 'any' },
      health: { unhealthyAfter: 3 },
      ejection: {
        consecutive5xx: 5,
        intervalMs: 1000,
        baseEjectionMs: 2000,
        maxEjectionMs: 10_000,
        maxEjectionPercent: 40,
      },
    },
    faults: [
      { atMs: 2000, kind: 'backend-crash', target: 'a1', forMs: 6000 },
      { atMs: 2000, kind: 'backend-grey', target: 'c2', forMs: null, factor: 1 },
    ],
  }),
);

const backend = (id: string, serviceMs: number, tier: number) => ({
  id,
  zone: 'A',
  weight: 1,
  serviceMs,
  concurrency: 1,
  tier,
});
const twoTiers = patchScenario(namedScenarios.flagship, {
  durationMs: 30_000,
  topology: { backends: [backend('web', 5, 0), backend('db', 10, 1)] },
  traffic: { arrivals: { kind: 'poisson', flowsPerS: 50 }, flowMs: 200, requestIntervalMs: 5000 },
  policies: { tls: { version: 'none' }, retries: { attempts: 3, where: 'every-tier' } },
});
/** Two tiers of backends, the second of which is called by the first. */
export const stormRun = (patch: ScenarioPatch) => simulate(patchScenario(twoTiers, patch));
/** The second tier fails every call for ten seconds. */
export const failing = stormRun({
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

export const watched = patchScenario(namedScenarios.flagship, {
  durationMs: 24_000,
  policies: {
    zone: { kind: 'any' },
    retries: { attempts: 2 },
    breaker: {
      failureRateThreshold: 50,
      windowSize: 50,
      minimumNumberOfCalls: 50,
      permittedInHalfOpen: 5,
      waitOpenMs: 2000,
    },
  },
});
const withFaults = (...faults: Fault[]) => simulate(patchScenario(watched, { faults }));
const fault = (kind: Fault['kind'], target: string, more: Partial<Fault> = {}): Fault => ({
  atMs: 8000,
  kind,
  target,
  forMs: 8000,
  ...more,
});
/** One backend grey, one dead, one drained. */
export const incident = withFaults(
  fault('backend-grey', 'a2', { factor: 0.5 }),
  fault('backend-crash', 'b1'),
  fault('drain', 'c3'),
);
export const allIll = withFaults(
  ...['a', 'b', 'c'].flatMap((zone) => [1, 2, 3].map((n) => fault('backend-grey', `${zone}${n}`, { factor: 1 }))),
);
