import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import { SAMPLED_FLOWS } from '../scenario/schema';
import { Flow } from './flow';
import { Recorder } from './recorder';
import type { World } from './run';

/** Windows of 100 ms. */
const base = patchScenario(namedScenarios.flagship, { durationMs: 12_000 });
const recorderOf = (expectedFlows = 100, patch: ScenarioPatch = {}) =>
  new Recorder(patchScenario(base, patch), expectedFlows);
const world = (fromMs: number): World => ({
  fromMs,
  routed: [],
  buckets: null,
  inRotation: [],
  lists: [],
  callers: [],
});
const flowOf = () =>
  new Flow(0, 0, 0, { home: 0, homeRttMs: 20, crossRegionMs: 0, sample: -1, openedMs: 0, lifeMs: 1000 });

describe('windows', () => {
  it('are 120, one after another, and what happens at a border belongs to the next', () => {
    const recorder = recorderOf();
    for (const tMs of [99, 100, 250]) {
      recorder.advanceTo(tMs);
      recorder.counts.ok++;
    }
    const { windows } = recorder.finish();
    expect(windows).toHaveLength(120);
    expect(windows.slice(0, 4).map(({ counts }) => counts.ok)).toEqual([1, 1, 1, 0]);
    expect(windows.map(({ fromMs, untilMs }) => [fromMs, untilMs]).at(-1)).toEqual([11_900, 12_000]);
  });

  it('begin with nothing: counters, tables and histograms are of one window each', () => {
    const recorder = recorderOf();
    recorder.countOpen(1, 2);
    recorder.countOpen(1, -1);
    recorder.countRequest(2, 4, 1);
    recorder.countRequest(2, -1, 1);
    recorder.recordLatency(7);
    recorder.recordHandshakeWait(3);
    recorder.advanceTo(100);
    recorder.countOpen(0, 0);
    const [first, second, third] = recorder.finish().windows;
    expect(first!.counts.opened).toBe(2);
    expect(first!.opensByClientsAndLb).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0]);
    expect(first!.requestsByLbAndZone).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0]);
    expect(first!.requestsByBackend).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect([first!.latency.counts.length, first!.handshakeWait.counts.length]).toEqual([1, 1]);
    expect(second!.opensByClientsAndLb).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect([second!.latency.counts.length, second!.handshakeWait.counts.length]).toEqual([0, 0]);
    expect(second!.requestsByBackend).toEqual(third!.requestsByBackend);
  });
});

describe('calls to a backend', () => {
  it('are counted as they begin, fail and end; those under way on the mean of the time', () => {
    const recorder = recorderOf();
    recorder.advanceTo(25);
    recorder.callBegan(3);
    recorder.callBegan(3);
    recorder.advanceTo(75);
    recorder.callEnded(3, false, 50);
    recorder.advanceTo(150);
    recorder.callEnded(3, true, 125);
    const [first, second, third] = recorder.finish().windows.map(({ calls }) => calls[3]!);
    expect(first).toMatchObject({ begun: 2, failed: 1, open: 1, meanOpen: (2 * 50 + 25) / 100 });
    expect(second).toMatchObject({ begun: 0, failed: 0, open: 0, meanOpen: 0.5 });
    expect(third).toMatchObject({ begun: 0, open: 0, meanOpen: 0 });
    expect([first, second, third].map((calls) => calls!.time.counts.length)).toEqual([1, 1, 0]);
  });

  it('keep its workers busy over the windows they last, to the end of the run', () => {
    const recorder = recorderOf();
    recorder.busy(0, 50, 230);
    recorder.busy(0, 60, 70);
    recorder.busy(1, 11_950, 20_000);
    recorder.busy(2, 100, 200);
    const busyOf = (backend: number) => windows.map(({ calls }) => calls[backend]!.busyMs);
    const { windows } = recorder.finish();
    expect(busyOf(0).slice(0, 4)).toEqual([60, 100, 30, 0]);
    expect(busyOf(1).at(-1)).toBe(50);
    expect(busyOf(2).slice(0, 3)).toEqual([0, 100, 0]);
  });

  it('are told of 32 backends of a fleet', () => {
    const backends = Array.from({ length: 40 }, (_, n) => ({ ...base.topology.backends[0]!, id: `b${n}` }));
    const recorder = recorderOf(100, { topology: { backends } });
    for (const backend of [31, 32]) {
      recorder.callBegan(backend);
      recorder.callEnded(backend, true, 1);
      recorder.busy(backend, 0, 1);
    }
    const { calls } = recorder.finish().windows[0]!;
    expect([calls.length, calls[31]!.begun]).toEqual([32, 1]);
  });
});

describe('waiting', () => {
  it('lasts from the first thing that went unanswered to the answer; the longest counts, where it ended', () => {
    const recorder = recorderOf();
    const [one, other] = [flowOf(), flowOf()];
    recorder.wait(one, 'lost', 10, 40);
    recorder.wait(one, 'lost', 60, 80);
    recorder.wait(other, 'failed', 50, 55);
    recorder.advanceTo(120);
    recorder.waitOver(other, 120);
    recorder.waitOver(one, 130);
    recorder.waitOver(one, 190);
    const { windows, unanswered } = recorder.finish();
    expect(windows.slice(0, 3).map(({ longestWaitMs }) => longestWaitMs)).toEqual([0, 120, 0]);
    expect(windows[0]!.counts).toMatchObject({ lost: 2, failed: 1 });
    expect(unanswered).toEqual([{ fromMs: 0, untilMs: 100 }]);
  });

  it('goes on to the end of the run, but not for a client that has closed', () => {
    const recorder = recorderOf();
    const [open, closed] = [flowOf(), flowOf()];
    closed.state = 'closed';
    recorder.wait(closed, 'lost', 0, 5);
    recorder.wait(open, 'lost', 11_000, 11_001);
    recorder.advanceTo(11_950);
    expect(recorder.finish().windows.at(-1)!.longestWaitMs).toBe(1000);
  });
});

it('movements are counted, needless ones among those that moved', () => {
  const recorder = recorderOf();
  for (const movement of ['kept', 'rerouted', 'rerouted', 'moved', 'needless'] as const)
    recorder.countMovement(movement);
  expect(recorder.counts).toMatchObject({ rerouted: 2, moved: 2, movedNeedlessly: 1 });
});

describe('the sample', () => {
  const open = (recorder: Recorder, count: number) =>
    Array.from({ length: count }, (_, id) => recorder.openFlow(id, 0, id, null)).filter((sample) => sample >= 0);

  it('is every flow where few are expected, else every n-th, and twice as many at most', () => {
    expect(open(recorderOf(SAMPLED_FLOWS), 5)).toEqual([0, 1, 2, 3, 4]);
    expect(open(recorderOf(SAMPLED_FLOWS + 1), 5)).toEqual([0, 1, 2]);
    expect(open(recorderOf(1, { sampledFlows: 10 }), 50)).toHaveLength(20);
    expect(open(recorderOf(30, { sampledFlows: 10 }), 50)).toHaveLength(17);
  });

  it('has each flow’s resolver where there is one, and steps with the world of their moment', () => {
    const recorder = recorderOf();
    recorder.world(world(0));
    recorder.openFlow(0, 1, 5, null);
    const resolver = { keptMs: 1, phaseMs: 0 };
    recorder.openFlow(1, 1, 6, resolver);
    recorder.world(world(7));
    const step = { tMs: 8, state: 'open', lb: 0, proxy: -1, backend: 0, movement: 'kept' } as const;
    const tuple = { srcAddr: 1, dstAddr: 2, protocol: 6, srcPort: 3, dstPort: 4 };
    recorder.step(0, { ...step, tuple });
    const [first, second] = recorder.finish().flows;
    expect(first).toEqual({
      id: 0,
      clients: 'clients-b',
      openedMs: 5,
      steps: [{ ...step, tuple, world: 1 }],
      requests: [],
    });
    expect(second!.resolver).toEqual(resolver);
  });

  it('keeps 200 requests of a flow, fewer of many flows', () => {
    const kept = (sampledFlows: number) => {
      const recorder = recorderOf(1, { sampledFlows });
      recorder.openFlow(0, 0, 0, null);
      return Array.from({ length: 201 }, (_, n) => recorder.request(0, n, 0)).filter((request) => request >= 0).length;
    };
    expect([kept(1), kept(SAMPLED_FLOWS), kept(2 * SAMPLED_FLOWS)]).toEqual([200, 200, 100]);
  });

  it('tells of a request what was chosen last and how it ended; of those outside nothing', () => {
    const recorder = recorderOf();
    recorder.world(world(0));
    recorder.openFlow(0, 0, 0, null);
    expect(recorder.request(-1, 1, 0)).toBe(-1);
    const request = recorder.request(0, 1, 2);
    const untold = { sentMs: 1, doneMs: Infinity, lb: 2, backend: -1, ok: false, tries: 0, pick: null, world: 0 };
    expect([request, recorder.finish().flows[0]!.requests[0]]).toEqual([0, untold]);
    recorder.world(world(2));
    recorder.choice(0, request, 4, 2, null);
    recorder.choice(0, -1, 9, 9, null);
    recorder.answer(0, request, 30, true);
    recorder.answer(0, -1, 99, false);
    expect(recorder.finish().flows[0]!.requests).toEqual([
      { ...untold, doneMs: 30, backend: 4, ok: true, tries: 2, world: 1 },
    ]);
  });
});

describe('a run of days stays bounded', () => {
  const counted = (recorder: Recorder, count: number, isOfFlow: boolean) => {
    for (let n = 0; n < count; n++)
      recorder.event(
        isOfFlow
          ? { tMs: n, kind: 'flow-broken', flow: 0, lb: 'a' }
          : { tMs: n, kind: 'route-withdrawn', subject: 'a' },
      );
    return recorder.events.length;
  };

  it('in its events: 100,000, of flows 20,000 or eight for each of the sample', () => {
    expect(counted(recorderOf(1), 100_001, false)).toBe(100_000);
    expect(counted(recorderOf(1), 20_001, true)).toBe(20_000);
    expect(counted(recorderOf(1, { sampledFlows: 3000 }), 24_001, true)).toBe(24_000);
  });

  it('in what the deciders knew: 4,000 changes', () => {
    const recorder = recorderOf();
    for (let n = 0; n < 4001; n++) recorder.world(world(n));
    expect(recorder.worlds).toHaveLength(4000);
  });
});

it('a failover begins with those it hit and nothing else', () => {
  const fault = { kind: 'lb-crash', target: 'lb-a', atMs: 1, forMs: null } as const;
  const { fault: told, hit, detectMs, by, firstAnswerMs, lastAnswerMs, ...counts } = recorderOf().failover(fault, 7);
  expect([told, hit, detectMs, by, firstAnswerMs, lastAnswerMs]).toEqual([fault, 7, null, null, null, null]);
  expect(new Set(Object.values(counts))).toEqual(new Set([0]));
});
