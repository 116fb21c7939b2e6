import { describe, expect, it } from 'vitest';
import { start } from '../simulation/simulate';
import { millionRequests } from './large';
import { namedScenarios } from './named';
import { patchScenario, type ScenarioPatch } from './patch';
import type { Scenario } from './schema';
import { sizeOf } from './size';

const { flagship } = namedScenarios;
const DAY_MS = 86_400_000;
const sized = (patch: ScenarioPatch) => () => patchScenario(flagship, patch);

describe('a scenario that could keep a page busy for minutes is refused before anything of it is made', () => {
  it.each([
    ['requests every millisecond for a day', 'events', { durationMs: DAY_MS, traffic: { requestIntervalMs: 1 } }],
    [
      'spikes that multiply',
      'connections',
      {
        faults: Array.from({ length: 256 }, () => ({ atMs: 0, kind: 'spike', target: '', forMs: null, factor: 1000 })),
      },
    ],
    [
      'a backend that flaps every millisecond of a day',
      'faults',
      {
        durationMs: DAY_MS,
        faults: [{ atMs: 0, kind: 'backend-flap', target: 'a1', forMs: null, periodMs: 1 }],
      },
    ],
    [
      'an idle timer so short that time stands still',
      'events',
      {
        policies: { ecmp: { algorithm: 'resilient', idleTimerMs: 1e-300 } },
        faults: [{ atMs: 0, kind: 'lb-crash', target: 'lb-a', forMs: null }],
      },
    ],
    [
      'ejections swept every millisecond of a day',
      'events',
      {
        durationMs: DAY_MS,
        traffic: { arrivals: { kind: 'poisson', flowsPerS: 0.01 } },
        policies: {
          ejection: {
            consecutive5xx: 5,
            intervalMs: 1,
            baseEjectionMs: 1,
            maxEjectionMs: 1,
            maxEjectionPercent: 100,
          },
        },
      },
    ],
    [
      'ten tries on each of four tiers',
      'events',
      {
        topology: {
          backends: [0, 1, 2, 3].map((tier) => ({
            id: `b${tier}`,
            zone: 'A',
            weight: 1,
            serviceMs: 1,
            concurrency: 1,
            tier,
          })),
        },
        policies: { retries: { attempts: 10, where: 'every-tier' } },
      },
    ],
  ] as [string, string, ScenarioPatch][])('%s', (_, what, patch) => {
    expect(sized(patch)).toThrow(new RegExp(`^scenario: expected at most \\d+ ${what}`));
  });
});

it('a million requests over 50 LBs and 1,000 backends with retries is a third of what is let through', () => {
  const scenario = patchScenario(flagship, {
    durationMs: 10_000,
    topology: {
      lbs: Array.from({ length: 50 }, (_, i) => ({ id: `lb-${i}`, zone: 'A', tier: 'l7', weight: 1, cores: 4 })),
      backends: Array.from({ length: 1000 }, (_, i) => ({
        id: `b-${i}`,
        zone: 'A',
        weight: 1,
        serviceMs: 5,
        concurrency: 32,
      })),
    },
    traffic: { arrivals: { kind: 'poisson', flowsPerS: 5000 }, flowMs: 10_000, requestIntervalMs: 526 },
    policies: { retries: { attempts: 3, perTryTimeoutMs: 1000 } },
  });
  expect(sizeOf(scenario)).toEqual({ faults: 0, connections: 50_000, events: expect.closeTo(1.1e7, -6.3) });
});

it('an estimate counts flows by the rate over time, and each try of each tier', () => {
  const { connections, events } = sizeOf(flagship);
  // 60 flows a second that live 6 s; in 12 s 720 flows, each with 10 events and 25 requests of 3, their deadlines among them
  expect(connections).toBe(360);
  expect(events).toBeCloseTo(720 * (10 + 25 * 3));
});

it('an estimate counts a back-off for each try once there may be a second', () => {
  const { events } = sizeOf(patchScenario(flagship, { policies: { retries: { attempts: 2 } } }));
  // a request, its deadline, and two tries, each with a back-off
  expect(events).toBeCloseTo(720 * (10 + 25 * (2 + 2 * 2)));
});

/** Everything fails, and everything that fails is ejected at once. */
const allEjected = patchScenario(flagship, {
  faults: flagship.topology.backends.map(({ id }) => ({
    atMs: 0,
    kind: 'backend-grey' as const,
    target: id,
    forMs: null,
    factor: 1,
  })),
  policies: {
    ejection: {
      consecutive5xx: 1,
      intervalMs: 1000,
      baseEjectionMs: 500,
      maxEjectionMs: 1000,
      maxEjectionPercent: 100,
    },
  },
});

function runOf(scenario: Scenario) {
  const simulation = start(scenario);
  while (!simulation.advance(Number.MAX_SAFE_INTEGER));
  return { handled: simulation.handled, run: simulation.finish() };
}

it.each(Object.entries({ ...namedScenarios, allEjected }))(
  'the estimate for %s lies above the events of its run, at most eight times',
  (_, scenario) => {
    const { events } = sizeOf(scenario);
    const { handled } = runOf(scenario);
    expect(handled).toBeLessThanOrEqual(events);
    expect(handled).toBeGreaterThanOrEqual(events / 8);
  },
);

it('ejections are counted by the places under the cap and how often each falls free', () => {
  const ejected = runOf(allEjected).run.events.filter(({ kind }) => kind === 'backend-ejected').length;
  const most = 3 * 9 * (1 + 12);
  expect(ejected).toBeLessThanOrEqual(most);
  expect(ejected).toBeGreaterThanOrEqual(most / 2);
  const without = sizeOf(patchScenario(allEjected, { policies: { ejection: null } }));
  // each makes the view of its LB anew twice; and 12 sweeps look at all hosts
  expect(sizeOf(allEjected).events - without.events).toBeCloseTo(
    2 * most * (1 + (6 * 9) / 20) + 12 * (1 + (3 * 9) / 20),
  );
});

it('a host that a passed check brings back is out again after a row of failures', () => {
  const slow = { ...allEjected.policies.ejection!, consecutive5xx: 10, intervalMs: 12_000 };
  const sized = (unejectOnPass: boolean) =>
    sizeOf(patchScenario(allEjected, { policies: { ejection: { ...slow, unejectOnPass } } })).events;
  // 18,000 calls in 12 s over 27 places: a row of 10 takes 180 ms, a check 1 s; else a place waits for the only sweep
  expect(sized(true) - sized(false)).toBeCloseTo(2 * 27 * (12_000 / (1000 + 180) - 1) * (1 + (6 * 9) / 20));
});

it('a million requests may eject a tenth of a thousand backends', () => {
  const { ejection } = millionRequests.policies;
  const { events } = sizeOf(
    patchScenario(millionRequests, { policies: { ejection: { ...ejection!, maxEjectionPercent: 10 } } }),
  );
  expect(events).toBeLessThan(50e6);
});

it('the upkeep of a resilient group comes twice in an idle timer, once a fault may have moved something', () => {
  const crash = { atMs: 1000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
  const events = (idleTimerMs: number, faults: (typeof crash)[] = [crash]) => {
    const ecmp = { algorithm: 'resilient', buckets: 64, idleTimerMs } as const;
    return sizeOf(patchScenario(flagship, { policies: { ecmp }, faults })).events;
  };
  const { connections } = sizeOf(flagship);
  expect(events(500) - events(0)).toBeCloseTo(((2 * 12_000) / 500) * (1 + (3 * connections) / 20 + 64), 6);
  expect(events(500, [])).toBe(events(0, []));
});

it('a fault and its end make each view, each table and what clients know of it anew', () => {
  const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: 1000 } as const;
  const forFault = (patch: ScenarioPatch) =>
    sizeOf(patchScenario(flagship, { ...patch, faults: [crash] })).events -
    sizeOf(patchScenario(flagship, patch)).events;
  const [hosts, connections] = [3 * 9, 360];
  expect(forFault({})).toBeCloseTo(2 * (2 + (hosts + 3 * connections) / 20));
  const l4 = (choice: 'maglev' | 'round-robin') => ({
    topology: { lbs: flagship.topology.lbs.map((lb) => ({ ...lb, tier: 'l4' as const })) },
    policies: { l4: { choice, tableSize: 65_537 } },
  });
  expect(forFault(l4('maglev')) - forFault(l4('round-robin'))).toBeCloseTo((2 * 65_537) / 20);
});

it('no more hosts are ejected than rows of failures fit into the calls', () => {
  const patch = (consecutive5xx: number) => ({
    traffic: { arrivals: { kind: 'poisson' as const, flowsPerS: 1 } },
    policies: { ejection: { ...allEjected.policies.ejection!, consecutive5xx } },
  });
  const sized = (consecutive5xx: number) => sizeOf(patchScenario(allEjected, patch(consecutive5xx))).events;
  // 12 flows of 25 requests: at most 15 rows of 20, and 3 of 100; each makes its LB's view anew twice
  expect(sized(20) - sized(100)).toBeCloseTo((15 - 3) * 2 * (1 + (6 * 9) / 20));
});
