import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bfdDetectionMs, vrrpMasterDownMs, vrrpSkewMs } from '../detection/failureDetection';
import { staleRouteMs } from '../detection/gracefulRestart';
import { staleFraction } from '../dns/stale';
import {
  createResilientGroup,
  nextUpkeepMs,
  type ResilientGroup,
  replaceHops,
  touchBucket,
  upkeep,
} from '../ecmp/resilient';
import { afterProbe, CHECKED_UP, type ProbeReply, probeOutcome } from '../health/activeCheck';
import { measure } from '../metrics/measures';
import { stream, uniform } from '../random';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault, FaultKind, Scenario } from '../scenario/schema';
import { resumptionHitRate } from '../tls/resumption';
import { crossZoneCost, usdPerMonth } from '../zones/cost';
import { routerHash } from './router';
import type { Run } from './run';
import { simulate } from './simulate';

/**
 * What a run decides is what the exact model of the rule answers for the same inputs. A run here has hardly any traffic
 * and many faults, one after another; each rule decides at least so often.
 */
const DECISIONS = 2000;

const atMost = (ms: number) => fc.double({ min: 1, max: ms, noNaN: true });

/** Runs in random situations until each rule has decided often enough; `run` says which rules decided. */
function decide<T>(rules: readonly string[], situations: fc.Arbitrary<T>, run: (situation: T) => readonly string[]) {
  const counts = new Map(rules.map((rule) => [rule, 0]));
  const isEnough = () => rules.every((rule) => counts.get(rule)! >= DECISIONS);
  fc.assert(
    fc.property(situations, (situation) => {
      if (!isEnough()) for (const rule of run(situation)) counts.set(rule, counts.get(rule)! + 1);
    }),
    { numRuns: 1500, endOnFailure: true },
  );
  for (const [rule, count] of counts) expect(count, rule).toBeGreaterThanOrEqual(DECISIONS);
}

const quiet: ScenarioPatch = {
  sampledFlows: 1,
  traffic: { arrivals: { kind: 'steady', flowsPerS: 0.01 }, flowMs: 1 },
};

/** Faults one after another, so far apart that each has been noticed and repaired before the next. */
const FAULT_EVERY_MS = 60_000;
const FAULT_FOR_MS = 32_000;
const inTurn = (faults: readonly { readonly kind: FaultKind; readonly target: string }[], forMs = FAULT_FOR_MS) =>
  faults.map((fault, turn): Fault => ({ ...fault, atMs: 1000 + turn * FAULT_EVERY_MS, forMs }));
const lastsMs = (faults: readonly Fault[]) => faults.length * FAULT_EVERY_MS + 1000;

/** The draw with a number that a run makes for its n-th fault, at an LB. */
const drawOf = (seed: number, lb: number, nth: number) => (which: number) =>
  uniform(stream(seed, `detection ${lb}`), nth, which);
/** Periodic packets leave up to a quarter early. */
const sinceLast = (intervalMs: number, share: number, jitter: number) => share * intervalMs * (0.75 + 0.25 * jitter);

describe('a router learns of an LB', () => {
  const detection = fc.record({
    link: fc.constantFrom(false, false, false, true),
    bfd: fc.option(fc.record({ txMs: atMost(900), rxMs: atMost(900), multiplier: fc.integer({ min: 1, max: 5 }) }), {
      freq: 2,
    }),
    holdMs: fc.constantFrom(0, 3000, 3000, 9000, 9000),
    daemonMs: fc.constantFrom<[number, number]>([0, 0], [10, 80]),
    gracefulRestartMs: fc.option(atMost(20_000), { freq: 2 }),
    gracefulRestartAfterHold: fc.boolean(),
  });
  const kinds = fc.array(fc.constantFrom<FaultKind>('lb-crash', 'lb-hang', 'link-down', 'daemon-death', 'drain'), {
    minLength: 40,
    maxLength: 60,
  });

  it('by the first of link, BFD, hold timer and closed session, after the time of the exact models', () => {
    decide(
      ['link', 'bfd', 'hold-timer', 'kept after the hold timer', 'bgp-session', 'kept after the session', 'goodbye'],
      fc.tuple(fc.nat(), detection, kinds),
      ([seed, policy, list]) => {
        const faults = inTurn(list.map((kind) => ({ kind, target: 'lb-a' })));
        const scenario = patchScenario(namedScenarios.flagship, {
          ...quiet,
          ...{ seed, faults, durationMs: lastsMs(faults), policies: { detection: policy } },
        });
        return simulate(scenario).failovers.flatMap(({ detectMs, by }, nth) => {
          const expected = expectedNotice(list[nth]!, scenario.policies.detection, drawOf(seed, 0, nth));
          expect(detectMs ?? 'never').toEqual(expected ? expect.closeTo(expected.afterMs, 4) : 'never');
          if (expected && expected.rule !== 'goodbye') expect(by).toBe(expected.signal);
          return expected ? [expected.rule] : [];
        });
      },
    );
  });

  function expectedNotice(
    kind: FaultKind,
    { link, bfd, holdMs, daemonMs, gracefulRestartMs, gracefulRestartAfterHold }: Scenario['policies']['detection'],
    draw: (which: number) => number,
  ) {
    const workMs = daemonMs[0] + (daemonMs[1] - daemonMs[0]) * draw(7);
    const kept = (end: 'lost' | 'hold-expired') =>
      gracefulRestartMs === null
        ? 0
        : staleRouteMs(end, { restartTimeMs: gracefulRestartMs, notifications: gracefulRestartAfterHold });
    const say = (signal: string, afterMs: number, rule: string = signal) => ({ signal, afterMs, rule });
    if (kind === 'drain') return say('bgp-session', 0, 'goodbye');
    if (kind === 'daemon-death')
      return say('bgp-session', 1 + kept('lost') + workMs, kept('lost') > 0 ? 'kept after the session' : undefined);
    const all = [];
    if (link && kind !== 'lb-hang') all.push(say('link', 0));
    if (bfd) {
      const { txMs, rxMs = txMs, multiplier } = bfd;
      const slower = Math.max(txMs, rxMs);
      const silenceMs = bfdDetectionMs({ remoteTxMs: txMs, localRxMs: rxMs, remoteMultiplier: multiplier });
      all.push(say('bfd', silenceMs - sinceLast(slower, draw(0), draw(1)) + workMs));
    }
    if (holdMs > 0) {
      const afterMs = holdMs - sinceLast(holdMs / 3, draw(2), draw(3)) + kept('hold-expired') + workMs;
      all.push(say('hold-timer', afterMs, kept('hold-expired') > 0 ? 'kept after the hold timer' : undefined));
    }
    return all.sort((a, b) => a.afterMs - b.afterMs)[0] ?? null;
  }
});

describe('a VRRP pair', () => {
  const entry = fc.record({
    vrrpAdvertMs: fc.double({ min: 10, max: 5000, noNaN: true }),
    vrrpPriority: fc.integer({ min: 1, max: 100 }),
    vrrpMasterPriority: fc.integer({ min: 101, max: 255 }),
    vrrpVersion: fc.constantFrom(2 as const, 3 as const),
    vrrpPreempt: fc.boolean(),
  });
  const KINDS = ['lb-crash', 'lb-hang', 'link-down', 'daemon-death', 'drain'] as const;
  const faultsAt = fc.array(
    fc.record({ kind: fc.constantFrom<FaultKind>(...KINDS), target: fc.constantFrom('lb-a', 'lb-b') }),
    { minLength: 40, maxLength: 60 },
  );

  it('moves its address after the master-down interval or the skew, and back as preemption says', () => {
    decide(
      ['master down, version 2', 'master down, version 3', 'skew', 'preempted', 'not preempted', 'unaware', 'idle'],
      fc.tuple(fc.nat(), entry, faultsAt),
      ([seed, policy, list]) => {
        const faults = inTurn(list);
        const scenario = patchScenario(namedScenarios['vrrp-pair'], {
          ...quiet,
          ...{ seed, faults, durationMs: lastsMs(faults), policies: { entry: policy } },
        });
        const moves = simulate(scenario).events.filter(({ kind }) => kind === 'vip-moved');
        const { rules, expected } = expectedMoves(policy, faults, seed);
        expect(moves).toEqual(
          expected.map(([subject, tMs]) => expect.objectContaining({ subject, tMs: expect.closeTo(tMs, 4) })),
        );
        return rules;
      },
    );
  });

  type Pair = Required<Omit<Scenario['policies']['entry'], 'kind' | 'tiers'>>;
  function expectedMoves(policy: Pair, faults: readonly Fault[], seed: number) {
    const { vrrpAdvertMs, vrrpVersion, vrrpPriority, vrrpMasterPriority, vrrpPreempt } = policy;
    const timers = (box: string) => ({
      ...{ advertIntervalMs: vrrpAdvertMs, version: vrrpVersion },
      backupPriority: box === 'lb-a' ? vrrpMasterPriority : vrrpPriority,
    });
    const rules: string[] = [];
    const decided = (rule: string) => rules.push(rule);
    const expected: [string, number][] = [];
    let holder = 'lb-a';
    for (const [nth, { kind, target, atMs, forMs }] of faults.entries()) {
      if (target !== holder) {
        decided('idle');
        continue;
      }
      const other = holder === 'lb-a' ? 'lb-b' : 'lb-a';
      const lastAdvertMs = drawOf(seed, target === 'lb-a' ? 0 : 1, nth)(4) * vrrpAdvertMs;
      const afterMs = kind === 'drain' ? vrrpSkewMs(timers(other)) : vrrpMasterDownMs(timers(other)) - lastAdvertMs;
      expected.push([other, atMs + afterMs]);
      decided(kind === 'drain' ? 'skew' : `master down, version ${vrrpVersion}`);
      holder = other;
      const returnsMs = atMs + forMs!;
      if (target !== 'lb-a') continue;
      if (kind === 'lb-hang') expected.push([target, returnsMs]);
      else if (vrrpPreempt) expected.push([target, returnsMs + vrrpMasterDownMs(timers(target))]);
      decided(kind === 'lb-hang' ? 'unaware' : vrrpPreempt ? 'preempted' : 'not preempted');
      if (kind === 'lb-hang' || vrrpPreempt) holder = target;
    }
    return { rules, expected };
  }
});

describe('active checks', () => {
  const health = fc.record({
    intervalMs: fc.integer({ min: 500, max: 3000 }),
    timeoutMs: fc.integer({ min: 100, max: 4000 }),
    unhealthyAfter: fc.integer({ min: 1, max: 4 }),
    healthyAfter: fc.integer({ min: 1, max: 4 }),
  });
  const turns = fc.array(
    fc.record({
      kind: fc.constantFrom<FaultKind>('backend-crash', 'backend-power-loss', 'backend-hang', 'backend-slow'),
      illMs: fc.integer({ min: 50, max: 20_000 }),
      wellMs: fc.integer({ min: 50, max: 20_000 }),
    }),
    { minLength: 5, maxLength: 20 },
  );
  /** Such that no probe leaves at the very moment of a fault. */
  const SERVICE_MS = 5.0123457;
  const SLOWNESS = 200;

  it('take a backend out and in by consecutive results of probes, each an interval after the end of the one before', () => {
    decide(['backend-removed', 'backend-restored'], fc.tuple(fc.nat(), health, turns), ([seed, policy, list]) => {
      let atMs = 10_000.5;
      const faults = list.map(({ kind, illMs, wellMs }): Fault => {
        const fault = { atMs, kind, target: 'b1', forMs: illMs };
        atMs += illMs + wellMs;
        return kind === 'backend-slow' ? { ...fault, factor: SLOWNESS } : fault;
      });
      const durationMs = atMs + 30_000;
      const scenario = patchScenario(namedScenarios['one-lb'], {
        ...quiet,
        ...{ seed, durationMs, faults, policies: { health: policy } },
        topology: { backends: [{ id: 'b1', zone: 'A', weight: 1, serviceMs: SERVICE_MS, concurrency: 8 }] },
      });
      const changes = simulate(scenario).events.filter(({ kind }) => kind.startsWith('backend-re'));
      const expected = expectedChanges(seed, policy, faults, durationMs);
      expect(changes).toEqual(
        expected.map(([kind, tMs]) => expect.objectContaining({ kind, tMs: expect.closeTo(tMs, 4) })),
      );
      return expected.map(([kind]) => kind);
    });
  });

  function expectedChanges(
    seed: number,
    policy: Scenario['policies']['health'],
    faults: readonly Fault[],
    durationMs: number,
  ) {
    const thresholds = { fall: policy.unhealthyAfter, rise: policy.healthyAfter };
    const expected: [string, number][] = [];
    let state = CHECKED_UP;
    let tMs = policy.intervalMs * uniform(stream(seed, 'checks'), 0, 0);
    for (;;) {
      const fault = faults.find((one) => one.atMs <= tMs && tMs < one.atMs + one.forMs!);
      const { passed, afterMs } = probeOutcome(reply(fault, tMs), policy.timeoutMs);
      const endMs = tMs + afterMs;
      if (endMs > durationMs) return expected;
      const next = afterProbe(state, passed, thresholds);
      if (next.isUp !== state.isUp) expected.push([next.isUp ? 'backend-restored' : 'backend-removed', endMs]);
      state = next;
      tMs = endMs + policy.intervalMs;
    }
  }

  function reply(fault: Fault | undefined, tMs: number): ProbeReply {
    const answer = (afterMs: number): ProbeReply => ({ kind: 'answer', afterMs, isHealthy: true });
    if (!fault) return answer(SERVICE_MS);
    if (fault.kind === 'backend-crash') return { kind: 'refused', afterMs: 0 };
    if (fault.kind === 'backend-power-loss') return { kind: 'silence' };
    if (fault.kind === 'backend-slow') return answer(SERVICE_MS * SLOWNESS);
    // What a frozen host has taken it answers when it thaws, if that is before the timeout.
    return answer(fault.atMs + fault.forMs! - tMs + SERVICE_MS);
  }
});

describe('a resilient group of next hops', () => {
  const situation = fc.record({
    seed: fc.nat(),
    weights: fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 1, max: 5 }))),
    buckets: fc.integer({ min: 3, max: 40 }),
    idleTimerMs: fc.constantFrom(700, 1500, 5000),
    unbalancedTimerMs: fc.constantFrom(0, 0, 900, 4000),
    everyMs: fc.constantFrom(400.25, 1900.25, 20_000.25),
    flows: fc.integer({ min: 1, max: 20 }),
    drains: fc.array(
      fc.record({ target: fc.constantFrom('lb-a', 'lb-b', 'lb-c'), forMs: fc.integer({ min: 500, max: 8000 }) }),
      { minLength: 1, maxLength: 4 },
    ),
  });

  it('has the buckets of the kernel’s model under the same packets, losses, returns and upkeep', () => {
    decide(['bucket, idle timer only', 'bucket, both timers'], situation, (input) => {
      const { seed, weights, buckets, idleTimerMs, unbalancedTimerMs, everyMs, flows } = input;
      const { topology } = namedScenarios.flagship;
      let atMs = 100.5;
      const faults = input.drains.map(({ target, forMs }): Fault => {
        const fault: Fault = { atMs, kind: 'drain', target, forMs };
        atMs += forMs + 3000;
        return fault;
      });
      const scenario = patchScenario(namedScenarios.flagship, {
        ...{ seed, faults, sampledFlows: 100, durationMs: atMs + 10_000 },
        topology: { lbs: topology.lbs.map((lb, index) => ({ ...lb, weight: weights[index]! })) },
        traffic: {
          arrivals: {
            kind: 'replay',
            flows: Array.from({ length: flows }, (_, flow) => ({
              ...{ src: '198.18.0.1', dst: '203.0.113.10', proto: 'udp' as const, sport: 1000 + flow, dport: 443 },
            })),
          },
          requestIntervalMs: everyMs,
        },
        policies: { ecmp: { algorithm: 'resilient', buckets, idleTimerMs, unbalancedTimerMs } },
      });
      const run = simulate(scenario);
      const worlds = expectedBuckets(run, weights);
      const found = run.worlds.map(({ fromMs, buckets }) => ({ tMs: fromMs, hops: buckets![0]! }));
      expect(changed(found)).toEqual(changed(worlds));
      const rule = unbalancedTimerMs > 0 ? 'bucket, both timers' : 'bucket, idle timer only';
      return Array<string>(worlds.length * buckets).fill(rule);
    });
  });

  interface Dealt {
    readonly tMs: number;
    readonly hops: readonly number[];
  }

  /** Without those that are as the one before. */
  const changed = (list: readonly Dealt[]) =>
    list.filter(({ hops }, index) => index === 0 || String(hops) !== String(list[index - 1]!.hops));

  /** The buckets after each change of the group, replayed from what the run says of packets and routes. */
  function expectedBuckets({ scenario, flows, events }: Run, weights: readonly number[]): Dealt[] {
    const { buckets, idleTimerMs, unbalancedTimerMs } = scenario.policies.ecmp;
    const ids = scenario.topology.lbs.map(({ id }) => id);
    const hop = (id: number) => ({ id, weight: weights[id]! });
    let group: ResilientGroup = createResilientGroup(
      ids.map((_, id) => hop(id)),
      {
        ...{ buckets, idleTimerMs, unbalancedTimerMs },
      },
    );
    let alive = ids.map((_, id) => id);
    const packets = flows.flatMap(({ requests, steps }) =>
      requests.map(({ sentMs }) => ({ tMs: sentMs, bucket: routerHash(steps[0]!.tuple, scenario) % buckets })),
    );
    const changes = events.filter(({ kind }) => kind === 'route-withdrawn' || kind === 'route-announced');
    const moments = [...packets, ...changes].sort((a, b) => a.tMs - b.tMs);
    const found = [{ tMs: 0, hops: [...group.buckets] }];
    let dueMs = Number.POSITIVE_INFINITY;
    const workUntil = (tMs: number) => {
      while (dueMs < tMs) {
        const { group: next, migrated } = upkeep(group, dueMs);
        group = next;
        if (migrated.length > 0) found.push({ tMs: dueMs, hops: [...group.buckets] });
        dueMs = nextUpkeepMs(group, dueMs) ?? Number.POSITIVE_INFINITY;
      }
    };
    for (const moment of moments) {
      workUntil(moment.tMs);
      if ('bucket' in moment) touchBucket(group, moment.bucket, moment.tMs);
      else if ('subject' in moment) {
        const id = ids.indexOf(moment.subject);
        alive = moment.kind === 'route-withdrawn' ? alive.filter((one) => one !== id) : [...alive, id].sort();
        group = replaceHops(group, alive.map(hop), moment.tMs).group;
        found.push({ tMs: moment.tMs, hops: [...group.buckets] });
        dueMs = nextUpkeepMs(group, moment.tMs) ?? Number.POSITIVE_INFINITY;
      }
    }
    workUntil(scenario.durationMs);
    return found;
  }
});

describe('shares', () => {
  /** As near as a binomial count comes in all but one of some ten thousand runs. */
  const nearly = (found: number, shares: readonly number[]) => {
    const expected = shares.reduce((sum, share) => sum + share, 0);
    const variance = shares.reduce((sum, share) => sum + share * (1 - share), 0);
    expect(Math.abs(found - expected)).toBeLessThanOrEqual(4 * Math.sqrt(variance) + 1e-6);
  };

  it('DNS: a client is sent where the record pointed when its resolver last asked, and so many are stale as the model says', () => {
    let decisions = 0;
    const CHANGE_MS = 10_000;
    for (const [seed, ttlMs] of [
      [1, 2000],
      [2, 8000],
      [3, 30_000],
      [4, 0],
    ] as const) {
      const scenario = patchScenario(namedScenarios['saas-day'], {
        ...{ seed, durationMs: 40_000, sampledFlows: 5000 },
        traffic: { arrivals: { kind: 'poisson', flowsPerS: 100 }, flowMs: 1 },
        policies: { dns: { ttlMs, overstayShare: 0, failoverMs: null } },
        faults: [{ atMs: CHANGE_MS, kind: 'dns-change', target: 'eu', forMs: null }],
      });
      const {
        flows,
        scenario: { topology },
      } = simulate(scenario);
      const later = flows.filter(({ openedMs, clients }) => openedMs >= CHANGE_MS && clients.startsWith('users-eu'));
      const isStale = later.map(({ steps }) => topology.lbs[steps[0]!.lb]!.zone.startsWith('eu'));
      for (const [index, { openedMs, resolver }] of later.entries()) {
        const { keptMs, phaseMs } = resolver!;
        // It asks anew every TTL, first a phase short of one after the start.
        const turns = keptMs === 0 ? 0 : Math.floor((openedMs + phaseMs) / keptMs);
        const askedMs = keptMs === 0 ? openedMs : turns * keptMs - phaseMs;
        expect(isStale[index]).toBe(askedMs < CHANGE_MS);
        decisions++;
      }
      const shares = later.map(({ openedMs }) => staleFraction((openedMs - CHANGE_MS) / 1000, ttlMs / 1000));
      nearly(isStale.filter(Boolean).length, shares);
    }
    expect(decisions).toBeGreaterThanOrEqual(DECISIONS);
  });

  it('TLS: so many returning clients resume as the model says', () => {
    let decisions = 0;
    for (const ticketKeys of ['per-lb', 'shared'] as const)
      for (const instances of [1, 2, 3, 5, 8]) {
        const { topology } = namedScenarios.flagship;
        const lbs = Array.from({ length: instances }, (_, lb) => ({ ...topology.lbs[0]!, id: `lb-${lb}` }));
        const { windows } = simulate(
          patchScenario(namedScenarios.flagship, {
            ...{ seed: instances, durationMs: 120_000, topology: { lbs } },
            // Each has its ticket before the next comes.
            traffic: { arrivals: { kind: 'steady', flowsPerS: 20 }, flowMs: 50, returningShare: 1 },
            policies: { tls: { ticketKeys } },
          }),
        );
        const count = (name: 'handshakesResumed' | 'handshakesFull') =>
          windows.reduce((sum, { counts }) => sum + counts[name], 0);
        const all = count('handshakesResumed') + count('handshakesFull');
        const policy =
          ticketKeys === 'shared'
            ? ({ policy: 'shared-stek', shareSynced: 1 } as const)
            : { policy: 'per-instance' as const };
        // The first client has no ticket.
        nearly(count('handshakesResumed'), Array<number>(all - 1).fill(resumptionHitRate(instances, policy)));
        decisions += all;
      }
    expect(decisions).toBeGreaterThanOrEqual(10 * DECISIONS);
  });

  it('cross-zone cost: the run bills what the model does for the requests that crossed', () => {
    let decisions = 0;
    for (const kind of ['any', 'zone-aware', 'priority'] as const)
      for (const [seed, requestKib, usdPerGib] of [
        [1, 16, 0.02],
        [2, 300, 0.01],
        [3, 1, 5],
      ] as const) {
        const scenario = patchScenario(namedScenarios.flagship, {
          ...{ seed, durationMs: 5000 },
          traffic: { requestKib },
          policies: { zone: { kind }, cost: { crossZoneUsdPerGib: usdPerGib } },
        });
        const run = simulate(scenario);
        const { zones, lbs } = scenario.topology;
        const calls = run.windows.reduce((sum, { counts }) => sum + counts.requests, 0);
        const crossed = run.windows
          .flatMap(({ requestsByLbAndZone }) => requestsByLbAndZone.map((count, cell) => ({ count, cell })))
          .filter(({ cell }) => zones[cell % zones.length] !== lbs[Math.floor(cell / zones.length)]!.zone)
          .reduce((sum, { count }) => sum + count, 0);
        const { crossingGiB, usd } = crossZoneCost(
          { calls, crossZoneFraction: crossed / calls, requestBytes: requestKib * 1024, responseBytes: 0 },
          { egressUsdPerGiB: usdPerGib / 2, ingressUsdPerGiB: usdPerGib / 2 },
        );
        expect(measure(run, 'crossZone.gib')).toBeCloseTo(crossingGiB, 9);
        expect(measure(run, 'crossZone.usdPerMonth')).toBeCloseTo(usdPerMonth(usd, scenario.durationMs), 6);
        decisions += calls;
      }
    expect(decisions).toBeGreaterThanOrEqual(DECISIONS);
  });
});
