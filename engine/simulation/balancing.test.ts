import { describe, expect, it } from 'vitest';
import { HostSet } from '../balance/hostSet';
import type { BalanceKind } from '../balance/kinds';
import { supermarketTime } from '../queues/supermarket';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import type { Fault, Policies, Scenario } from '../scenario/schema';
import { Balancing } from './balancing';
import { LbBox } from './boxes';
import type { Pool } from './rotation';
import type { MetricsWindow, Run } from './run';
import { simulate } from './simulate';

/**
 * What many LBs make of an algorithm that is the best for one, and other things that only whole runs show. Each figure
 * is a mean over nine tenths of a run (the first is dropped); its standard error comes from nine batches. It may lie
 * three standard errors from theory, and √2 times as many from the figure of another simulation of as many requests.
 */
const SERVICE_MS = 100;

interface Fleet {
  readonly kind: BalanceKind;
  readonly lbs: number;
  readonly backends: number;
  readonly workers?: number;
  /** Of the capacity of all backends. */
  readonly utilisation: number;
  readonly durationMs: number;
  /** Mean service time of each backend, in service times; 1, if absent. */
  readonly slowness?: readonly number[];
  readonly policies?: Partial<Policies>;
}

/** One request a connection, clients next to LBs that cost no time: the LBs' choices and queues, and nothing else. */
function scenarioOf({
  kind,
  lbs,
  backends,
  workers = 1,
  utilisation,
  durationMs,
  slowness,
  policies,
}: Fleet): Scenario {
  const serviceMs = Array.from({ length: backends }, (_, i) => SERVICE_MS * (slowness?.[i] ?? 1));
  const capacityPerS = serviceMs.reduce((sum, ms) => sum + (workers * 1000) / ms, 0);
  const box = { zone: 'A', tier: 'l7' as const, weight: 1, cores: 1 };
  return patchScenario(namedScenarios.flagship, {
    durationMs,
    sampledFlows: 1,
    topology: {
      zones: ['A'],
      lbs: Array.from({ length: lbs }, (_, i) => ({ id: `lb-${i}`, ...box })),
      backends: serviceMs.map((ms, i) => ({ id: `b-${i}`, zone: 'A', weight: 1, serviceMs: ms, concurrency: workers })),
      clients: [{ id: 'clients-a', zone: 'A', rttMs: 0, share: 1 }],
    },
    traffic: {
      arrivals: { kind: 'poisson', flowsPerS: utilisation * capacityPerS },
      flowMs: 1,
      requestIntervalMs: 86_400_000,
    },
    policies: { tls: { version: 'none' }, zone: { kind: 'any' }, balance: { kind }, ...policies },
  });
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Mean of a figure over the batches of a run, and its standard error. */
function steady(run: Run, figureOf: (windows: readonly MetricsWindow[]) => number) {
  const tenth = run.windows.length / 10;
  const figures = Array.from({ length: 9 }, (_, i) => figureOf(run.windows.slice((i + 1) * tenth, (i + 2) * tenth)));
  const mean = sumOf(figures) / 9;
  return { mean, error: Math.sqrt(sumOf(figures.map((figure) => (figure - mean) ** 2)) / 8 / 9) };
}

/** Mean time of a request, in service times. */
const meanTime = (run: Run) =>
  steady(
    run,
    (windows) =>
      sumOf(windows.map(({ latency }) => latency.sum)) / sumOf(windows.map(({ counts }) => counts.ok)) / SERVICE_MS,
  );

const shareOfFirst = (run: Run) =>
  steady(run, (windows) => {
    const requests = windows.map(({ requestsByBackend }) => requestsByBackend);
    return sumOf(requests.map(([first]) => first!)) / sumOf(requests.flat());
  });

function expectNear({ mean, error }: { mean: number; error: number }, expected: number, errors: number): void {
  expect(Math.abs(mean - expected)).toBeLessThan(errors * error);
}
const OF_THEORY = 3;
const OF_ANOTHER_RUN = 3 * Math.SQRT2;

describe('mean time with 30 backends at 0.8, in service times', () => {
  const timeOf = (kind: BalanceKind, lbs: number) =>
    meanTime(simulate(scenarioOf({ kind, lbs, backends: 30, utilisation: 0.8, durationMs: 500_000 })));

  it('random is thirty M/M/1 queues', () => expectNear(timeOf('random', 1), 1 / (1 - 0.8), OF_THEORY));

  it.each([
    ['round-robin', 1, 2.81],
    ['least-request', 1, 2.03],
    ['full-scan', 1, 1.09],
    ['round-robin', 30, 3.83],
    ['least-request', 30, 3.76],
    ['full-scan', 30, 3.64],
  ] as const)('%s under %d LBs: %d', (kind, lbs, time) => expectNear(timeOf(kind, lbs), time, OF_ANOTHER_RUN));
});

it('two choices of 500 at 0.9 take what the supermarket model says', () => {
  const run = simulate(
    scenarioOf({ kind: 'least-request', lbs: 1, backends: 500, utilisation: 0.9, durationMs: 100_000 }),
  );
  const theory = supermarketTime(0.9, 2);
  const time = meanTime(run);
  expect(time.error).toBeLessThan(theory / 40);
  expectNear(time, theory, OF_THEORY);
});

it.each([
  [1, 2.3],
  [30, 6.95],
])('two choices with a third of the hosts half as fast, %d LBs at 0.7: %d', (lbs, time) => {
  const slowness = Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? 2 : 1));
  const fleet = { kind: 'least-request', lbs, backends: 30, utilisation: 0.7, durationMs: 400_000, slowness } as const;
  expectNear(meanTime(simulate(scenarioOf(fleet))), time, OF_ANOTHER_RUN);
});

describe('of nine hosts one answers at once, and an LB cannot know that it answers with errors: its share', () => {
  it.each([
    ['round-robin', 1, 1 / 9],
    ['least-request', 1, 0.2084],
    ['full-scan', 1, 0.8243],
    ['round-robin', 30, 1 / 9],
    ['least-request', 30, 0.1257],
    ['full-scan', 30, 0.1319],
  ] as const)('%s, %d LBs: %d', (kind, lbs, share) => {
    const scenario = scenarioOf({ kind, lbs, backends: 9, workers: 8, utilisation: 0.6, durationMs: 120_000 });
    const [first, ...others] = scenario.topology.backends;
    const backends = [{ ...first!, serviceMs: 0.01 }, ...others];
    const measured = shareOfFirst(simulate(patchScenario(scenario, { topology: { backends } })));
    // Turns are even to a request: there is no error to compare with.
    if (kind === 'round-robin') expect(measured.mean).toBeCloseTo(share, 3);
    else expectNear(measured, share, OF_ANOTHER_RUN);
  });
});

describe('of nine hosts one comes back empty', () => {
  /** The requests after its return, in order: whether each went to it. */
  function afterReturn(kind: BalanceKind, policies: Partial<Policies> = {}, fault: Fault['kind'] = 'backend-crash') {
    const scenario = patchScenario(
      scenarioOf({ kind, lbs: 1, backends: 9, workers: 8, utilisation: 0.6, durationMs: 30_000, policies }),
      {
        sampledFlows: 10_000,
        policies: {
          health: {
            intervalMs: 1000,
            timeoutMs: 500,
            unhealthyAfter: 1,
            healthyAfter: 1,
          },
        },
        faults: [
          { atMs: 2000, kind: fault, target: 'b-0', forMs: 5000, ...(fault === 'backend-grey' && { factor: 1 }) },
        ],
      },
    );
    const { events, flows } = simulate(scenario);
    const backMs = events.find(({ kind }) => kind === 'backend-restored' || kind === 'backend-readmitted')!.tMs;
    const requests = flows.flatMap((flow) => flow.requests).sort((a, b) => a.sentMs - b.sentMs);
    return requests.flatMap(({ sentMs, backend }) =>
      sentMs >= backMs && sentMs < backMs + 10_000 ? [backend === 0] : [],
    );
  }
  const shareIn = (went: readonly boolean[]) => went.filter(Boolean).length / went.length;

  it('a full scan sends it what comes first, until it is as busy as the others', () => {
    const went = afterReturn('full-scan');
    expect(went[0]).toBe(true);
    // Of a first round of nine its even share would be one.
    expect(went.slice(0, 9).filter(Boolean).length).toBeGreaterThanOrEqual(2);
    expect(shareIn(went)).toBeLessThan(2 / 9);
  });

  it('two choices never send it more than 1 − (1 − 1/n)²', () => {
    const went = afterReturn('least-request');
    const most = 1 - (8 / 9) ** 2;
    expect(shareIn(went.slice(0, 50))).toBeLessThan(most + 3 * Math.sqrt((most * (1 - most)) / 50));
    expect(shareIn(went)).toBeLessThan(most);
  });

  it('slow start keeps it to f / (n − 1 + f), f the part of the window that has passed', () => {
    const went = afterReturn('round-robin', { slowStart: { windowMs: 20_000, minWeightPercent: 1 } });
    const parts = went.map((_, i) => (0.5 * (i + 0.5)) / went.length);
    const expected = sumOf(parts.map((f) => f / (8 + f))) / parts.length;
    expect(Math.abs(shareIn(went) - expected)).toBeLessThan(0.1 * expected);
    expect(shareIn(went)).toBeLessThan(1 / 9 / 3);
  });

  it('after an ejection it has its even share at once: it never was out of the list', () => {
    const ejection = {
      consecutive5xx: 5,
      intervalMs: 1000,
      baseEjectionMs: 6000,
      maxEjectionMs: 60_000,
      unejectOnPass: false,
    };
    const policies = {
      slowStart: { windowMs: 20_000, minWeightPercent: 1 },
      ejection: { ...ejection, maxEjectionPercent: 20 },
    };
    const went = afterReturn('round-robin', policies, 'backend-grey');
    expect(shareIn(went)).toBeCloseTo(1 / 9, 3);
  });
});

it('a balancer goes on over a view that is made anew, as long as its hosts are the same', () => {
  const scenario = scenarioOf({ kind: 'round-robin', lbs: 1, backends: 3, utilisation: 0.5, durationMs: 1000 });
  const balancing = new Balancing(scenario, new LbBox(scenario.topology.lbs[0]!, 0), 0);
  const poolAnew = (): Pool => {
    const set = new HostSet([1, 2, 3].map((weight, index) => ({ index, key: `b-${index}`, weight })));
    return { scope: 'all', zone: null, isPanic: false, name: 'all', set };
  };
  const ask = { nowMs: 0, hash: { hi: 0, lo: 0 }, attempt: 0, draw: () => 0 };
  const picks = Array.from({ length: 6 }, () => balancing.pick(poolAnew(), ask, null));
  // Each as often as its weight: a schedule that began again would give one and the same.
  expect(picks.toSorted()).toEqual([0, 1, 1, 2, 2, 2]);
});
