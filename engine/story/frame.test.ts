import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure } from '../metrics/measures';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { COUNTERS, type Run } from '../simulation/run';
import { simulate } from '../simulation/simulate';
import { frameAt } from './frame';

const run = simulate(
  patchScenario(namedScenarios.flagship, {
    faults: [
      { atMs: 3000, kind: 'lb-hang', target: 'lb-a', forMs: 5000 },
      { atMs: 5000, kind: 'backend-crash', target: 'b2', forMs: null },
    ],
  }),
);
const moment = fc.double({ min: 0, max: run.scenario.durationMs, noNaN: true });

describe('a frame', () => {
  it('is the same whichever moments were shown before', () => {
    fc.assert(
      fc.property(moment, moment, (tMs, other) => {
        const frame = frameAt(run, tMs);
        frameAt(run, other);
        expect(frameAt(run, tMs)).toEqual(frame);
      }),
      { numRuns: 50 },
    );
  });

  it('shows the world before a fault before it, and never more events than have happened', () => {
    fc.assert(
      fc.property(moment, (tMs) => {
        const { lbs, backends, eventCount } = frameAt(run, tMs);
        expect(lbs[0]!.state).toBe(tMs >= 3000 && tMs < 8000 ? 'dead' : 'healthy');
        expect(backends[4]!.state).toBe(tMs >= 5000 ? 'dead' : 'healthy');
        expect(eventCount).toBe(run.events.filter((event) => event.tMs <= tMs).length);
      }),
    );
  });

  it('a dead LB stays routed until its detection, and is routed again after its return', () => {
    const { detectMs } = run.failovers[0]!;
    const routed = (tMs: number) => frameAt(run, tMs).lbs[0]!.routed;
    expect([2999, 3000 + detectMs! - 1, 3000 + detectMs!, 8999, 9000].map(routed)).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it('has the window of its moment, the last one at the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: run.scenario.durationMs }), (tMs) => {
        const { fromMs, untilMs } = frameAt(run, tMs).window;
        expect(fromMs).toBeLessThanOrEqual(tMs);
        expect(untilMs).toBeGreaterThanOrEqual(tMs);
      }),
    );
    expect(frameAt(run, run.scenario.durationMs).window).toBe(run.windows.at(-1));
  });

  it('counts a flow at the L4 LB that forwards it and at the L7 LB at which it ends, the first of the list too', () => {
    const { lbs } = namedScenarios.flagship.topology;
    const edges = lbs.map((lb) => ({ ...lb, id: lb.id.replace('lb', 'edge'), tier: 'l4' as const }));
    const scenario = patchScenario(namedScenarios.flagship, {
      topology: { lbs: [...lbs, ...edges] },
      policies: { entry: { tiers: 'two' }, l4: { tableSize: 251 } },
    });
    const frame = frameAt(simulate(scenario), 6000);
    const open = frame.flows.filter(({ lb }) => lb >= 0);
    const held = frame.lbs.map((_, index) => open.filter(({ lb, proxy }) => lb === index || proxy === index).length);
    expect(Math.min(...held)).toBeGreaterThan(0);
    expect(frame.lbs.map(({ flows }) => flows)).toEqual(held);
  });

  it('counts every open sampled flow on one LB or on none', () => {
    fc.assert(
      fc.property(moment, (tMs) => {
        const { lbs, flows } = frameAt(run, tMs);
        const placed = flows.filter((flow) => flow.state !== 'closed' && flow.lb >= 0).length;
        expect(lbs.reduce((sum, lb) => sum + lb.flows, 0)).toBe(placed);
      }),
    );
  });

  it('has totals that only grow, and at the end hold the whole run', () => {
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [earlier, later] = [frameAt(run, Math.min(a, b)).totals, frameAt(run, Math.max(a, b)).totals];
        for (const name of COUNTERS) expect(later[name]).toBeGreaterThanOrEqual(earlier[name]);
      }),
    );
    const sum = run.windows.reduce((total, { counts }) => total + counts.requests, 0);
    expect(frameAt(run, run.scenario.durationMs).totals.requests).toBe(sum);
  });

  it('of a moment outside the run is its first or its last', () => {
    expect(frameAt(run, -5)).toEqual(frameAt(run, 0));
    expect(frameAt(run, 1e9)).toEqual(frameAt(run, run.scenario.durationMs));
  });

  it('tells panic from a zone that has lost one backend', () => {
    const dead = ['a1', 'a2', 'b1', 'b2', 'c1'].map((target) => ({
      atMs: 0,
      kind: 'backend-crash' as const,
      target,
      forMs: null,
    }));
    const panicking = simulate(patchScenario(namedScenarios.flagship, { faults: dead }));
    expect(frameAt(panicking, 6000).isPanic).toBe(true);
    expect(frameAt(run, 12_000).isPanic).toBe(false);
  });
});

it('backends of deeper tiers, which no LB calls, do not count for panic', () => {
  const deep = { id: 'db', zone: 'A', weight: 1, serviceMs: 1, concurrency: 64, tier: 1 };
  const { backends } = namedScenarios.flagship.topology;
  const result = simulate(
    patchScenario(namedScenarios.flagship, {
      topology: { backends: [...backends, ...[1, 2, 3].map((n) => ({ ...deep, id: `db${n}` }))] },
      faults: backends.slice(0, 5).map(({ id }) => ({ atMs: 0, kind: 'backend-crash', target: id, forMs: null })),
    }),
  );
  // four of nine serve, and three more behind them
  expect(frameAt(result, 6000).isPanic).toBe(true);
});

it('a moment that is no number is refused', () => {
  const result = simulate(patchScenario(namedScenarios.flagship, { durationMs: 100 }));
  expect(() => frameAt(result, Number.NaN)).toThrow('tMs: expected a moment of the run, found NaN');
  expect(() => measure(result, 'requests.count', { fromMs: Number.NaN })).toThrow('span.fromMs: expected a moment');
  expect(() => measure(result, 'requests.count', { untilMs: Number.NaN })).toThrow('span.untilMs: expected a moment');
});

it('shows a moment the same whatever was looked at before it', () => {
  const scenario = patchScenario(namedScenarios.anycast, {
    faults: [{ atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: 2000 }],
  });
  const run = simulate(scenario);
  const moment = fc.integer({ min: 0, max: scenario.durationMs });
  fc.assert(
    fc.property(fc.array(moment, { minLength: 1, maxLength: 12 }), (moments) => {
      for (const tMs of moments) frameAt(run, tMs);
      const last = moments.at(-1)!;
      expect(frameAt(run, last)).toEqual(frameAt({ ...run }, last));
    }),
  );
});

describe('what a frame says of flows that moved', () => {
  const runOf = (algorithm: 'resilient' | 'modulo-n') =>
    simulate(
      patchScenario(namedScenarios.anycast, {
        policies: { ecmp: { algorithm } },
        faults: [{ atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: 2000 }],
      }),
    );
  const needless = (run: Run, tMs: number) =>
    frameAt(run, tMs).flows.filter(({ movement }) => movement === 'needless').length;

  it('a move away from a dead LB stays one with cause after that LB is back', () => {
    const run = runOf('resilient');
    expect(frameAt(run, 5900).flows.some(({ movement }) => movement === 'moved')).toBe(true);
    for (const tMs of [5900, 6100, 9000, 12_000]) expect(needless(run, tMs)).toBe(0);
  });

  it('a move away from a living LB is needless, as the events tell it, when one leaves and when it returns', () => {
    const run = runOf('modulo-n');
    const told = run.events.filter((event) => event.kind === 'flow-moved' && event.tMs < 4500 && event.needless).length;
    expect(told).toBeGreaterThan(10);
    expect(needless(run, 4001)).toBe(told);
    expect(needless(run, 7500)).toBeGreaterThan(0);
  });
});

it('of two faults that begin together, the one that is over is over', () => {
  const together = simulate(
    patchScenario(namedScenarios.flagship, {
      faults: [
        { atMs: 3000, kind: 'backend-crash', target: 'a1', forMs: null },
        { atMs: 3000, kind: 'backend-crash', target: 'b2', forMs: 1000 },
      ],
    }),
  );
  const stateOf = (id: string) => frameAt(together, 5000).backends.find((backend) => backend.id === id)!.state;
  expect([stateOf('a1'), stateOf('b2')]).toEqual(['dead', 'healthy']);
});

it('the shares of all backends are one whole', () => {
  for (const tMs of [1000, 6000]) {
    const { backends } = frameAt(run, tMs);
    expect(backends.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  }
});
