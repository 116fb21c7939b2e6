import { describe, expect, it } from 'vitest';
import { LogHistogram } from '../metrics/logHistogram';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { type Counts, type MetricsWindow, zeroCounts } from '../simulation/run';
import {
  backendShares,
  countsIn,
  cpuLoad,
  crossingIn,
  crossShare,
  failedShare,
  histogramIn,
  lbShares,
  lengthMs,
  opensByLb,
  opensByRegion,
  pointsOf,
  ratio,
  regionShares,
  requestsByZone,
  resumedShare,
  type Stretch,
  sharesOf,
  tableIn,
  unansweredIn,
  zoneShares,
} from './windows';

/** Two zones, each a region; an LB in each; two groups of clients. */
const scenario = patchScenario(namedScenarios.flagship, {
  topology: {
    zones: ['A', 'B'],
    regions: [
      { id: 'west', zones: ['A'], vip: '203.0.113.10' },
      { id: 'east', zones: ['B'], vip: '203.0.113.20' },
    ],
    lbs: [
      { id: 'lb-a', zone: 'A', tier: 'l7', weight: 1, cores: 2 },
      { id: 'lb-b', zone: 'B', tier: 'l7', weight: 1, cores: 4 },
    ],
    backends: ['A', 'B'].map((zone, n) => ({ id: `b${n}`, zone, weight: 1, serviceMs: 1, concurrency: 1 })),
    clients: ['A', 'B'].map((zone, n) => ({ id: `c${n}`, zone, rttMs: 1, share: 1 })),
  },
  policies: { tls: { version: '1.3', fullCpuMs: 2, resumedCpuMs: 1 }, cost: { crossZoneUsdPerGib: 0.02 } },
  faults: [],
});

function windowOf(n: number, counts: Partial<Counts>, requests: number[], opens: number[]): MetricsWindow {
  const latency = new LogHistogram();
  latency.record(10 * (n + 1));
  return {
    fromMs: 100 * n,
    untilMs: 100 * (n + 1),
    counts: { ...zeroCounts(), ...counts },
    latency: latency.snapshot(),
    handshakeWait: new LogHistogram().snapshot(),
    opensByClientsAndLb: opens,
    requestsByLbAndZone: requests,
    requestsByBackend: [requests[0]! + requests[2]!, requests[1]! + requests[3]!],
    calls: [],
    longestWaitMs: 0,
  };
}

const KIB_PER_GIB = 1024 ** 2;
const windows = [
  windowOf(0, { ok: 2, failed: 1, lost: 4, crossZoneKib: KIB_PER_GIB }, [4, 1, 0, 2], [3, 0, 0, 2]),
  windowOf(
    1,
    { ok: 1, handshakesFull: 6, handshakesResumed: 2, crossZoneKib: KIB_PER_GIB },
    [2, 3, 1, 3],
    [1, 1, 0, 1],
  ),
];
const stretch: Stretch = { scenario, windows };
const nothing: Stretch = { scenario, windows: [] };

describe('windows that follow each other', () => {
  it('last from the start of the first to the end of the last', () => {
    expect([lengthMs(windows), lengthMs(windows.slice(1)), lengthMs([])]).toEqual([200, 100, 0]);
  });

  it('add up counter by counter, table by table, and their histograms merge', () => {
    expect(countsIn(windows)).toMatchObject({ ok: 3, failed: 1, lost: 4, handshakesFull: 6, requests: 0 });
    expect(tableIn(windows, 'requestsByLbAndZone')).toEqual([6, 4, 1, 5]);
    expect(tableIn(windows, 'requestsByLbAndZone', 1, 3)).toEqual([4, 1]);
    expect(tableIn([], 'requestsByBackend')).toEqual([]);
    expect(histogramIn(windows, 'latency').count).toBe(2);
  });

  it('make points of so many, the last of what is left', () => {
    expect(pointsOf([...windows, ...windows, windows[0]!], 2).map((point) => point.length)).toEqual([2, 2, 1]);
  });
});

describe('shares', () => {
  it('are parts of a sum, and of nothing no number', () => {
    expect([ratio(1, 4), ratio(0, 0), ratio(1, 0)]).toEqual([0.25, Number.NaN, Number.NaN]);
    expect(sharesOf([1, 3])).toEqual([0.25, 0.75]);
    expect(sharesOf([0, 0])).toEqual([Number.NaN, Number.NaN]);
  });

  it('of requests: by zone, LB and backend, and across zones', () => {
    expect([requestsByZone(stretch, 0), requestsByZone(stretch, 1)]).toEqual([
      [6, 4],
      [1, 5],
    ]);
    expect(zoneShares(stretch, 0)).toEqual([0.6, 0.4]);
    expect(lbShares(stretch)).toEqual([10 / 16, 6 / 16]);
    expect(backendShares(stretch)).toEqual([7 / 16, 9 / 16]);
    expect(crossShare(stretch)).toBe(5 / 16);
    expect(crossShare(nothing)).toBeNaN();
  });

  it('of new connections: by LB and region', () => {
    expect([opensByLb(stretch, 0), opensByLb(stretch, 1)]).toEqual([
      [4, 1],
      [0, 3],
    ]);
    expect(opensByRegion(stretch, 0)).toEqual([4, 1]);
    expect(regionShares(stretch)).toEqual([0.5, 0.5]);
  });

  it('of what ended, and of handshakes', () => {
    const counts = countsIn(windows);
    expect([unansweredIn(counts), failedShare(counts), resumedShare(counts)]).toEqual([5, 0.25, 0.25]);
  });
});

it('crossing costs by the GiB, and a month of 730 hours as the stretch', () => {
  const { gib, usdPerMonth } = crossingIn(stretch);
  expect(gib).toBe(2);
  expect(usdPerMonth).toBeCloseTo(0.04 * ((730 * 3600 * 1000) / 200), 6);
});

it('handshakes load an LB by their CPU time over that of its cores; unknown ones are full', () => {
  const meanMs = 0.25 * 1 + 0.75 * 2;
  expect(cpuLoad(stretch, 0)).toBeCloseTo((4 * meanMs) / (2 * 200), 12);
  expect(cpuLoad(stretch, 1)).toBeCloseTo((4 * meanMs) / (4 * 200), 12);
  expect(cpuLoad({ scenario, windows: windows.slice(0, 1) }, 0)).toBeCloseTo((3 * 2) / (2 * 100), 12);
});
