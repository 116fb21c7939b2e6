import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { type Failover, type FlowState, type MetricsWindow, type Run, zeroCounts } from '../simulation/run';
import { simulate } from '../simulation/simulate';
import type { Movement } from '../story/movement';
import { LogHistogram } from './logHistogram';
import { directionOf, measure, measureNames, measureOf } from './measures';

const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
const run = simulate(patchScenario(namedScenarios.flagship, { faults: [crash] }));
const calm = simulate(namedScenarios.flagship);
const subjects = {
  none: '',
  lb: ':lb-b',
  backend: ':a1',
  region: ':region',
  'lb>zone': ':lb-b>C',
  'clients>lb': ':clients-a>lb-b',
} as const;

describe('measures', () => {
  it('every one answers with a number for a run that has a failover', () => {
    for (const name of measureNames) expect(measure(run, name + subjects[measureOf(name).subject]), name).not.toBeNaN();
  });

  it('shares of a whole add up to it', () => {
    const sum = (names: readonly string[]) => names.reduce((total, name) => total + measure(run, name), 0);
    expect(sum(['lb.share:lb-a', 'lb.share:lb-b', 'lb.share:lb-c'])).toBeCloseTo(1);
    expect(sum(['a', 'b', 'c'].flatMap((zone) => [1, 2, 3].map((n) => `backend.share:${zone}${n}`)))).toBeCloseTo(1);
    expect(sum(['zone.share:lb-b>A', 'zone.share:lb-b>B', 'zone.share:lb-b>C'])).toBeCloseTo(1);
    expect(sum(['flows.ownShare', 'flows.needlessShare'])).toBeCloseTo(measure(run, 'flows.movedShare'));
  });

  it('flows count where they were opened, in the span in which they were', () => {
    const shares = (span: { fromMs?: number; untilMs?: number }) =>
      ['a', 'b', 'c'].map((lb) => measure(run, `flows.openedShare:lb-${lb}`, span));
    const [before, after] = [shares({ untilMs: 4000 }), shares({ fromMs: 4000 })];
    for (const whole of [before, after]) expect(whole.reduce((a, b) => a + b)).toBeCloseTo(1);
    expect(before[0]).toBeGreaterThan(0.2);
    expect(after[0]).toBe(0);
    expect(shares({ fromMs: 1, untilMs: 2 })).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it('a flow that is opened as a span ends is of the next one', () => {
    const steady = simulate(
      patchScenario(namedScenarios.flagship, { traffic: { arrivals: { kind: 'steady', flowsPerS: 10 } } }),
    );
    for (let fromMs = 100; fromMs < 5000; fromMs += 100) {
      const share = (lb: string) => measure(steady, `flows.openedShare:lb-${lb}`, { fromMs, untilMs: fromMs + 100 });
      expect(['a', 'b', 'c'].map(share).sort(), `${fromMs}`).toEqual([0, 0, 1]);
    }
  });

  it('a span counts the windows that lie in it whole', () => {
    const parts = measure(run, 'requests.count', { untilMs: 4000 }) + measure(run, 'requests.count', { fromMs: 4000 });
    expect(parts).toBe(measure(run, 'requests.count'));
    expect(measure(run, 'requests.count', { fromMs: 4001, untilMs: 4099 })).toBe(0);
    expect(measure(run, 'lb.share:lb-a', { fromMs: 4100 })).toBe(0);
  });

  it('dollars a month are GiB between zones, over the span, by the price', () => {
    const any = simulate(patchScenario(namedScenarios.flagship, { policies: { zone: { kind: 'any' } } }));
    const perRunUsd = measure(any, 'crossZone.gib') * 0.02;
    expect(measure(any, 'crossZone.usdPerMonth')).toBeCloseTo((perRunUsd * 730 * 3600) / 12, 6);
    expect(measure(calm, 'crossZone.usdPerMonth')).toBe(0);
  });

  it('what never happened takes for ever', () => {
    const hung = simulate(patchScenario(namedScenarios['one-lb'], { faults: [{ ...crash, kind: 'lb-hang' }] }));
    expect(measure(hung, 'outage.detectMs')).toBe(Number.POSITIVE_INFINITY);
    expect(measure(hung, 'outage.firstAnswerMs')).toBe(Number.POSITIVE_INFINITY);
    expect(measure(hung, 'outage.clientMs')).toBe(Number.POSITIVE_INFINITY);
  });

  it('an unknown name or subject, and a failover that was not, are refused by name', () => {
    expect(() => measure(run, 'outage.feeling')).toThrow('measure: expected one of outage.detectMs');
    expect(() => measure(run, 'lb.share:lb-z')).toThrow(
      'measure lb.share: expected lb: one of lb-a, lb-b, lb-c, found "lb-z"',
    );
    expect(() => measure(run, 'zone.share:lb-a>Q')).toThrow(
      'measure zone.share: expected lb>zone: one of lb-a, lb-b, lb-c > one of A, B, C, found "lb-a>Q"',
    );
    for (const name of ['lb.share', 'zone.share:lb-a', 'zone.share:lb-a>A>A', 'backend.share:lb-a', 'region.share:eu'])
      expect(() => measure(run, name)).toThrow(`measure ${name.split(':')[0]}: expected`);
    expect(() => measure(run, 'requests.count:lb-a')).toThrow('expected no subject, found "lb-a"');
    expect(() => measure(calm, 'outage.detectMs')).toThrow('a scenario with a fault of an LB');
  });

  it('say which is better, and refuse to where neither is', () => {
    expect(['outage.clientMs', 'tls.resumedShare'].map(directionOf)).toEqual(['less', 'more']);
    expect(() => directionOf('lb.share:lb-a')).toThrow('one of which less or more is better');
  });

  it('a backend is busy by rate times service time, and holds as many calls as Little’s law says', () => {
    const seconds = calm.scenario.durationMs / 1000;
    const perS = (measure(calm, 'requests.count') * measure(calm, 'backend.share:a1')) / seconds;
    expect(measure(calm, 'backend.utilisation:a1') * 32).toBeCloseTo(perS * 0.005, 1);
    const underWay = (perS * measure(calm, 'backend.meanMs:a1')) / 1000;
    expect(Math.abs(measure(calm, 'backend.underWay:a1') / underWay - 1)).toBeLessThan(0.02);
  });

  it('seconds without an answer do not depend on how long the run goes on afterwards', () => {
    const hang = { atMs: 4000, kind: 'lb-hang', target: 'lb-a', forMs: 2000 } as const;
    const seconds = [12_000, 240_000].map((durationMs) =>
      measure(
        simulate(patchScenario(namedScenarios['one-lb'], { durationMs, faults: [hang] })),
        'outage.failedSeconds',
      ),
    );
    expect(seconds[0]).toBeGreaterThan(2);
    expect(seconds[1]).toBeCloseTo(seconds[0]!, 6);
  });

  it('the longest wait is that of a client hit at once, to its next answer or to the end', () => {
    const hang = { atMs: 4000, kind: 'lb-hang', target: 'lb-a', forMs: 2000 } as const;
    const over = simulate(patchScenario(namedScenarios['one-lb'], { faults: [hang] }));
    expect(measure(over, 'outage.worstMs')).toBeGreaterThan(2000);
    expect(measure(over, 'outage.worstMs')).toBeLessThan(6000);
    const forGood = simulate(patchScenario(namedScenarios['one-lb'], { faults: [{ ...hang, forMs: null }] }));
    expect(measure(forGood, 'outage.worstMs')).toBeGreaterThan(7000);
    // A request that was under way when it hung was sent before.
    expect(measure(forGood, 'outage.worstMs')).toBeLessThan(8200);
    expect(measure(calm, 'outage.worstMs')).toBe(0);
  });
});

function histogramOf(...values: number[]) {
  const histogram = new LogHistogram();
  for (const value of values) histogram.record(value);
  return histogram.snapshot();
}

const windowOf = (fromMs: number, counts: Partial<MetricsWindow['counts']>, rest: Partial<MetricsWindow>) => ({
  fromMs,
  untilMs: fromMs + 2000,
  counts: { ...zeroCounts(), ...counts },
  latency: histogramOf(),
  handshakeWait: histogramOf(),
  opensByClientsAndLb: Array<number>(9).fill(0),
  requestsByLbAndZone: Array<number>(9).fill(0),
  requestsByBackend: Array<number>(9).fill(0),
  calls: [],
  longestWaitMs: 0,
  ...rest,
});
const failover: Failover = {
  ...run.failovers[0]!,
  hit: 10,
  detectMs: 250,
  firstAnswerMs: 300,
  lastAnswerMs: 900,
  recovered: 7,
  ended: 3,
  intact: 6,
  broken: 2,
  live: 40,
  moved: 20,
  movedNeedlessly: 5,
};
const stepOf = (state: FlowState, movement: Movement) => ({ ...calm.flows[0]!.steps[0]!, state, movement });

/** A run as small as it can be, every figure of it known. */
const made: Run = {
  ...calm,
  flows: [
    { ...calm.flows[0]!, steps: [stepOf('open', 'moved'), stepOf('broken', 'kept')] },
    { ...calm.flows[0]!, steps: [stepOf('broken', 'kept'), stepOf('open', 'needless'), stepOf('open', 'kept')] },
    { ...calm.flows[0]!, steps: [stepOf('open', 'rerouted')] },
  ],
  failovers: [failover],
  unanswered: [
    { fromMs: 500, untilMs: 700 },
    { fromMs: 1900, untilMs: 3200 },
  ],
  windows: [
    windowOf(
      0,
      {
        requests: 8,
        ok: 6,
        failed: 2,
        broken: 1,
        handshakesFull: 3,
        handshakesResumed: 1,
        crossZoneKib: 2 ** 20,
        calls: 12,
        retries: 4,
        refusedByBreaker: 2,
        refusedByLimit: 3,
        rerouted: 3,
        moved: 20,
        movedNeedlessly: 5,
      },
      {
        latency: histogramOf(8, 8),
        handshakeWait: histogramOf(2, 2),
        opensByClientsAndLb: [1, 3, 0, 9, 9, 9, 9, 9, 9],
        requestsByLbAndZone: [1, 1, 1, 2, 1, 1, 0, 0, 0],
        requestsByBackend: [1, 0, 0, 0, 0, 0, 0, 0, 1],
      },
    ),
    windowOf(
      2000,
      {
        requests: 12,
        ok: 12,
        lost: 3,
        moved: 9,
        movedNeedlessly: 7,
        handshakesResumed: 4,
        crossZoneKib: 2 ** 20,
        calls: 13,
      },
      {
        latency: histogramOf(8, 64),
        handshakeWait: histogramOf(2, 16),
        opensByClientsAndLb: [1, 1, 2, 9, 9, 9, 9, 9, 9],
        requestsByLbAndZone: [0, 1, 0, 0, 2, 4, 0, 0, 6],
        requestsByBackend: [2, 0, 0, 0, 0, 0, 0, 0, 4],
      },
    ),
    windowOf(4000, { requests: 20, ok: 20, calls: 15 }, {}),
  ],
};

describe('of a run whose every figure is known', () => {
  it.each([
    ['outage.detectMs', 250],
    ['outage.firstAnswerMs', 300],
    ['outage.clientMs', 900],
    ['outage.failedSeconds', 1.5],
    ['outage.worstMs', 0],
    ['connections.brokenCount', 1],
    ['connections.brokenShareOfHit', 0.25],
    ['flows.movedShare', 0.5],
    ['flows.needlessShare', 0.125],
    ['flows.ownShare', 0.375],
    ['flows.needlessShareOfSurvivors', 0.2],
    ['flows.needlessCount', 12],
    ['flows.movedCount', 29],
    ['flows.reroutedCount', 3],
    ['requests.refusedShare', 0.05],
    ['latency.meanMs', 22],
    ['flows.sameBackendShare', 0.5],
    ['requests.count', 40],
    ['requests.failedShare', 0.05],
    ['latency.p50Ms', 8],
    ['latency.p99Ms', 64],
    ['handshake.p50WaitMs', 2],
    ['handshake.p99WaitMs', 16],
    ['tls.resumedShare', 0.625],
    ['tls.fullCount', 3],
    ['tls.resumedCount', 5],
    ['retries.count', 4],
    ['retries.amplification', 1],
    ['breaker.refusedCount', 2],
    ['limits.refusedCount', 3],
    ['lb.share:lb-b', 0.5],
    ['client.lbShare:clients-a>lb-b', 0.5],
    ['client.lbShare:clients-b>lb-b', 1 / 3],
    ['backend.share:a1', 0.375],
    ['backend.maxShare', 0.625],
    ['zone.localShare:lb-b', 0.3],
    ['zone.share:lb-a>B', 0.5],
    ['crossZone.gib', 2],
    ['crossZone.usdPerMonth', (2 * 0.02 * 730 * 3600) / 6],
  ])('%s is %d', (name, value) => {
    // A quantile is right to half a bucket.
    if (name.endsWith('p50Ms') || name.endsWith('WaitMs')) expect(measure(made, name) / value).toBeCloseTo(1, 1);
    else expect(measure(made, name)).toBeCloseTo(value, 9);
  });

  it('seconds of a span are cut at its ends', () => {
    expect(measure(made, 'outage.failedSeconds', { fromMs: 600, untilMs: 2000 })).toBeCloseTo(0.2);
  });

  it('a client that waits to the end of the run waits for ever', () => {
    const waiting = { ...made, failovers: [{ ...failover, hit: 11 }] };
    expect(measure(waiting, 'outage.clientMs')).toBe(Number.POSITIVE_INFINITY);
  });

  it('a single request is a whole', () => {
    const single = { ...made, windows: [windowOf(0, { failed: 1 }, {})] };
    expect(measure(single, 'requests.failedShare')).toBe(1);
  });

  it('nothing is a share of nothing', () => {
    expect(measure({ ...made, windows: [] }, 'requests.failedShare')).toBeNaN();
    expect(measure({ ...made, windows: [] }, 'latency.p99Ms')).toBeNaN();
    expect(measure({ ...made, windows: [] }, 'crossZone.usdPerMonth')).toBeNaN();
  });
});
