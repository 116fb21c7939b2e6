import { namedScenarios } from './named';
import { patchScenario } from './patch';
import type { Fault, Scenario } from './schema';

const ZONES = ['A', 'B', 'C'];
const LBS = 50;
const BACKENDS = 1000;
/** New connections a second while no spike adds to them. */
export const FLOWS_PER_S = 1050;

const zoneOf = (index: number) => ZONES[index % ZONES.length]!;

const fault = (kind: Fault['kind'], target: string, atMs: number, untilMs: number, factor?: number): Fault => ({
  kind,
  target,
  atMs,
  forMs: untilMs - atMs,
  ...(factor === undefined ? {} : { factor }),
});

/**
 * A million requests, the scenario by which the engine's own cost is measured: 50 LBs and 1,000 backends in three
 * zones, every policy on that touches requests, eight faults.
 */
export const millionRequests: Scenario = patchScenario(namedScenarios.flagship, {
  durationMs: 60_000,
  topology: {
    lbs: Array.from({ length: LBS }, (_, i) => ({ id: `lb-${i}`, zone: zoneOf(i), tier: 'l7', weight: 1, cores: 8 })),
    backends: Array.from({ length: BACKENDS }, (_, i) => ({
      id: `be-${i}`,
      zone: zoneOf(i),
      weight: 1 + (i % 2),
      serviceMs: 20,
      concurrency: 8,
    })),
  },
  traffic: {
    arrivals: { kind: 'poisson', flowsPerS: FLOWS_PER_S },
    flowMs: 3000,
    requestIntervalMs: 200,
    returningShare: 0.5,
  },
  policies: {
    detection: { healthHook: { intervalMs: 500, failures: 3 }, daemonMs: [10, 50] },
    tls: { ticketKeys: 'per-lb' },
    lists: { spreadMs: 500 },
    ejection: {
      consecutive5xx: 5,
      intervalMs: 10_000,
      baseEjectionMs: 30_000,
      maxEjectionMs: 300_000,
      maxEjectionPercent: 2,
    },
    breaker: {
      failureRateThreshold: 50,
      windowSize: 100,
      minimumNumberOfCalls: 100,
      permittedInHalfOpen: 10,
      waitOpenMs: 1000,
    },
    retries: {
      attempts: 3,
      perTryTimeoutMs: 400,
      budget: { percent: 20, minConcurrency: 3 },
      avoidsFailed: true,
    },
  },
  faults: [
    fault('backend-grey', 'be-7', 6000, 36_000, 0.5),
    fault('lb-crash', 'lb-3', 12_000, 36_000),
    fault('proxy-death', 'lb-8', 15_000, 42_000),
    fault('list-skew', 'lb-20', 15_000, 36_000),
    fault('zone-partial', 'B', 18_000, 33_000, 0.1),
    fault('backend-slow', 'be-12', 21_000, 48_000, 20),
    fault('lb-hang', 'lb-30', 39_000, 54_000),
    fault('spike', '', 48_000, 54_000, 1.5),
  ],
});
