import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import { simulate } from '../simulation/simulate';
import { failoverClock, partsBy, progressOf } from './failoverClock';
import { viewOf } from './view';

const FAULT_MS = 4000;
const FAILOVER_MS = 3000;
const TTL_MS = 8000;

const runOf = (patch: ScenarioPatch) =>
  simulate(
    patchScenario(
      patchScenario(namedScenarios['vrrp-pair'], {
        durationMs: 40_000,
        sampledFlows: 1000,
        traffic: { arrivals: { kind: 'poisson', flowsPerS: 10 }, flowMs: 20_000 },
        faults: [{ atMs: FAULT_MS, kind: 'lb-crash', target: 'lb-a', forMs: null }],
      }),
      patch,
    ),
  );
const clockOf = (patch: ScenarioPatch) => failoverClock(runOf(patch));

describe('the clock of a failover', () => {
  it('has nothing of a run in which no LB fails', () => {
    expect(clockOf({ faults: [] })).toBeNull();
  });

  it('VRRP: three silent adverts, the skew by which a backup decides, and TCP’s own pauses', () => {
    const { detect, decide, propagate, reconnect } = clockOf({})!;
    const skewMs = ((256 - 100) / 256) * 1000;
    expect(decide! - detect!).toBeCloseTo(skewMs, 6);
    expect(detect).toBeGreaterThan(2000);
    expect(detect).toBeLessThanOrEqual(3000);
    expect(propagate).toBe(decide);
    expect(reconnect).toBeGreaterThan(propagate!);
  });

  it('ECMP: a lost link is seen and acted upon at once, only the clients take time', () => {
    const clock = clockOf({ policies: { entry: { kind: 'ecmp' } } });
    expect(clock).toMatchObject({ detect: 0, decide: 0, propagate: 0 });
    expect(clock!.reconnect).toBeGreaterThan(20);
  });

  it('clients are directed to the other box, whichever of the two it is', () => {
    const second = { atMs: FAULT_MS, kind: 'lb-crash', target: 'lb-b', forMs: null } as const;
    const clock = clockOf({ faults: [second], policies: { entry: { kind: 'ecmp' } } });
    expect(clock).toMatchObject({ detect: 0, decide: 0, propagate: 0 });
  });

  it('DNS: after the change of the record the last cache takes up to a TTL to forget', () => {
    const { detect, decide, propagate, reconnect } = clockOf({
      topology: {
        regions: [
          { id: 'one', zones: ['A'], vip: '203.0.113.10' },
          { id: 'two', zones: ['B', 'C'], vip: '203.0.113.20' },
        ],
      },
      policies: { entry: { kind: 'single' }, dns: { ttlMs: TTL_MS, failoverMs: FAILOVER_MS } },
    })!;
    expect([detect, decide]).toEqual([FAILOVER_MS, FAILOVER_MS]);
    expect(propagate).toBeGreaterThan(FAILOVER_MS + TTL_MS / 2);
    expect(reconnect).toBeGreaterThan(propagate!);
  });

  it('one box: nobody ever decides', () => {
    expect(clockOf({ policies: { entry: { kind: 'single' } } })).toEqual({
      detect: null,
      decide: null,
      propagate: null,
      reconnect: null,
    });
  });
});

it('at a moment: the parts that are over, and the one that goes on', () => {
  const clock = { detect: 300, decide: 300, propagate: 5000, reconnect: 9000 };
  const by = (elapsedMs: number) =>
    partsBy(clock, elapsedMs).map(({ name, fromMs, untilMs, isOver }) => [name, fromMs, untilMs, isOver]);
  expect(by(200)).toEqual([['detect', 0, 200, false]]);
  expect(by(2000)).toEqual([
    ['detect', 0, 300, true],
    ['decide', 300, 300, true],
    ['propagate', 300, 2000, false],
  ]);
  expect(by(9000).at(-1)).toEqual(['reconnect', 5000, 9000, true]);
});

it('a moment of the story is known from itself on, and none before', () => {
  const run = runOf({ policies: { entry: { kind: 'ecmp' } } });
  const { firstAnswerMs, lastAnswerMs } = run.failovers[0]!;
  const at = (elapsedMs: number) => progressOf(viewOf(run, FAULT_MS + elapsedMs));
  expect(at(-1)).toBeNull();
  // The lost link is seen at once.
  expect(at(0)).toEqual({ elapsedMs: 0, detectMs: 0, firstAnswerMs: null, lastAnswerMs: null });
  expect(at(lastAnswerMs! - 1)).toMatchObject({ detectMs: 0, firstAnswerMs, lastAnswerMs: null });
  expect(at(lastAnswerMs! + 1)).toMatchObject({ detectMs: 0, firstAnswerMs, lastAnswerMs });
});
