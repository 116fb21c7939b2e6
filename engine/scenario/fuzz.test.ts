import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { explain } from '../explain/explain';
import { measure, measureNames, measureOf } from '../metrics/measures';
import { COUNTERS, type Run } from '../simulation/run';
import { start } from '../simulation/simulate';
import { frameAt } from '../story/frame';
import { expectedFlows } from './arrivalRate';
import { FAULT_KINDS, ruleOf } from './faultKinds';
import { regionsOf } from './regions';
import type { Scenario } from './schema';
import { sizeOf } from './size';
import { parseScenario } from './validate';

/** Scenarios of any shape, small enough to run in milliseconds: nearly all keep the rules. */
const ZONES = ['A', 'B', 'C'];
const between = (min: number, max: number) =>
  fc.oneof(fc.constantFrom(min, max), fc.double({ min, max, noNaN: true, noDefaultInfinity: true }));
const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const uint32 = fc.nat(0xffffffff);
const list = <T>(item: fc.Arbitrary<T>, maxLength: number) => fc.array(item, { minLength: 1, maxLength });
const named = <T>(prefix: string, item: fc.Arbitrary<T>, maxLength: number) =>
  list(item, maxLength).map((items) => items.map((one, index) => ({ id: `${prefix}${index}`, ...one })));
const vip = (region: number) => `203.0.113.${region}`;

const topologyOf = (zones: string[]) =>
  fc.record({
    zones: fc.constant(zones),
    ...(zones.length > 1 && {
      regions: fc.option(
        fc.constant(zones.map((zone, index) => ({ id: `region-${index}`, zones: [zone], vip: vip(index) }))),
        { nil: undefined },
      ),
    }),
    lbs: named(
      'lb-',
      fc.record({
        zone: fc.constantFrom(...zones),
        tier: fc.constantFrom('l4', 'l7', 'l7'),
        weight: fc.integer({ min: 1, max: 3 }),
        cores: fc.integer({ min: 1, max: 4 }),
      }),
      5,
    ),
    backends: named(
      'b-',
      fc.record(
        {
          zone: fc.constantFrom(...zones),
          weight: fc.integer({ min: 1, max: 3 }),
          serviceMs: between(0.01, 200),
          concurrency: fc.integer({ min: 1, max: 4 }),
          tier: fc.constantFrom(0, 0, 0, 1, 2),
        },
        { requiredKeys: ['zone', 'weight', 'serviceMs', 'concurrency'] },
      ),
      8,
    ),
    clients: named(
      'c-',
      fc.record({ zone: fc.constantFrom(...zones), rttMs: between(0, 300), share: between(0, 2) }),
      3,
    ),
  });

const replayedFlow = fc.record({
  src: uint32.map((n) => `198.18.${n & 255}.${(n >>> 8) & 255}`),
  dst: fc.nat(3).map(vip),
  proto: fc.constantFrom('tcp', 'udp'),
  sport: fc.nat(65_535),
  dport: fc.nat(65_535),
});
const flowsPerS = between(0.01, 40);
const traffic = fc.record({
  vip: fc.constant(vip(0)),
  port: fc.nat(65_535),
  arrivals: fc.oneof(
    fc.record({ kind: fc.constantFrom('poisson', 'steady'), flowsPerS }),
    fc.record({
      kind: fc.constant('spike'),
      flowsPerS,
      peakFlowsPerS: flowsPerS,
      fromMs: between(0, 2000),
      untilMs: between(2000, 9000),
    }),
    fc.record({ kind: fc.constant('replay'), flows: list(replayedFlow, 20) }),
  ),
  flowMs: between(1, 8000),
  requestIntervalMs: between(5, 1000),
  requestKib: between(0, 100),
  returningShare: between(0, 1),
});

const policies = fc.record({
  entry: fc.record(
    {
      kind: fc.constantFrom('single', 'vrrp', 'ecmp', 'ecmp', 'dns', 'client'),
      vrrpAdvertMs: between(10, 1000),
      vrrpPriority: fc.integer({ min: 1, max: 254 }),
      vrrpMasterPriority: fc.constant(255),
      vrrpVersion: fc.constantFrom(2, 3),
      vrrpPreempt: fc.boolean(),
      tiers: fc.constantFrom('one', 'one', 'two'),
    },
    { requiredKeys: ['kind', 'vrrpAdvertMs', 'vrrpPriority', 'vrrpVersion', 'vrrpPreempt', 'tiers'] },
  ),
  dns: fc.record({
    ttlMs: between(0, 5000),
    overstayShare: between(0, 1),
    overstayFactor: between(1, 10),
    failoverMs: orNull(between(0, 1000)),
  }),
  ecmp: fc.record({
    algorithm: fc.constantFrom('hash-threshold', 'modulo-n', 'resilient', 'hrw'),
    hashSeed: uint32,
    hashPolicy: fc.constantFrom(0, 1),
    buckets: fc.integer({ min: 1, max: 64 }),
    idleTimerMs: fc.oneof(fc.constant(0), between(50, 5000)),
    unbalancedTimerMs: fc.oneof(fc.constant(0), between(50, 5000)),
  }),
  detection: fc.record({
    link: fc.boolean(),
    bfd: orNull(
      fc.record(
        { txMs: between(1, 500), multiplier: fc.integer({ min: 1, max: 5 }), rxMs: between(0, 500) },
        { requiredKeys: ['txMs', 'multiplier'] },
      ),
    ),
    holdMs: between(0, 9000),
    healthHook: orNull(fc.record({ intervalMs: between(1, 1000), failures: fc.integer({ min: 1, max: 4 }) })),
    daemonMs: between(0, 500).map((most) => [most / 2, most]),
    gracefulRestartMs: orNull(between(0, 2000)),
    gracefulRestartAfterHold: fc.boolean(),
    returnMs: between(0, 1000),
  }),
  l4: fc.record({
    choice: fc.constantFrom('maglev', 'round-robin'),
    tableSize: fc.constantFrom(11, 251),
    connectionTracking: fc.constantFrom(true, true, false),
  }),
  zone: fc.record({
    kind: fc.constantFrom('any', 'zone-aware', 'locality-weighted', 'priority', 'local-only'),
    minClusterSize: fc.nat(8),
    routingEnabledPercent: between(0, 100),
    panicPercent: between(0, 100),
    overprovisioningPercent: fc.integer({ min: 100, max: 200 }),
    forceLocalMinSize: orNull(fc.integer({ min: 1, max: 5 })),
    countBy: fc.constantFrom('hosts', 'weights'),
  }),
  tls: fc.record(
    {
      version: fc.constantFrom('none', '1.2', '1.3'),
      resumption: fc.constantFrom('none', 'ticket', 'early-data'),
      ticketKeys: fc.constantFrom('shared', 'per-lb'),
      certificate: fc.constantFrom('ecdsa-p256', 'rsa-2048'),
      fullCpuMs: between(0, 50),
      resumedCpuMs: between(0, 50),
    },
    { requiredKeys: ['version', 'resumption', 'ticketKeys', 'certificate'] },
  ),
  clients: fc.record({
    synRetries: fc.constantFrom('linux-before-6.5', 'linux-6.5'),
    connectTimeoutMs: orNull(between(1, 5000)),
  }),
  balance: fc.record({
    kind: fc.constantFrom(
      'round-robin',
      'smooth-wrr',
      'random',
      'least-request',
      'full-scan',
      'leastconn',
      'peak-ewma',
      'grpc-wrr',
      'ring-hash',
      'maglev-hash',
    ),
    choices: fc.integer({ min: 2, max: 5 }),
    activeRequestBias: between(0, 2),
    decayMs: between(1, 10_000),
    boundPercent: orNull(fc.integer({ min: 101, max: 300 })),
    sticky: fc.boolean(),
  }),
  slowStart: orNull(
    fc.record(
      { windowMs: between(1, 5000), minWeightPercent: between(0, 100), aggression: between(0.1, 4) },
      { requiredKeys: ['windowMs'] },
    ),
  ),
  limits: orNull(fc.record({ connections: fc.integer({ min: 1, max: 50 }), pending: fc.nat(50) })),
  health: fc.record({
    intervalMs: between(1, 1000),
    timeoutMs: between(1, 1000),
    unhealthyAfter: fc.integer({ min: 1, max: 4 }),
    healthyAfter: fc.integer({ min: 1, max: 4 }),
  }),
  lists: fc.record(
    { spreadMs: between(0, 2000), scope: fc.constantFrom('everywhere', 'region') },
    { requiredKeys: ['spreadMs'] },
  ),
  ejection: orNull(
    fc.record(
      {
        consecutive5xx: fc.integer({ min: 1, max: 5 }),
        intervalMs: between(5, 1000),
        baseEjectionMs: fc.integer({ min: 1, max: 1000 }),
        maxEjectionMs: fc.integer({ min: 1000, max: 5000 }),
        maxEjectionPercent: between(0, 100),
        jitterMs: fc.nat(1000),
        alwaysEjectOneHost: fc.boolean(),
        unejectOnPass: fc.boolean(),
        successRate: orNull(
          fc.record({ minimumHosts: fc.nat(5), requestVolume: fc.nat(20), stdevFactor: fc.nat(3000) }),
        ),
        failurePercentage: orNull(
          fc.record({ minimumHosts: fc.nat(5), requestVolume: fc.nat(20), threshold: between(0, 100) }),
        ),
      },
      {
        requiredKeys: ['consecutive5xx', 'intervalMs', 'baseEjectionMs', 'maxEjectionMs', 'maxEjectionPercent'],
      },
    ),
  ),
  breaker: orNull(
    fc.record({
      failureRateThreshold: between(0.01, 100),
      windowSize: fc.integer({ min: 1, max: 100 }),
      minimumNumberOfCalls: fc.integer({ min: 1, max: 100 }),
      permittedInHalfOpen: fc.integer({ min: 1, max: 10 }),
      waitOpenMs: between(0, 2000),
    }),
  ),
  retries: fc.record(
    {
      attempts: fc.integer({ min: 1, max: 4 }),
      attemptsByTier: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
      connectTimeoutMs: between(1, 2000),
      perTryTimeoutMs: orNull(between(1, 500)),
      overallTimeoutMs: orNull(between(1, 2000)),
      backoffBaseMs: between(1, 100),
      backoffCapMs: between(1, 1000),
      budget: orNull(fc.record({ percent: between(0, 100), minConcurrency: fc.nat(5) })),
      where: fc.constantFrom('lb', 'every-tier'),
      avoidsFailed: fc.boolean(),
    },
    {
      requiredKeys: [
        'attempts',
        'connectTimeoutMs',
        'perTryTimeoutMs',
        'overallTimeoutMs',
        'backoffBaseMs',
        'backoffCapMs',
        'budget',
        'where',
      ],
    },
  ),
  drain: fc.record({ graceMs: between(0, 2000) }),
  cost: fc.record({ crossZoneUsdPerGib: between(0, 1), crossZoneMs: between(0, 10), crossRegionMs: between(0, 200) }),
});

type Shape = Pick<Scenario, 'topology'>;

const faultIn = ({ topology }: Shape) =>
  fc.constantFrom(...FAULT_KINDS).chain((kind) => {
    const { target, factor, inTurns } = ruleOf(kind);
    const ids = { lb: topology.lbs.map(({ id }) => id), backend: topology.backends.map(({ id }) => id) };
    const targets = {
      ...ids,
      box: [...ids.lb, ...ids.backend],
      zone: topology.zones,
      region: topology.regions?.map(({ id }) => id) ?? ['region'],
      traffic: [''],
    }[target];
    return fc.record({
      atMs: between(0, 6000),
      kind: fc.constant(kind),
      target: fc.constantFrom(...targets),
      forMs: orNull(between(0, 4000)),
      ...(factor && { factor: between(factor[0], Math.min(factor[1], 20)) }),
      ...(inTurns && { periodMs: between(100, 1000) }),
    });
  });

const scenarios = fc
  .record({ zones: fc.subarray(ZONES, { minLength: 1 }) })
  .chain(({ zones }) => fc.record({ topology: topologyOf(zones) as fc.Arbitrary<Scenario['topology']> }))
  .chain((shape) =>
    fc.record({
      version: fc.constant(2),
      seed: uint32,
      durationMs: between(1000, 6000),
      topology: fc.constant(shape.topology),
      traffic,
      policies,
      faults: fc.array(faultIn(shape), { maxLength: 6 }),
    }),
  )
  .map((scenario) => keepingRules(scenario as Scenario))
  .filter((scenario) => sizeOf(scenario).events < EVENTS);

/** Rules join fields that are drawn apart. */
function keepingRules({ topology, policies, faults, ...rest }: Scenario): Scenario {
  const [first, ...others] = topology.clients;
  const needsMemory = policies.l4.choice === 'round-robin';
  const isPair = policies.entry.kind === 'vrrp' && topology.lbs.length > 1;
  const kind = policies.entry.kind === 'vrrp' && !isPair ? 'single' : policies.entry.kind;
  const isDirect = kind === 'dns' || kind === 'client';
  const libraries = topology.zones.map((zone, index) => ({
    id: `lib-${index}`,
    zone,
    tier: kind === 'dns' ? ('l4' as const) : topology.lbs[0]!.tier,
    weight: 1,
    cores: 1,
    inClients: true as const,
  }));
  return {
    ...rest,
    faults: faults.filter((fault) => fault.kind !== 'dns-change' || (topology.regions?.length ?? 1) > 1),
    topology: {
      ...topology,
      lbs: [...topology.lbs, ...(isDirect ? libraries : [])],
      clients: [{ ...first!, share: first!.share + 1 }, ...others],
    },
    policies: {
      ...policies,
      entry: { ...policies.entry, kind, tiers: isDirect ? 'one' : policies.entry.tiers },
      l4: { ...policies.l4, connectionTracking: needsMemory || policies.l4.connectionTracking },
    },
  };
}

/** A scenario that takes longer than this to run is not run here. */
const EVENTS = 200_000;

const junk = fc.constantFrom<unknown>(
  ...[
    null,
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -1,
    -0,
    0,
    0.5,
    1,
    2,
    3,
    40,
    999,
  ],
  ...[1e-300, 1e300, 2 ** 53, 5n, '', 'A', 'lb-0', '__proto__', 'ecmp', true, false, [], [[]], {}, { kind: 'ecmp' }],
);

type Leaf = readonly [holder: Record<string, unknown>, key: string];

function leavesOf(value: unknown): Leaf[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.entries(holder).flatMap(([key, item]): Leaf[] => [[holder, key], ...leavesOf(item)]);
}

/** Without fast-check's bias to small numbers: any leaf as likely as another. */
const anyLeaf = fc.noBias(fc.double({ min: 0, max: 0.999, noNaN: true }));

/** One value replaced by junk or by a copy of another one of the scenario, which may well be taken. */
const mutants = fc
  .tuple(scenarios, anyLeaf, fc.oneof(junk, fc.record({ copyOf: anyLeaf })))
  .map(([scenario, at, value]) => {
    const mutant = structuredClone(scenario);
    const leaves = leavesOf(mutant);
    const leafAt = (share: number) => leaves[Math.floor(share * leaves.length)]!;
    const [holder, key] = leafAt(at);
    const [source, from] = isCopy(value) ? leafAt(value.copyOf) : [{ value }, 'value'];
    holder[key] = structuredClone(source[from]);
    return mutant as unknown;
  });

const isCopy = (value: unknown): value is { copyOf: number } =>
  typeof value === 'object' && value !== null && 'copyOf' in value;

/** What is refused must be refused by an EngineError that says where, what and why. */
function parsed(candidate: unknown): Scenario | null {
  try {
    return parseScenario(candidate);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    expect(error.field).not.toBe('');
    expect(error.rule).not.toBe('');
    return null;
  }
}

/**
 * Runs to the end, and not far beyond what the estimate of its size allows. Arrivals and the lives of flows are random: of
 * many flows it takes not twice as many events; of few, as many more as an exponential life exceeds once in 10⁹ times.
 */
function runOf(scenario: Scenario): { run: Run; handled: number } {
  const { faults: _, ...calm } = scenario;
  const flowsOnly = sizeOf({ ...calm, faults: [], policies: { ...calm.policies, ejection: null } }).events;
  const most = 2 * sizeOf(scenario).events + 1000 + 21 * (flowsOnly / expectedFlows(scenario));
  const simulation = start(scenario);
  while (!simulation.advance(1000)) if (simulation.handled > most) break;
  expect(simulation.handled).toBeLessThanOrEqual(most);
  return { run: simulation.finish(), handled: simulation.handled };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

function requireConsistentWindows({ windows, scenario }: Run): void {
  expect(windows).toHaveLength(120);
  expect(windows[0]!.fromMs).toBe(0);
  expect(windows.at(-1)!.untilMs).toBeCloseTo(scenario.durationMs, 6);
  windows.forEach((window, index) => {
    if (index > 0) expect(window.fromMs).toBe(windows[index - 1]!.untilMs);
    const { counts } = window;
    for (const name of COUNTERS) expect(counts[name]).toBeGreaterThanOrEqual(0);
    expect(sum(window.latency.counts)).toBe(counts.ok);
    expect(sum(window.handshakeWait.counts)).toBe(counts.handshakesFull + counts.handshakesResumed);
    expect(sum(window.opensByClientsAndLb)).toBe(counts.opened);
    expect(sum(window.requestsByLbAndZone)).toBe(sum(window.requestsByBackend));
    expect(sum(window.requestsByBackend)).toBeLessThanOrEqual(counts.calls);
    expect(counts.retries).toBeLessThanOrEqual(counts.calls);
  });
  const total = (name: (typeof COUNTERS)[number]) => sum(windows.map(({ counts }) => counts[name]));
  expect(total('ok')).toBeLessThanOrEqual(total('requests'));
}

/** Times are numbers, in order, and of this run. */
function requireOrder(times: readonly number[], untilMs: number): void {
  times.forEach((tMs, index) => {
    expect(tMs).toBeGreaterThanOrEqual(times[index - 1] ?? 0);
    expect(tMs).toBeLessThanOrEqual(untilMs);
  });
}

function requireTimes({ events, worlds, flows, failovers, scenario: { durationMs, topology } }: Run): void {
  requireOrder(
    events.map(({ tMs }) => tMs),
    durationMs,
  );
  requireOrder(
    worlds.map(({ fromMs }) => fromMs),
    durationMs,
  );
  for (const flow of flows) {
    requireOrder(
      flow.steps.map(({ tMs }) => tMs),
      Number.POSITIVE_INFINITY,
    );
    requireOrder(
      flow.requests.map(({ sentMs }) => sentMs),
      durationMs,
    );
    for (const { sentMs, doneMs } of flow.requests) expect(doneMs).toBeGreaterThanOrEqual(sentMs);
  }
  for (const { hit, recovered, ended, broken, intact, moved, movedNeedlessly, live } of failovers) {
    expect(recovered + ended).toBeLessThanOrEqual(hit);
    expect(broken).toBeLessThanOrEqual(hit);
    expect(intact).toBeLessThanOrEqual(recovered);
    expect(movedNeedlessly).toBeLessThanOrEqual(moved);
    // Once for each list that hears of it late, if its L4 box changes meanwhile.
    expect(moved).toBeLessThanOrEqual(live * topology.lbs.length);
  }
}

/** Every question that a page may ask of a run has an answer. */
function requireAnswers(run: Run, shares: readonly number[]): void {
  const { topology, durationMs } = run.scenario;
  for (const share of shares) {
    const frame = frameAt(run, share * durationMs);
    expect(frame.lbs).toHaveLength(topology.lbs.length);
    const flow = run.flows[Math.floor(share * run.flows.length)];
    if (flow)
      expect(explain(run, flow.id, flow.openedMs + share * (durationMs - flow.openedMs))[0]?.kind).toBe('packet');
  }
  const [lb, zone] = [topology.lbs[0]!.id, topology.zones[0]!];
  const subjects = {
    none: '',
    lb: `:${lb}`,
    backend: `:${topology.backends[0]!.id}`,
    region: `:${regionsOf(run.scenario)[0]!.id}`,
    'lb>zone': `:${lb}>${zone}`,
    'clients>lb': `:${topology.clients[0]!.id}>${lb}`,
  };
  for (const name of measureNames) {
    const ofFailover = /^outage\.(detect|first|client)|ShareOfHit|^flows\..*Share/.test(name);
    if (ofFailover && run.failovers.length === 0) continue;
    const value = measure(run, name + subjects[measureOf(name).subject]);
    expect(Number.isNaN(value) || value >= 0).toBe(true);
  }
}

/** Checks one scenario; how it went, to be told at the end. */
function check(candidate: unknown, shares: readonly number[], tally: { ran: number; refused: number; events: number }) {
  const scenario = parsed(candidate);
  if (!scenario || sizeOf(scenario).events > EVENTS) {
    tally.refused++;
    return;
  }
  const { run, handled } = runOf(scenario);
  requireConsistentWindows(run);
  requireTimes(run);
  requireAnswers(run, shares);
  tally.ran++;
  tally.events += handled;
}

describe('whatever scenario comes, it runs to its end or is refused with the field, the value and the rule', () => {
  const numRuns = Number(process.env.FAST_CHECK_RUNS ?? 75) * 2;
  /** Thousands of runs, some of them as large as may be, take minutes of an idle core. */
  const LIMIT_MS = 3_600_000;
  const shares = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 2, maxLength: 3 });

  it.each([
    ['scenarios of any shape', scenarios, 0.95],
    ['the same with one value replaced', mutants, 0.3],
  ] as const)(
    '%s',
    (name, arbitrary, leastShare) => {
      const tally = { ran: 0, refused: 0, events: 0 };
      fc.assert(
        fc.property(arbitrary as fc.Arbitrary<unknown>, shares, (candidate, moments) =>
          check(candidate, moments, tally),
        ),
        { numRuns },
      );
      console.info(`${name}: ${tally.ran} run, ${tally.refused} refused, ${tally.events} events handled`);
      expect(tally.ran).toBeGreaterThan(leastShare * numRuns);
    },
    LIMIT_MS,
  );
});
