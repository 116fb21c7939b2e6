import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overload, withBoundedLoad } from '../balance/boundedHash';
import { EdfScheduler } from '../balance/edf';
import type { BalanceKind } from '../balance/kinds';
import { LeastConn } from '../balance/leastConn';
import { leastOfAll, leastOfChoices, leastRequestWeight } from '../balance/leastRequest';
import { PeakEwma, secondOfTwo } from '../balance/peakEwma';
import { SmoothWeightedRoundRobin } from '../balance/smoothWeighted';
import { formatIpv4 } from '../ecmp/flow';
import { buildEnvoyMaglev, envoyMaglevSlot, envoyRequestHash } from '../maglev/envoy';
import { stream, uint32 } from '../random';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import type { Policies, Scenario } from '../scenario/schema';
import { simulate } from './simulate';
import { Traffic } from './traffic';

/**
 * Every pick of one LB in a run, made again by the exact model from nothing but the requests before it: their order,
 * what each went to, and when each ended. Of each rule at least so many picks are compared.
 */
const DECISIONS = 2000;

interface Request {
  readonly id: number;
  readonly srcAddr: number;
  readonly sentMs: number;
  readonly doneMs: number;
  readonly backend: number;
  readonly ok: boolean;
}

/** A model that has heard of every request until now. */
interface Model {
  pick(request: Request, draw: (k: number) => number): number;
  changed?(backend: number, active: number): void;
  ended?(request: Request): void;
}

const weightsOf = ({ topology }: Scenario) => topology.backends.map(({ weight }) => weight);
const isEven = (scenario: Scenario) => new Set(weightsOf(scenario)).size === 1;

/** What the model of a kind is told and asked; `active`: requests under way by backend. */
function modelOf(scenario: Scenario, active: readonly number[]): Model {
  const { kind, choices, activeRequestBias, decayMs, boundPercent } = scenario.policies.balance;
  const weights = weightsOf(scenario);
  const hosts = weights.length;
  const seed = uint32(stream(scenario.seed, 'balance'), 0, 0);
  const loads = { hosts, activeAt: (i: number) => active[i]! };
  const schedule = () => new EdfScheduler(weights, seed);
  switch (kind) {
    case 'round-robin': {
      if (isEven(scenario)) {
        let turn = seed;
        return { pick: () => turn++ % hosts };
      }
      const edf = schedule();
      return { pick: () => edf.pick((i) => weights[i]!) };
    }
    case 'least-request':
    case 'full-scan': {
      if (isEven(scenario))
        return {
          pick: (_, draw) => (kind === 'full-scan' ? leastOfAll(loads, draw) : leastOfChoices(loads, choices, draw)),
        };
      const edf = schedule();
      return { pick: () => edf.pick((i) => leastRequestWeight(weights[i]!, active[i]!, activeRequestBias)) };
    }
    case 'smooth-wrr': {
      const turns = new SmoothWeightedRoundRobin(weights);
      return { pick: () => turns.pick(), ended: ({ backend, ok }) => (ok ? undefined : turns.failed(backend)) };
    }
    case 'leastconn': {
      const line = new LeastConn(weights);
      return { pick: () => line.pick(), changed: (backend, served) => line.serves(backend, served) };
    }
    case 'peak-ewma': {
      const ewma = new PeakEwma(hosts, { decayMs, defaultRttMs: 30 });
      const cost = (host: number, tMs: number) => ewma.cost(host, active[host]!, tMs);
      return {
        pick: ({ sentMs }, draw) => {
          const first = draw(0) % hosts;
          const second = secondOfTwo(first, draw(1), hosts);
          return cost(first, sentMs) <= cost(second, sentMs) ? first : second;
        },
        ended: ({ backend, sentMs, doneMs }) => ewma.observe(backend, doneMs - sentMs, doneMs),
      };
    }
    default: {
      const { table } = buildEnvoyMaglev({
        tableSize: 65_537,
        hosts: scenario.topology.backends.map(({ id, weight }) => ({ hashKey: id, weight })),
      });
      const total = weights.reduce((a, b) => a + b);
      const shares = weights.map((weight) => weight / total);
      return {
        pick: ({ srcAddr }) => {
          const hash = envoyRequestHash(formatIpv4(srcAddr));
          const overall = active.reduce((a, b) => a + b);
          const load = { ...loads, shares, overall, factorPercent: boundPercent! };
          const named = table[envoyMaglevSlot(hash, 65_537)]!;
          return overload(load, named) <= 1 ? named : withBoundedLoad(named, hash, load);
        },
      };
    }
  }
}

const situation = fc.record({
  seed: fc.nat(0xffffffff),
  weights: fc.oneof(
    fc.integer({ min: 2, max: 12 }).map((hosts) => new Array<number>(hosts).fill(1)),
    fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 12 }),
  ),
  serviceMs: fc.constantFrom(5, 40, 200),
  errorShare: fc.constantFrom(0, 0.3),
  choices: fc.constantFrom(2, 3),
  activeRequestBias: fc.constantFrom(0, 0.5, 1, 2),
  decayMs: fc.constantFrom(200, 10_000),
});
type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;

function scenarioOf(kind: BalanceKind, one: Situation): Scenario {
  const { seed, weights, serviceMs, errorShare, choices, activeRequestBias, decayMs } = one;
  const balance: Partial<Policies['balance']> = { kind, choices, activeRequestBias, decayMs, boundPercent: 125 };
  const backends = weights.map((weight, i) => ({ id: `b${i}`, zone: 'A', weight, serviceMs, concurrency: 1 }));
  return patchScenario(namedScenarios.flagship, {
    seed,
    durationMs: 4000,
    sampledFlows: 10_000,
    topology: {
      zones: ['A'],
      lbs: [{ id: 'lb', zone: 'A', tier: 'l7', weight: 1, cores: 1 }],
      backends,
      clients: [{ id: 'clients', zone: 'A', rttMs: 0, share: 1 }],
    },
    traffic: { arrivals: { kind: 'poisson', flowsPerS: 150 }, flowMs: 1, requestIntervalMs: 86_400_000 },
    policies: { tls: { version: 'none' }, zone: { kind: 'any' }, entry: { kind: 'single' }, balance },
    faults: errorShare === 0 ? [] : [{ atMs: 0, kind: 'backend-grey', target: 'b0', forMs: null, factor: errorShare }],
  });
}

/** Tells the model of all that happened, in its order, and compares its picks with those of the run; how many. */
function comparePicks(scenario: Scenario): number {
  const run = simulate(scenario);
  const requests = run.flows.flatMap(({ id, steps, requests: [first] }) =>
    first ? [{ id, srcAddr: steps[0]!.tuple.srcAddr, ...first }] : [],
  );
  const active = scenario.topology.backends.map(() => 0);
  const model = modelOf(scenario, active);
  const traffic = new Traffic(scenario);
  const change = (backend: number, by: number) => {
    active[backend]! += by;
    model.changed?.(backend, active[backend]!);
  };
  const moments = requests.flatMap((request) => [
    { tMs: request.sentMs, request, isEnd: false },
    { tMs: request.doneMs, request, isEnd: true },
  ]);
  moments.sort((a, b) => a.tMs - b.tMs);
  for (const { request, isEnd } of moments) {
    if (isEnd) {
      change(request.backend, -1);
      model.ended?.(request);
      continue;
    }
    const picked = model.pick(request, (k) => traffic.balanceDraw(request.id, 0, k));
    expect([request.id, picked]).toEqual([request.id, request.backend]);
    change(request.backend, 1);
  }
  return requests.length;
}

describe('the picks of an LB in a run are those of the exact model', () => {
  it.each([
    'round-robin',
    'smooth-wrr',
    'least-request',
    'full-scan',
    'leastconn',
    'peak-ewma',
    'maglev-hash',
  ] as const)(
    `${DECISIONS} and more by %s`,
    (kind) => {
      let compared = 0;
      const numRuns = 12;
      fc.assert(
        fc.property(situation, (one) => {
          compared += comparePicks(scenarioOf(kind, one));
        }),
        { numRuns },
      );
      expect(compared).toBeGreaterThanOrEqual(DECISIONS);
    },
    30_000,
  );
});
