import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { zeroCounts } from '../simulation/recorder';
import type { Failover, MetricsWindow, Run } from '../simulation/run';
import { simulate } from '../simulation/simulate';
import { LogHistogram } from './logHistogram';
import { measure, measureNames } from './measures';

const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
const run = simulate(patchScenario(namedScenarios.flagship, { faults: [crash] }));
const calm = simulate(namedScenarios.flagship);
const subjects: Readonly<Record<string, string>> = {
  'lb.share': ':lb-b',
  'client.lbShare': ':clients-a>lb-b',
  'flows.openedShare': ':lb-b',
  'backend.share': ':a1',
  'zone.localShare': ':lb-b',
  'zone.share': ':lb-b>C',
  'ejection.afterMs': ':a1',
};

describe('measures', () => {
  it('every one answers with a number for a run that has a failover', () => {
    for (const name of measureNames) expect(measure(run, name + (subjects[name] ?? '')), name).not.toBeNaN();
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
    expect(() => measure(run, 'lb.share:lb-z')).toThrow('measure LB: expected one of lb-a, lb-b, lb-c, found "lb-z"');
    expect(() => measure(run, 'zone.share:lb-a>Q')).toThrow('measure zone: expected one of A, B, C, found "Q"');
    expect(() => measure(calm, 'outage.detectMs')).toThrow('a scenario with a fault of an LB');
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
/** A run as small as it can be, every figure of it known. */
const made: Run = {
  ...calm,
  events: [
    { tMs: 100, kind: 'flow-moved', flow: 0, from: 'lb-a', lb: 'lb-b', needless: false },
    { tMs: 100, kind: 'flow-moved', flow: 1, from: 'lb-a', lb: 'lb-c', needless: false },
  ],
  flows: [
    { ...calm.flows[0]!, steps: [{ ...calm.flows[0]!.steps[0]!, tMs: 100, state: 'broken' }] },
    { ...calm.flows[0]!, steps: [{ ...calm.flows[0]!.steps[0]!, tMs: 99, state: 'broken' }] },
  ],
  failovers: [failover, { ...failover, movedNeedlessly: 7 }],
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
      { requests: 12, ok: 12, lost: 3, handshakesResumed: 4, crossZoneKib: 2 ** 20, calls: 13 },
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
    ['outage.failedSeconds', 4],
    ['connections.brokenCount', 1],
    ['connections.brokenShareOfHit', 0.25],
    ['flows.movedShare', 0.5],
    ['flows.needlessShare', 0.125],
    ['flows.ownShare', 0.375],
    ['flows.needlessShareOfSurvivors', 0.2],
    ['flows.needlessCount', 12],
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
