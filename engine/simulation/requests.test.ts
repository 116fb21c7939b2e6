import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { maxConcurrentRetries } from '../resilience/retryBudget';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault, Scenario } from '../scenario/schema';
import { CallList } from './calls';
import type { Counts, RequestTrace, Run } from './run';
import { simulate } from './simulate';
import { Traffic } from './traffic';

/** So many connections at once, each of which sends a request at once, and then one every so often. */
function burst(flows: number, patch: ScenarioPatch = {}): Scenario {
  const base = patchScenario(namedScenarios['one-lb'], {
    durationMs: 10_000,
    topology: {
      backends: [{ id: 'b1', zone: 'A', weight: 1, serviceMs: 1, concurrency: 4096 }],
      clients: [{ id: 'c', zone: 'A', rttMs: 0, share: 1 }],
    },
    traffic: {
      arrivals: {
        kind: 'replay',
        flows: Array.from({ length: flows }, (_, i) => ({
          src: '198.18.0.1',
          dst: '203.0.113.10',
          proto: 'tcp' as const,
          sport: 1024 + i,
          dport: 443,
        })),
      },
      requestIntervalMs: 86_400_000,
    },
    policies: { tls: { version: 'none' }, retries: { overallTimeoutMs: null }, zone: { panicPercent: 0 } },
  });
  return patchScenario(base, patch);
}

const fault = (kind: Fault['kind'], atMs: number, forMs: number | null = null, factor?: number): Fault => ({
  ...{ kind, target: 'b1', atMs, forMs },
  ...(factor === undefined ? {} : { factor }),
});
const total = (run: Run, name: keyof Counts) => run.windows.reduce((sum, { counts }) => sum + counts[name], 0);
/** Checks that see nothing within the run: what happens is the requests' own doing. */
const unchecked = { health: { intervalMs: 600_000, timeoutMs: 600_000, unhealthyAfter: 100, healthyAfter: 100 } };

describe('a backend that is silent or refuses', () => {
  const times = {
    attempts: fc.integer({ min: 1, max: 4 }),
    connectTimeoutMs: fc.integer({ min: 10, max: 900 }),
    perTryTimeoutMs: fc.option(fc.integer({ min: 10, max: 900 })),
    overallTimeoutMs: fc.option(fc.integer({ min: 10, max: 1500 })),
  };
  const kinds = fc.constantFrom('backend-crash', 'backend-power-loss', 'backend-hang');

  /** When the second request of a connection is over, from its sending on, if its backend went after the first. */
  function expected(kind: string, retries: Scenario['policies']['retries'], isFirst: boolean): number {
    const { attempts, connectTimeoutMs, perTryTimeoutMs, overallTimeoutMs } = retries;
    let afterMs = 0;
    for (let attempt = 1; attempt <= attempts; attempt++) {
      // The connection of the request before is used once and closed when the try on it is given up.
      const isOld = !isFirst && attempt === 1;
      const silentMs = isOld ? (perTryTimeoutMs ?? Number.POSITIVE_INFINITY) : connectTimeoutMs;
      afterMs += kind === 'backend-crash' ? 0 : silentMs;
    }
    return Math.min(afterMs, overallTimeoutMs ?? Number.POSITIVE_INFINITY);
  }

  it('ends a try after the connect timeout on a new connection, after that of the try on an old one, or all at the deadline', () => {
    fc.assert(
      fc.property(kinds, fc.boolean(), fc.record(times), fc.nat(1e6), (kind, isFirst, limits, seed) => {
        const retries = { ...limits, backoffBaseMs: 1, backoffCapMs: 1 };
        const scenario = burst(1, {
          seed,
          traffic: { requestIntervalMs: 1000 },
          policies: { retries, ...unchecked },
          faults: [fault(kind, isFirst ? 0 : 990)],
        });
        const request = simulate(scenario).flows[0]!.requests[isFirst ? 0 : 1]!;
        const afterMs = expected(kind, scenario.policies.retries, isFirst);
        const tookMs = request.doneMs - request.sentMs;
        if (afterMs > 5000) expect(tookMs).toBe(Number.POSITIVE_INFINITY);
        else {
          expect(request.ok).toBe(false);
          // Each pause before a retry takes less than a millisecond.
          expect(tookMs).toBeGreaterThanOrEqual(afterMs);
          expect(tookMs).toBeLessThan(afterMs + limits.attempts);
          if (afterMs === scenario.policies.retries.overallTimeoutMs) expect(tookMs).toBeCloseTo(afterMs, 6);
        }
      }),
      { numRuns: 2500 },
    );
  });

  const hung = (kind: Fault['kind'], forMs: number, retries: ScenarioPatch = {}) =>
    simulate(
      burst(1, {
        topology: { backends: [{ id: 'b1', zone: 'A', weight: 1, serviceMs: 2000, concurrency: 8 }] },
        policies: { ...unchecked, ...retries },
        faults: [fault(kind, 1, forMs)],
      }),
    ).flows[0]!.requests[0] as RequestTrace;

  it('keeps what it had ready while frozen, and loses it with its power', () => {
    const frozen = hung('backend-hang', 9000);
    expect(frozen).toMatchObject({ ok: true, doneMs: 9001 });
    expect(hung('backend-power-loss', 9000)).toMatchObject({ ok: false, doneMs: 9001 });
    expect(hung('backend-crash', 9000)).toMatchObject({ ok: false, doneMs: 1 });
  });

  it('keeps it whatever else befalls it while it is frozen', () => {
    const base = burst(1, {
      topology: { backends: [{ id: 'b1', zone: 'A', weight: 1, serviceMs: 100, concurrency: 8 }] },
      policies: unchecked,
      faults: [fault('backend-hang', 1, 9000), fault('backend-hang', 5000, 100)],
    });
    expect(simulate(base).flows[0]!.requests[0]).toMatchObject({ ok: true, doneMs: 9001 });
  });

  it('a caller whose deadline is over has its answer, though the work goes on', () => {
    const slow = hung('backend-hang', 100, { retries: { overallTimeoutMs: 50 } } as ScenarioPatch);
    expect(slow).toMatchObject({ ok: false, doneMs: 50 });
  });

  it('a connection that waits for it is taken when it is back', () => {
    const scenario = burst(1, { policies: unchecked, faults: [fault('backend-power-loss', 0, 700)] });
    const [request] = simulate(scenario).flows[0]!.requests;
    expect(request!.ok).toBe(true);
    expect(request!.doneMs).toBeGreaterThan(700);
    expect(request!.doneMs).toBeLessThan(720);
  });

  it('that fails fast takes no time and no worker; a grey one takes as long as ever', () => {
    const meanMs = (kind: Fault['kind']) => {
      const scenario = burst(200, {
        topology: { backends: [{ id: 'b1', zone: 'A', weight: 1, serviceMs: 20, concurrency: 1000 }] },
        policies: unchecked,
        faults: [fault(kind, 0, null, 1)],
      });
      const took = simulate(scenario).flows.map(({ requests: [one] }) => one!.doneMs - one!.sentMs);
      return took.reduce((a, b) => a + b) / took.length;
    };
    expect(meanMs('backend-fail-fast')).toBe(0);
    expect(meanMs('backend-grey')).toBeCloseTo(20, -1);
  });

  it('that fails fast in another zone takes the way there and back', () => {
    const scenario = burst(20, {
      topology: {
        zones: ['A', 'B'],
        regions: [{ id: 'region', zones: ['A', 'B'], vip: '203.0.113.10' }],
        backends: [{ id: 'b1', zone: 'B', weight: 1, serviceMs: 20, concurrency: 1000 }],
      },
      policies: { ...unchecked, zone: { kind: 'any' }, cost: { crossZoneMs: 6 } },
      faults: [fault('backend-fail-fast', 0, null, 1)],
    });
    for (const { requests } of simulate(scenario).flows) {
      expect(requests[0]!.ok).toBe(false);
      expect(requests[0]!.doneMs - requests[0]!.sentMs).toBe(6);
    }
  });

  it('fails its share of the requests fast, and serves the others', () => {
    const run = simulate(burst(2000, { policies: unchecked, faults: [fault('backend-fail-fast', 0, null, 0.25)] }));
    expect(total(run, 'failed')).toBeGreaterThan(2000 * (0.25 - 3 * 0.01));
    expect(total(run, 'failed')).toBeLessThan(2000 * (0.25 + 3 * 0.01));
  });

  it('that fails fast and is grey, too, fails its share of what does not fail fast', () => {
    const faults = [fault('backend-fail-fast', 0, null, 0.5), fault('backend-grey', 0, null, 0.5)];
    const ok = total(simulate(burst(2000, { policies: unchecked, faults })), 'ok');
    expect(ok).toBeGreaterThan(2000 * (0.25 - 3 * 0.01));
    expect(ok).toBeLessThan(2000 * (0.25 + 3 * 0.01));
  });

  it('keeps a worker busy as long as it works', () => {
    const backend = { id: 'b1', zone: 'A', weight: 1, serviceMs: 20, concurrency: 4096 };
    const { windows, flows } = simulate(burst(50, { topology: { backends: [backend] }, policies: unchecked }));
    const workedMs = flows.reduce((sum, { requests: [one] }) => sum + one!.doneMs - one!.sentMs, 0);
    expect(windows.reduce((sum, { calls }) => sum + calls[0]!.busyMs, 0)).toBeCloseTo(workedMs, 6);
  });
});

describe('an LB', () => {
  it('judges the backends that it calls, and not those behind them', () => {
    const tier = (id: string, nth: number) => ({
      id,
      zone: 'A',
      weight: 1,
      serviceMs: 1,
      concurrency: 4096,
      tier: nth,
    });
    const ejection = { consecutive5xx: 3, intervalMs: 100, baseEjectionMs: 1000, maxEjectionMs: 1000 };
    const run = simulate(
      burst(50, {
        topology: { backends: [tier('b1', 0), tier('db', 1)] },
        traffic: { requestIntervalMs: 500 },
        policies: { ...unchecked, ejection: { ...ejection, maxEjectionPercent: 100 } },
        faults: [{ ...fault('backend-grey', 0, null, 1), target: 'db' }],
      }),
    );
    const ejected = run.events.flatMap((event) => (event.kind === 'backend-ejected' ? [event.subject] : []));
    expect(new Set(ejected)).toEqual(new Set(['b1']));
  });
});

describe('an L4 LB', () => {
  it('tries nothing again: it sees connections and no requests', () => {
    const run = simulate(
      burst(50, {
        topology: { lbs: [{ id: 'lb-a', zone: 'A', tier: 'l4', weight: 1, cores: 1 }] },
        policies: { retries: { attempts: 3 }, ...unchecked },
        faults: [fault('backend-grey', 0, null, 1)],
      }),
    );
    expect(total(run, 'failed')).toBe(50);
    expect(total(run, 'calls')).toBe(50);
  });
});

describe('retry budgets', () => {
  it('count as Envoy counts: the floor, and a share of what is under way when a try has failed', () => {
    const count = fc.integer({ min: 1, max: 300 });
    let decisions = 0;
    fc.assert(
      fc.property(count, fc.integer({ min: 0, max: 100 }), fc.nat(20), (flows, percent, minConcurrency) => {
        const run = simulate(
          burst(flows, {
            policies: { retries: { attempts: 2, budget: { percent, minConcurrency } }, ...unchecked },
            faults: [fault('backend-crash', 0)],
          }),
        );
        let retrying = 0;
        for (let activeRequests = flows; activeRequests > 0; activeRequests--) {
          const input = { activeRequests, pendingRequests: 0, budgetPercent: percent };
          if (retrying < maxConcurrentRetries({ ...input, minRetryConcurrency: minConcurrency })) retrying++;
          decisions++;
        }
        expect(total(run, 'retries')).toBe(retrying);
        expect(total(run, 'refusedByBudget')).toBe(flows - retrying);
      }),
      { numRuns: 60 },
    );
    expect(decisions).toBeGreaterThan(2000);
  });

  it('of a thousand requests whose port refuses a sixth is tried again: all are under way when the refusals come', () => {
    const retries = { attempts: 2, budget: { percent: 20, minConcurrency: 3 } };
    const run = simulate(burst(1000, { policies: { retries, ...unchecked }, faults: [fault('backend-crash', 0)] }));
    expect(total(run, 'refusedByBudget')).toBeGreaterThanOrEqual(800);
    expect(total(run, 'refusedByBudget')).toBeLessThanOrEqual(870);
  });
});

describe('tries for each tier', () => {
  const deep = [
    { id: 'b1', zone: 'A', weight: 1, serviceMs: 1, concurrency: 4096 },
    { id: 'db', zone: 'A', weight: 1, serviceMs: 1, concurrency: 4096, tier: 1 },
  ];
  const callsOfTheLast = (retries: Partial<Scenario['policies']['retries']>) => {
    const faults = [{ ...fault('backend-grey', 0, null, 1), target: 'db' }];
    const run = simulate(burst(10, { topology: { backends: deep }, policies: { retries, ...unchecked }, faults }));
    return run.windows.reduce((sum, { calls }) => sum + calls[1]!.begun, 0) / 10;
  };

  it('multiply: four over three are twelve (HKUDS/nanobot#2760)', () => {
    expect(callsOfTheLast({ where: 'every-tier', attempts: 1, attemptsByTier: [4, 3] })).toBe(12);
    expect(callsOfTheLast({ where: 'every-tier', attempts: 3, attemptsByTier: [4] })).toBe(12);
    expect(callsOfTheLast({ where: 'lb', attempts: 1, attemptsByTier: [4, 3] })).toBe(4);
  });
});

it('a call that is over leaves its place to another: a run needs as many as there are at once', () => {
  const added = vi.spyOn(CallList.prototype, 'add');
  const run = simulate(burst(10, { traffic: { requestIntervalMs: 100 }, policies: unchecked }));
  const places = new Set(added.mock.calls.map(([call]) => call.index));
  added.mockRestore();
  expect(total(run, 'calls')).toBeGreaterThan(900);
  expect(places.size).toBeLessThanOrEqual(10);
});

describe('limits of an LB and of a backend’s line', () => {
  interface Place {
    readonly endsMs: number;
  }

  /** What becomes of bursts of requests at an LB with so many places, the line served first come first served. */
  function reference(scenario: Scenario, flows: number, bursts: number): { refused: number; latencies: number[] } {
    const { connections, pending } = scenario.policies.limits!;
    const traffic = new Traffic(scenario);
    const active: Place[] = [];
    const line: { readonly sentMs: number; readonly workMs: number }[] = [];
    const latencies: number[] = [];
    let refused = 0;
    const start = (nowMs: number, sentMs: number, workMs: number) => {
      active.push({ endsMs: nowMs + workMs });
      latencies.push(nowMs + workMs - sentMs);
    };
    const runUntil = (untilMs: number) => {
      for (;;) {
        const next = active.reduce((least, { endsMs }) => Math.min(least, endsMs), Number.POSITIVE_INFINITY);
        if (active.length === 0 || next > untilMs) return;
        active.splice(
          active.findIndex(({ endsMs }) => endsMs === next),
          1,
        );
        const waiting = line.shift();
        if (waiting) start(next, waiting.sentMs, waiting.workMs);
      }
    };
    for (let nth = 0; nth < bursts; nth++) {
      const nowMs = nth * scenario.traffic.requestIntervalMs;
      runUntil(nowMs);
      for (let flow = 0; flow < flows; flow++) {
        const workMs = scenario.topology.backends[0]!.serviceMs * traffic.serviceWork(flow, nth);
        if (active.length < connections) start(nowMs, nowMs, workMs);
        else if (line.length < pending) line.push({ sentMs: nowMs, workMs });
        else refused++;
      }
    }
    runUntil(Number.POSITIVE_INFINITY);
    return { refused, latencies: latencies.sort((a, b) => a - b) };
  }

  it('so many calls are under way, so many wait in their order, one more is refused at once', () => {
    let decisions = 0;
    const limits = fc.record({ connections: fc.integer({ min: 1, max: 40 }), pending: fc.nat(40) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), limits, fc.nat(1e6), (flows, policy, seed) => {
        const bursts = 3;
        const scenario = burst(flows, {
          seed,
          durationMs: 100_000,
          topology: { backends: [{ id: 'b1', zone: 'A', weight: 1, serviceMs: 50, concurrency: 4096 }] },
          traffic: { requestIntervalMs: 40_000 },
          policies: { limits: policy, ...unchecked },
        });
        const run = simulate(scenario);
        const { refused, latencies } = reference(scenario, flows, bursts);
        const requests = run.flows.flatMap((flow) => flow.requests);
        const took = requests.flatMap(({ ok, doneMs, sentMs }) => (ok ? [doneMs - sentMs] : []));
        expect(total(run, 'refusedByLimit')).toBe(refused);
        expect(requests.filter(({ ok, doneMs, sentMs }) => !ok && doneMs === sentMs)).toHaveLength(refused);
        expect(took).toHaveLength(latencies.length);
        for (const [i, ms] of took.sort((a, b) => a - b).entries()) expect(ms).toBeCloseTo(latencies[i]!, 4);
        decisions += requests.length;
      }),
      { numRuns: 50 },
    );
    expect(decisions).toBeGreaterThan(2000);
  });

  it('a request that waits to its deadline leaves the line, and its place is another’s', () => {
    const run = simulate(
      burst(5, {
        topology: { backends: [{ id: 'b1', zone: 'A', weight: 1, serviceMs: 1e4, concurrency: 4096 }] },
        traffic: { requestIntervalMs: 300 },
        policies: {
          limits: { connections: 1, pending: 2 },
          retries: { overallTimeoutMs: 100 },
          breaker: {
            ...{ failureRateThreshold: 100, windowSize: 10_000, minimumNumberOfCalls: 10_000 },
            ...{ permittedInHalfOpen: 1, waitOpenMs: 1 },
          },
          ...unchecked,
        },
      }),
    );
    const first = run.flows.map(({ requests: [one] }) => one!.doneMs);
    expect(first.map(Math.round).sort((a, b) => a - b)).toEqual([0, 0, 100, 100, 100]);
    // So it goes with each burst: nothing of the one before is left.
    expect(total(run, 'refusedByLimit')).toBe(2 * (total(run, 'requests') / 5));
  });

  it('a retry that waits to its deadline leaves the line, behind those that came after its request', () => {
    const run = simulate(
      burst(20, {
        topology: { backends: [{ id: 'b1', zone: 'A', weight: 1, serviceMs: 10, concurrency: 4096 }] },
        traffic: { requestIntervalMs: 500 },
        policies: {
          limits: { connections: 1, pending: 20 },
          retries: { attempts: 2, overallTimeoutMs: 60 },
          ...unchecked,
        },
        faults: [fault('backend-grey', 0, null, 0.5)],
      }),
    );
    expect(total(run, 'requests')).toBe(20 * 20);
    // Each burst finds the whole line free.
    expect(total(run, 'refusedByLimit')).toBe(0);
  });

  it('a retry that has left the line counts as one no longer: the budget stays what it is', () => {
    const run = simulate(
      burst(40, {
        topology: { backends: [{ id: 'b1', zone: 'A', weight: 1, serviceMs: 1, concurrency: 4096 }] },
        traffic: { requestIntervalMs: 500 },
        policies: {
          limits: { connections: 4, pending: 1000 },
          retries: { attempts: 2, budget: { percent: 0.1, minConcurrency: 45 } },
          ...unchecked,
        },
        faults: [fault('backend-grey', 0, null, 0.5)],
      }),
    );
    expect(total(run, 'retries')).toBeGreaterThan(300);
    expect(total(run, 'refusedByBudget')).toBe(0);
  });

  it('a half-open breaker gets back the permit of a request that found no room', () => {
    const run = simulate(
      burst(6, {
        topology: { backends: [{ id: 'b1', zone: 'A', weight: 1, serviceMs: 20, concurrency: 4096 }] },
        traffic: { requestIntervalMs: 100 },
        policies: {
          limits: { connections: 1, pending: 0 },
          breaker: {
            ...{ failureRateThreshold: 50, windowSize: 2, minimumNumberOfCalls: 2 },
            ...{ permittedInHalfOpen: 3, waitOpenMs: 50 },
          },
          ...unchecked,
        },
        faults: [fault('backend-fail-fast', 500, 2000, 1)],
      }),
    );
    const states = run.events.flatMap((event) => (event.kind === 'breaker' ? [event.state] : []));
    expect(states).toContain('HALF_OPEN');
    expect(states.at(-1)).toBe('CLOSED');
    expect(run.windows.at(-2)!.counts.ok).toBeGreaterThan(0);
  });

  it('a backend whose workers and line are full refuses at once', () => {
    let decisions = 0;
    const sizes = { concurrency: fc.integer({ min: 1, max: 50 }), queue: fc.nat(50) };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 150 }), fc.record(sizes), (flows, size) => {
        const backend = { id: 'b1', zone: 'A', weight: 1, serviceMs: 50, ...size };
        const run = simulate(burst(flows, { topology: { backends: [backend] }, policies: unchecked }));
        expect(total(run, 'failed')).toBe(Math.max(0, flows - size.concurrency - size.queue));
        decisions += flows;
      }),
      { numRuns: 120 },
    );
    expect(decisions).toBeGreaterThan(2000);
  });
});
