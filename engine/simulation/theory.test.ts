import { describe, expect, it } from 'vitest';
import { remapShare } from '../ecmp/remap';
import { mmc } from '../queues/mmc';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import type { Scenario } from '../scenario/schema';
import type { Counts, Run } from './run';
import { simulate } from './simulate';

/**
 * In a steady state a run must agree with theory. Each figure is the mean over runs with seeds 1, 2, 3, …, and may lie
 * three standard errors of that mean away, as estimated over the seeds: 99.7 % of correct simulations pass. That error is
 * below a fortieth of the figure, so that one which is wrong by a tenth fails.
 */
const { flagship } = namedScenarios;

function expectMean(seeds: number, scenario: Scenario, figureOf: (run: Run) => number, theory: number): void {
  const figures = Array.from({ length: seeds }, (_, i) => figureOf(simulate({ ...scenario, seed: i + 1 })));
  const mean = figures.reduce((a, b) => a + b) / seeds;
  const variance = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0) / (seeds - 1);
  const standardError = Math.sqrt(variance / seeds);
  expect(standardError).toBeLessThan(theory / 40);
  expect(Math.abs(mean - theory)).toBeLessThan(3 * standardError);
}

const total = (run: Run, name: keyof Counts) => run.windows.reduce((sum, { counts }) => sum + counts[name], 0);
const box = (id: string) => ({ id, zone: 'A', tier: 'l7' as const, weight: 1, cores: 64 });

/** One backend of two workers, clients next to it, one request a connection: an M/M/2 queue and nothing else. */
const queue = (utilisation: number, durationMs: number) => {
  const serviceMs = 20;
  const flowsPerS = (utilisation * 2 * 1000) / serviceMs;
  const scenario = patchScenario(flagship, {
    durationMs,
    topology: {
      zones: ['A'],
      lbs: [box('lb-a')],
      backends: [{ id: 'a1', zone: 'A', weight: 1, serviceMs, concurrency: 2 }],
      clients: [{ id: 'clients-a', zone: 'A', rttMs: 0, share: 1 }],
    },
    traffic: { arrivals: { kind: 'poisson', flowsPerS }, flowMs: 10, requestIntervalMs: 86_400_000 },
    policies: { tls: { version: 'none' }, zone: { kind: 'any' } },
  });
  const theory = mmc({ arrivalsPerSecond: flowsPerS, servicesPerSecond: 1000 / serviceMs, servers: 2 });
  if (!theory.stable) throw new Error('a queue that grows has no steady state');
  return { scenario, flowsPerS, sojournMs: theory.meanWaitS * 1000 + serviceMs };
};

/** How many of the things of a run were under way, on average over its second half. */
function meanUnderWay(run: Run, spans: readonly (readonly [fromMs: number, untilMs: number])[]): number {
  const { durationMs } = run.scenario;
  const start = durationMs / 2;
  const within = spans.map(([fromMs, untilMs]) => Math.max(0, Math.min(untilMs, durationMs) - Math.max(fromMs, start)));
  return within.reduce((a, b) => a + b, 0) / (durationMs - start);
}

describe('Little’s law', () => {
  it('connections that are open are the rate times their life', () => {
    const scenario = patchScenario(flagship, {
      durationMs: 4000,
      topology: { clients: flagship.topology.clients.map((clients) => ({ ...clients, rttMs: 0 })) },
      traffic: { arrivals: { kind: 'poisson', flowsPerS: 50 }, flowMs: 400 },
    });
    const open = (run: Run) =>
      meanUnderWay(
        run,
        run.flows.map(({ openedMs, steps }) => [
          openedMs,
          steps.find(({ state }) => state === 'closed')?.tMs ?? Number.POSITIVE_INFINITY,
        ]),
      );
    expectMean(30, scenario, open, 50 * 0.4);
  });

  it('requests under way are the rate times the time that a queue of two servers takes', () => {
    const { scenario, flowsPerS, sojournMs } = queue(0.7, 3000);
    const underWay = (run: Run) =>
      meanUnderWay(
        run,
        run.flows.flatMap(({ requests }) => requests.map(({ sentMs, doneMs }) => [sentMs, doneMs] as const)),
      );
    expectMean(360, scenario, underWay, (flowsPerS / 1000) * sojournMs);
  });
});

it.each([0.5, 0.8])('requests wait at a backend as in an M/M/2 queue at utilisation %d', (utilisation) => {
  const { scenario, sojournMs } = queue(utilisation, 60_000);
  const meanLatencyMs = ({ windows }: Run) => {
    const steady = windows.slice(12);
    return (
      steady.reduce((sum, { latency }) => sum + latency.sum, 0) / steady.reduce((sum, { counts }) => sum + counts.ok, 0)
    );
  };
  expectMean(50, scenario, meanLatencyMs, sojournMs);
});

it.each([2, 3, 4])('of %d LBs with a ticket key each, 1/N of the clients that come back resume', (count) => {
  const scenario = patchScenario(flagship, {
    durationMs: 4000,
    topology: { lbs: Array.from({ length: count }, (_, i) => box(`lb-${i}`)) },
    traffic: { arrivals: { kind: 'poisson', flowsPerS: 200 }, flowMs: 100, returningShare: 1 },
    policies: { tls: { ticketKeys: 'per-lb' } },
  });
  const resumed = (run: Run) =>
    total(run, 'handshakesResumed') / (total(run, 'handshakesResumed') + total(run, 'handshakesFull'));
  expectMean(8, scenario, resumed, 1 / count);
});

it.each([
  ['hash-threshold', 1],
  ['hash-threshold', 3],
  ['modulo-n', 3],
  ['resilient', 3],
  ['hrw', 3],
] as const)(
  '%s: when next hop %d of 5 goes, the share of open connections that move is that of the formula',
  (algorithm, position) => {
    const scenario = patchScenario(flagship, {
      durationMs: 2000,
      topology: { lbs: Array.from({ length: 5 }, (_, i) => box(`lb-${i + 1}`)) },
      traffic: { arrivals: { kind: 'poisson', flowsPerS: 300 }, flowMs: 5000, requestIntervalMs: 2000 },
      policies: { ecmp: { algorithm, buckets: 500 } },
      faults: [{ atMs: 1500, kind: 'lb-crash', target: `lb-${position}`, forMs: null }],
    });
    const moved = ({ failovers }: Run) => failovers[0]!.moved / failovers[0]!.live;
    const theory = remapShare({ algorithm, operation: 'remove', nextHops: 5, position });
    expectMean(40, scenario, moved, theory.remapped.value);
  },
);

it('with failures of probability ½, three tries send 1 + ½ + ¼ calls and leave ⅛ failed', () => {
  const scenario = patchScenario(flagship, {
    durationMs: 6000,
    policies: { retries: { attempts: 3 } },
    faults: flagship.topology.backends.map(({ id }) => ({
      atMs: 0,
      kind: 'backend-grey',
      target: id,
      forMs: null,
      factor: 0.5,
    })),
  });
  expectMean(10, scenario, (run) => total(run, 'calls') / total(run, 'requests'), 1.75);
  expectMean(10, scenario, (run) => total(run, 'failed') / (total(run, 'ok') + total(run, 'failed')), 0.125);
});
