import { namedScenarios } from './named';
import { patchScenario } from './patch';
import type { Fault, Scenario } from './schema';

const ZONES = ['A', 'B', 'C'];
const LBS = 50;
const BACKENDS = 1000;
const FLOWS_PER_S = 1050;
const FLOW_MS = 3000;
const REQUEST_INTERVAL_MS = 200;
/** So many requests take a minute. */
const REQUESTS_PER_MS = 1_000_000 / 60_000;

const zoneOf = (index: number) => ZONES[index % ZONES.length]!;

/** What fails, and at which shares of the run. */
const TROUBLES: readonly (Omit<Fault, 'atMs' | 'forMs'> & { readonly from: number; readonly until: number })[] = [
  { kind: 'backend-grey', target: 'be-7', factor: 0.5, from: 0.1, until: 0.6 },
  { kind: 'lb-crash', target: 'lb-3', from: 0.2, until: 0.6 },
  { kind: 'proxy-death', target: 'lb-8', from: 0.25, until: 0.7 },
  { kind: 'zone-partial', target: 'B', factor: 0.1, from: 0.3, until: 0.55 },
  { kind: 'backend-slow', target: 'be-12', factor: 20, from: 0.35, until: 0.8 },
  { kind: 'list-skew', target: 'lb-20', from: 0.25, until: 0.6 },
  { kind: 'lb-hang', target: 'lb-30', from: 0.65, until: 0.9 },
  { kind: 'spike', target: '', factor: 1.5, from: 0.8, until: 0.9 },
];

/**
 * The scenario by which the engine's own cost is measured: 50 LBs and 1,000 backends in three zones, every policy on
 * that touches requests, eight faults. It lasts as long as so many requests take, about, and the faults with it.
 */
export function manyRequests(requests: number): Scenario {
  const durationMs = requests / REQUESTS_PER_MS;
  return patchScenario(namedScenarios.flagship, {
    durationMs,
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
      flowMs: FLOW_MS,
      requestIntervalMs: REQUEST_INTERVAL_MS,
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
    faults: TROUBLES.map(({ from, until, ...what }) => ({
      ...what,
      atMs: from * durationMs,
      forMs: (until - from) * durationMs,
    })),
  });
}
