import { describe, expect, it } from 'vitest';
import { parseIpv4 } from '../ecmp/flow';
import { sipHash24 } from '../hash/siphash';
import { u64 } from '../hash/u64';
import { xxhash64 } from '../hash/xxhash64';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault, Policies, Scenario } from '../scenario/schema';
import type { FlowStep, FlowTrace, RequestTrace, Run, World } from '../simulation/run';
import { simulate } from '../simulation/simulate';
import { type ExplainStep, explain } from './explain';

/**
 * A second opinion: every step of an explanation is done again by hand from the values it shows and from what the run
 * recorded. Of the engine it shares the two hash functions, which have ground truth of their own, and nothing else.
 */
interface Case {
  readonly run: Run;
  readonly flow: FlowTrace;
  readonly tMs: number;
  readonly steps: readonly ExplainStep[];
  /** The flow's state then, what the deciders knew, and its last request. */
  readonly state: FlowStep;
  readonly request: RequestTrace | undefined;
}

type Step<K extends ExplainStep['kind']> = Extract<ExplainStep, { kind: K }>;
type Checks = { readonly [K in ExplainStep['kind']]: (step: Step<K>, one: Case) => void };

const lastUntil = <T>(items: readonly T[], tMs: number, timeOf: (item: T) => number): T | undefined =>
  items.filter((item) => timeOf(item) <= tMs).at(-1);

const specsOf = ({ run }: Case) => run.scenario.topology;
const lbOf = (one: Case, id: string) => specsOf(one).lbs.find((lb) => lb.id === id)!;
const lbIndex = (one: Case, id: string) => specsOf(one).lbs.findIndex((lb) => lb.id === id);
const worldOf = ({ run }: Case, { world }: { readonly world: number }): World => run.worlds[world]!;
const weightOf = (one: Case, id: string) => lbOf(one, id).weight;
const firstAbove = <T>(items: readonly T[], bounds: readonly number[], roll: number) =>
  items[bounds.findIndex((bound) => roll < bound)];
const runningSums = (numbers: readonly number[]) =>
  numbers.map((_, i) => numbers.slice(0, i + 1).reduce((a, b) => a + b));

/** The 48 bytes that Linux hashes of a forwarded IPv4 packet. */
function flowKeys({ srcAddr, dstAddr, srcPort, dstPort, protocol }: FlowStep['tuple']): Buffer {
  const bytes = Buffer.alloc(48);
  bytes.writeUInt8(protocol, 2);
  bytes.writeUInt16BE(srcPort, 28);
  bytes.writeUInt16BE(dstPort, 30);
  bytes.writeUInt32BE(srcAddr, 36);
  bytes.writeUInt32BE(dstAddr, 40);
  return bytes;
}

const asLittleEndian = (value: number, bytes: 2 | 4) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer.readUIntLE(0, bytes);
};

function checkRouterHash(step: Step<'router-hash'>, { state }: Case): void {
  const { srcAddr, dstAddr, srcPort, dstPort, protocol } = state.tuple;
  const swapsAddresses = asLittleEndian(dstAddr, 4) < asLittleEndian(srcAddr, 4);
  const swapsPorts = step.policy === 1 && asLittleEndian(dstPort, 2) < asLittleEndian(srcPort, 2);
  const [src, dst] = swapsAddresses ? [dstAddr, srcAddr] : [srcAddr, dstAddr];
  const [sport, dport] = swapsPorts ? [dstPort, srcPort] : [srcPort, dstPort];
  const ports =
    step.policy === 1 ? { srcPort: sport, dstPort: dport, protocol } : { srcPort: 0, dstPort: 0, protocol: 0 };
  expect(step).toMatchObject({
    addressesSwapped: swapsAddresses,
    portsSwapped: swapsPorts,
    ordered: { srcAddr: src, dstAddr: dst, ...ports },
  });
  const word = u64((BigInt(step.seed) << 32n) | BigInt(step.seed));
  expect(step.low32).toBe(sipHash24(flowKeys(step.ordered), { k0: word, k1: word }).lo || 1);
  expect(step.hash).toBe(Math.floor(step.low32 / 2));
}

function checkNextHop({ algorithm, hash, candidates, bucket, lb }: Step<'next-hop'>, one: Case): void {
  const world = worldOf(one, one.state);
  const ids = candidates.map((candidate) => candidate.lb);
  const values = candidates.map(({ value }) => value!);
  const sums = runningSums(ids.map((id) => weightOf(one, id)));
  const total = sums.at(-1)!;
  for (const id of ids) expect(world.routed[lbIndex(one, id)]).toBe(true);
  switch (algorithm) {
    case 'hash-threshold': {
      // round to nearest: (2 · sum · 2^31 + total) / (2 · total), in whole numbers
      const bounds = sums.map((sum) => (2n * BigInt(sum) * 2n ** 31n + BigInt(total)) / (2n * BigInt(total)) - 1n);
      expect(values).toEqual(bounds.map(Number));
      return expect(lb).toBe(ids[bounds.findIndex((bound) => BigInt(hash) <= bound)]);
    }
    case 'modulo-n':
      expect(values).toEqual(sums.map((sum) => sum - 1));
      return expect(lb).toBe(firstAbove(ids, sums, hash % total));
    case 'hrw':
      return expect(lb).toBe(ids[values.indexOf(Math.max(...values))]);
    case 'resilient': {
      const table = world.buckets!.find((buckets) => buckets.includes(lbIndex(one, lb)))!;
      expect(bucket).toBe(hash % table.length);
      return expect(table[bucket!]).toBe(lbIndex(one, lb));
    }
  }
}

const tables = new Map<string, string[]>();

/** Slots of the Maglev paper's table for hosts of equal weight. */
function maglevTable(ids: readonly string[], size: number): string[] {
  const key = `${size} ${ids.join()}`;
  const table = tables.get(key) ?? filledTable(ids, size);
  tables.set(key, table);
  return table;
}

/** Filled slot by slot, as the paper's pseudocode says. */
function filledTable(ids: readonly string[], size: number): string[] {
  const hash = (id: string, seed: bigint) => {
    const { hi, lo } = xxhash64(Buffer.from(id), u64(seed));
    return (BigInt(hi) << 32n) | BigInt(lo);
  };
  const hosts = [...ids].sort().map((id) => ({
    id,
    offset: Number(hash(id, 0n) % BigInt(size)),
    skip: Number(hash(id, 1n) % BigInt(size - 1)) + 1,
    next: 0,
  }));
  const table: string[] = [];
  for (let taken = 0; ; ) {
    for (const host of hosts) {
      const slot = () => (host.offset + host.next * host.skip) % size;
      while (table[slot()] !== undefined) host.next++;
      table[slot()] = host.id;
      if (++taken === size) return table;
    }
  }
}

function checkMaglev({ lb, hash, tableSize, slot, target }: Step<'maglev'>, one: Case): void {
  const { srcAddr, dstAddr, srcPort, dstPort, protocol } = one.state.tuple;
  const key = Buffer.concat([flowKeys(one.state.tuple).subarray(36, 44), Buffer.alloc(5)]);
  key.writeUInt16BE(srcPort, 8);
  key.writeUInt16BE(dstPort, 10);
  key.writeUInt8(protocol, 12);
  expect([key.readUInt32BE(0), key.readUInt32BE(4)]).toEqual([srcAddr, dstAddr]);
  const { hi, lo } = xxhash64(key);
  expect(BigInt(hash)).toBe((BigInt(hi) << 32n) | BigInt(lo));
  expect(BigInt(slot)).toBe(BigInt(hash) % BigInt(tableSize));
  const { lists, callers } = worldOf(one, one.state);
  const { lbs, backends } = specsOf(one);
  const isTwoTiers = one.run.scenario.policies.entry.tiers === 'two';
  const hosts = isTwoTiers
    ? lbs.filter(({ tier }, index) => tier === 'l7' && callers[lbIndex(one, lb)]![index])
    : backends.filter((_, index) => lists[lbIndex(one, lb)]![index]);
  expect(target).toBe(
    maglevTable(
      hosts.map(({ id }) => id),
      tableSize,
    )[slot],
  );
}

/** The list of an L7 LB when it chose for the request, as backends of the first tier. */
function listOf(one: Case, lb: string) {
  const list = worldOf(one, one.request!).lists[lbIndex(one, lb)]!;
  const { topology, policies } = one.run.scenario;
  const cluster = topology.regions?.find(({ zones }) =>
    zones.includes(specsOf(one).lbs[lbIndex(one, lb)]!.zone),
  )?.zones;
  const belongs = (zone: string) => policies.lists.scope !== 'region' || cluster!.includes(zone);
  return topology.backends.flatMap((backend, index) =>
    belongs(backend.zone) ? [{ ...backend, isIn: list[index]! }] : [],
  );
}

function checkZonePlan({ lb, zone, plan, pick, bypass }: Step<'zone-plan'>, one: Case): void {
  const { kind: _, ...policy } = one.run.scenario.policies.zone;
  const list = listOf(one, lb);
  const healthy = list.filter(({ isIn }) => isIn);
  if (plan.mode === 'NoLocalityRouting') {
    expect(pick).toBeNull();
    return expect(
      plan.reason !== 'fewer-healthy-hosts-than-min-cluster-size' || healthy.length < policy.minClusterSize,
    ).toBe(true);
  }
  const { pick: made } = one.request!;
  const isSampled = made!.routingDraw % 100 < policy.routingEnabledPercent;
  const callers = specsOf(one).lbs.filter(({ tier }) => tier === 'l7');
  const live = worldOf(one, one.request!).callers[lbIndex(one, lb)]!.filter(Boolean).length;
  const isCalm = (100 * live) / callers.length >= policy.panicPercent;
  expect(bypass).toBe(isSampled ? (isCalm ? null : 'originating-in-panic') : 'routing-not-enabled');
  expect(made!.scope).toBe(bypass ? 'all' : 'zone');
  if (!pick) return expect(bypass).not.toBeNull();
  expect(plan.order[0]).toBe(zone);
  expect(plan.upstreamBp).toEqual(
    plan.order.map((name) =>
      Math.floor((10_000 * healthy.filter((host) => host.zone === name).length) / healthy.length),
    ),
  );
  if (plan.mode === 'LocalityDirect') {
    expect(plan.upstreamBp[0]).toBeGreaterThanOrEqual(plan.originatingBp[0]!);
    return expect(pick.zone).toBe(zone);
  }
  expect(plan.localBp).toBe(Math.floor((plan.upstreamBp[0]! * 10_000) / plan.originatingBp[0]!));
  const spare = plan.order.map((_, i) => (i === 0 ? 0 : Math.max(0, plan.upstreamBp[i]! - plan.originatingBp[i]!)));
  expect(plan.residualCumulativeBp).toEqual(runningSums(spare));
  const [first, second] = one.request!.pick!.draws;
  expect(pick.localRoll).toBe(first % 10_000);
  if (first % 10_000 < plan.localBp) return expect(pick.zone).toBe(zone);
  const bounds = runningSums(spare);
  expect(pick.crossRoll).toBe(second % bounds.at(-1)!);
  expect(pick.zone).toBe(firstAbove(plan.order, bounds, second % bounds.at(-1)!));
}

/** Who stood to choose: of the scope, and in rotation unless health was not believed. */
function checkAmong(lb: string, zone: string | null, among: readonly string[], one: Case) {
  const { scope, isPanic } = one.request!.pick!;
  const isIn = {
    zone: (z: string) => z === zone,
    others: (z: string) => z !== zone,
    all: () => true,
  };
  const members = listOf(one, lb).filter(
    (host) => (isPanic || host.isIn) && isIn[scope](host.zone) && (host.tier ?? 0) === 0,
  );
  expect(among).toEqual(members.map(({ id }) => id));
  return members;
}

function checkTurn({ lb, zone, among, turn, backend }: Step<'turn'>, one: Case): void {
  const members = checkAmong(lb, zone, among, one);
  expect(new Set(members.map(({ weight }) => weight)).size).toBe(1);
  expect(backend).toBe(among[turn % among.length]);
}

const clientKey = ({ srcAddr }: FlowStep['tuple']) =>
  Buffer.from([24, 16, 8, 0].map((bits) => Math.floor(srcAddr / 2 ** bits) % 256).join('.'));

/** Owner of a hash on a ring of at least 1,024 entries, as many for each of some hosts of equal weight. */
function ringOwner(ids: readonly string[], key: Buffer): string {
  const asInteger = (bytes: Buffer) => {
    const { hi, lo } = xxhash64(bytes);
    return (BigInt(hi) << 32n) | BigInt(lo);
  };
  const perHost = Math.ceil(1024 / ids.length);
  const entries = ids.flatMap((id) =>
    Array.from({ length: perHost }, (_, i) => ({ id, at: asInteger(Buffer.from(`${id}_${i}`)) })),
  );
  entries.sort((a, b) => (a.at < b.at ? -1 : 1));
  const wanted = asInteger(key);
  return (entries.find(({ at }) => at >= wanted) ?? entries[0]!).id;
}

function checkPick(step: Step<'pick'>, one: Case): void {
  const { lb, zone, among, by, considered, turn, backend } = step;
  const members = checkAmong(lb, zone, among, one);
  const { choices, boundPercent } = one.run.scenario.policies.balance;
  const scores = considered.map(({ score }) => score);
  const scoreOf = (id: string) => considered.find((host) => host.backend === id)!.score;
  for (const host of considered) expect(among).toContain(host.backend);
  switch (by) {
    case 'least-request':
      expect(considered.length).toBe(choices);
      return expect(backend).toBe(considered[scores.indexOf(Math.min(...scores))]!.backend);
    case 'peak-ewma':
      expect(new Set(considered.map((host) => host.backend)).size).toBe(Math.min(2, among.length));
      return expect(backend).toBe(scores[0]! <= scores[1]! ? considered[0]!.backend : considered[1]!.backend);
    case 'edf':
    case 'full-scan':
    case 'leastconn':
      expect(considered.map((host) => host.backend)).toEqual(among);
      return expect(scoreOf(backend)).toBe(Math.min(...scores));
    case 'smooth-wrr':
      return expect(backend).toBe(considered[scores.indexOf(Math.max(...scores))]!.backend);
    case 'random':
      return expect(backend).toBe(firstAbove(among, runningSums(members.map(({ weight }) => weight)), scores[0]!));
    case 'grpc-wrr': {
      const position = turn % among.length;
      const weight = scores[position]!;
      expect(backend).toBe(among[position]);
      if (scores.every((score) => score === 0)) return;
      const spread = (BigInt(weight) * BigInt(Math.floor(turn / among.length)) + BigInt(position * 32_767)) % 65_535n;
      return expect(Number(spread)).toBeGreaterThanOrEqual(65_535 - weight);
    }
    case 'ring-hash':
    case 'maglev-hash': {
      const key = clientKey(one.state.tuple);
      const { hi, lo } = xxhash64(key);
      const slot = Number(((BigInt(hi) << 32n) | BigInt(lo)) % 65_537n);
      const named = by === 'ring-hash' ? ringOwner(among, key) : maglevTable(among, 65_537)[slot]!;
      expect(considered[0]!.backend).toBe(named);
      // The named one while it has room; else the first that has.
      const withRoom = considered.find(({ score }) => score <= 1);
      return expect(backend).toBe(boundPercent === null ? named : withRoom!.backend);
    }
  }
}

/** The last time before `tMs` at which a resolver of that phase asks, from the first on. */
function lastAsked({ flow, state }: Case): number {
  const { keptMs, phaseMs } = flow.resolver!;
  const begunMs = flow.steps.find(({ tuple }) => tuple === state.tuple)!.tMs;
  let asked = -phaseMs;
  while (asked + keptMs <= begunMs) asked += keptMs;
  return asked;
}

function checkDnsRecord({ home, region, askedMs, keptMs }: Step<'dns-record'>, one: Case): void {
  const { run, flow, state } = one;
  const regions = run.scenario.topology.regions!;
  const zone = run.scenario.topology.clients.find(({ id }) => id === flow.clients)!.zone;
  expect(regions.find(({ zones }) => zones.includes(zone))!.id).toBe(home);
  expect(askedMs).toBeCloseTo(lastAsked(one), 6);
  expect(keptMs).toBe(flow.resolver!.keptMs);
  const changes = run.events.flatMap((event) =>
    event.kind === 'dns-changed' && event.subject === home ? [event] : [],
  );
  const told = changes.findLast(({ tMs }) => tMs <= askedMs)?.to ?? home;
  expect(region).toBe(told);
  expect(state.tuple.dstAddr).toBe(parseIpv4(regions.find(({ id }) => id === told)!.vip));
}

function checkDnsList({ among, backend, askedMs }: Step<'dns-list'>, one: Case): void {
  const { run, state } = one;
  expect(askedMs).toBeCloseTo(lastAsked(one), 6);
  const gone = new Set<string>();
  for (const event of run.events) {
    if (event.tMs > askedMs) break;
    if (event.kind === 'backend-removed') gone.add(event.subject);
    if (event.kind === 'backend-restored') gone.delete(event.subject);
  }
  const { backends } = specsOf(one);
  expect(among).toEqual(backends.flatMap(({ id }) => (gone.has(id) ? [] : [id])));
  expect(among).toContain(backend);
  expect(backends[state.backend]!.id).toBe(backend);
}

const SILENCES = ['lb-crash', 'lb-hang', 'link-down', 'proxy-death'];

function isSilent({ run, tMs }: Case, lb: string): boolean {
  const zone = run.scenario.topology.lbs.find(({ id }) => id === lb)!.zone;
  const region = run.scenario.topology.regions?.find(({ zones }) => zones.includes(zone))?.id;
  return run.scenario.faults.some(
    ({ kind, target, atMs, forMs }) =>
      atMs <= tMs &&
      (forMs === null || tMs < atMs + forMs) &&
      ((SILENCES.includes(kind) && target === lb) || (kind === 'region-loss' && target === region)),
  );
}

const CHECKS: Checks = {
  packet: ({ clients, tuple, state }, one) =>
    expect([clients, tuple, state]).toEqual([one.flow.clients, one.state.tuple, one.state.state]),
  'dns-record': checkDnsRecord,
  'dns-list': checkDnsList,
  registry: ({ lb, listed, hosts }, one) => {
    const list = worldOf(one, one.state).lists[lbIndex(one, lb)]!;
    expect([listed, hosts]).toEqual([list.filter(Boolean).length, list.length]);
  },
  holder: ({ lb }, one) => expect(worldOf(one, one.state).routed[lbIndex(one, lb)]).toBe(true),
  'router-hash': checkRouterHash,
  'next-hop': checkNextHop,
  'no-route': (_, { state }) => expect(state.lb).toBe(-1),
  'dead-lb': ({ lb }, one) => expect(isSilent(one, lb)).toBe(true),
  'awaiting-retry': ({ lb }, one) => expect(isSilent(one, lb)).toBe(false),
  // Reset already, or about to be: the table names another backend than the one that holds the connection.
  'unknown-connection': (_, one) => {
    const table = one.steps.find((step) => step.kind === 'maglev');
    const holder = specsOf(one).backends[one.state.backend]?.id;
    expect(one.state.state === 'broken' || (table !== undefined && table.target !== holder)).toBe(true);
  },
  remembered: ({ lb, target }, one) => {
    const before = one.flow.steps.filter(({ tuple, tMs }) => tuple === one.state.tuple && tMs <= one.tMs);
    const { lbs, backends } = specsOf(one);
    const ends = before.map(({ proxy, backend }) => (proxy < 0 ? backends[backend]?.id : lbs[proxy]?.id));
    expect(before.some((step, i) => step.lb === lbIndex(one, lb) && ends[i] === target)).toBe(true);
  },
  maglev: checkMaglev,
  'own-turn': ({ target }, one) => expect(specsOf(one).backends[one.state.backend]!.id).toBe(target),
  'zone-plan': checkZonePlan,
  'zone-weights': ({ zones, fractions, roll }, one) => {
    expect(roll).toBe(one.request!.pick!.draws[0] / 2 ** 32);
    expect(one.request!.pick!.zone).toBe(firstAbove(zones, runningSums(fractions), roll));
  },
  priority: ({ localPercent, roll }, one) =>
    expect(one.request!.pick!.scope).toBe(roll < localPercent ? 'zone' : 'others'),
  panic: ({ healthy, hosts, thresholdPercent }) => {
    expect((100 * healthy) / hosts).toBeLessThan(thresholdPercent);
    expect(Math.floor((140 * healthy) / hosts)).toBeLessThan(100);
  },
  turn: checkTurn,
  pick: checkPick,
  cookie: ({ backend }, { run, flow, request }) => {
    const served = flow.requests.filter((before) => before.ok && before.doneMs <= request!.sentMs);
    const last = served.reduce((late, before) => (before.doneMs >= late.doneMs ? before : late));
    expect(run.scenario.topology.backends[last.backend]!.id).toBe(backend);
  },
  'no-backend': (_, { request }) => expect(request?.backend ?? -1).toBe(-1),
};

const FIRST_HOPS: ReadonlySet<string> = new Set(['next-hop', 'holder', 'no-route', 'dns-list', 'registry']);

/** Where the run itself says that the flow's packets went: the LB they reach first, and the end of the path. */
function checkEnd(one: Case): void {
  const { lbs, backends } = specsOf(one);
  const { state, request, steps } = one;
  const first = steps.find(({ kind }) => FIRST_HOPS.has(kind))!;
  expect('lb' in first ? first.lb : '').toBe(lbs[state.lb]?.id ?? '');
  const last = steps.at(-1)!;
  if (last.kind === 'turn' || last.kind === 'pick' || last.kind === 'cookie')
    expect([last.lb, last.backend]).toEqual([lbs[request!.lb]!.id, backends[request!.backend]!.id]);
  if (last.kind !== 'maglev' && last.kind !== 'remembered' && last.kind !== 'own-turn') return;
  const end = state.proxy < 0 ? backends[state.backend] : lbs[state.proxy];
  expect([last.lb, last.target]).toEqual([lbs[state.lb]!.id, end!.id]);
}

function checkMoment(run: Run, flow: FlowTrace, tMs: number, told: Map<string, number>): void {
  const state = lastUntil(flow.steps, tMs, (step) => step.tMs)!;
  const request = lastUntil(flow.requests, tMs, ({ sentMs }) => sentMs);
  const steps = explain(run, flow.id, tMs);
  const one = { run, flow, tMs, steps, state, request };
  for (const step of steps) {
    CHECKS[step.kind](step as never, one);
    told.set(step.kind, (told.get(step.kind) ?? 0) + 1);
  }
  checkEnd(one);
}

const { flagship } = namedScenarios;
const fault = (kind: Fault['kind'], target: string, atMs: number, forMs: number | null = null): Fault => ({
  kind,
  target,
  atMs,
  forMs,
});
const crash = fault('lb-crash', 'lb-a', 4000, 3000);
const hang = fault('lb-hang', 'lb-a', 4000, 3000);
const weighted = flagship.topology.lbs.map((lb, i) => ({ ...lb, weight: i + 1 }));
const edges = flagship.topology.lbs.map((lb) => ({ ...lb, id: lb.id.replace('lb', 'edge'), tier: 'l4' as const }));
const l4: ScenarioPatch = { policies: { l4: { tableSize: 251, connectionTracking: true } } };
const regions = [
  { id: 'eu', zones: ['A', 'B'], vip: '203.0.113.10' },
  { id: 'us', zones: ['C'], vip: '203.0.113.20' },
];
const inClients = (tier: 'l4' | 'l7') =>
  flagship.topology.lbs.map((lb) => ({ ...lb, id: lb.id.replace('lb', 'lib'), tier, inClients: true as const }));
const dead = (ids: string[]) => ids.map((id) => fault('backend-crash', id, 1000));

const unequal = flagship.topology.backends.map((backend, i) => ({ ...backend, weight: 1 + (i % 3) }));
const balanced = (balance: Partial<Policies['balance']>, patch: ScenarioPatch = {}): ScenarioPatch => ({
  ...patch,
  policies: { ...patch.policies, balance, zone: { kind: 'any' } },
});

/** Of each of the runs: some 2,600 in all. */
const FLOWS = 100;

describe('an explanation, done again by hand, gives the decision that the run made', () => {
  it.each([
    [
      'hash-threshold',
      flagship,
      { topology: { lbs: weighted }, faults: [hang] },
      ['router-hash', 'next-hop', 'dead-lb'],
    ],
    [
      'modulo-N',
      flagship,
      { topology: { lbs: weighted }, policies: { ecmp: { algorithm: 'modulo-n', hashPolicy: 0 } }, faults: [crash] },
      ['next-hop', 'unknown-connection'],
    ],
    [
      'HRW',
      flagship,
      { topology: { lbs: weighted }, policies: { ecmp: { algorithm: 'hrw' } }, faults: [crash] },
      ['next-hop'],
    ],
    [
      'resilient',
      flagship,
      { policies: { ecmp: { algorithm: 'resilient', idleTimerMs: 500 } }, faults: [crash] },
      ['next-hop', 'unknown-connection'],
    ],
    [
      'two tiers',
      flagship,
      {
        topology: { lbs: [...edges, ...flagship.topology.lbs] },
        policies: { entry: { tiers: 'two' }, l4: { tableSize: 251 } },
        faults: [fault('lb-crash', 'edge-a', 3000), fault('lb-crash', 'lb-b', 6000)],
      },
      ['maglev', 'remembered', 'zone-plan', 'turn'],
    ],
    [
      'regions',
      flagship,
      {
        topology: {
          regions,
        },
        traffic: { flowMs: 2000 },
        policies: { dns: { ttlMs: 3000, failoverMs: 1000 }, zone: { kind: 'priority' } },
        faults: [fault('region-loss', 'us', 4000)],
      },
      ['dns-record', 'no-route', 'priority', 'turn'],
    ],
    [
      'clusters by region, a record that an operator changes for a while',
      flagship,
      {
        topology: { regions },
        traffic: { flowMs: 1000 },
        policies: { dns: { ttlMs: 2000, overstayShare: 0.2, overstayFactor: 3 }, lists: { scope: 'region' } },
        faults: [fault('dns-change', 'us', 4000, 4000), ...dead(['a1', 'a2', 'a3', 'b1'])],
      },
      ['dns-record', 'panic', 'turn'],
    ],
    [
      'addresses of backends from DNS',
      flagship,
      {
        topology: { lbs: inClients('l4') },
        policies: { entry: { kind: 'dns' }, dns: { ttlMs: 5000, failoverMs: 1000 } },
        faults: ['a1', 'a2', 'b1', 'c1'].map((id) => fault('backend-crash', id, 3000, 4000)),
      },
      ['dns-list', 'unknown-connection'],
    ],
    [
      'a library with a registry',
      flagship,
      {
        topology: { lbs: inClients('l7') },
        policies: { entry: { kind: 'client' }, lists: { spreadMs: 1000 } },
        faults: dead(['a1']),
      },
      ['registry', 'zone-plan', 'turn'],
    ],
    ['zones with a dead backend', flagship, { faults: dead(['a1']) }, ['zone-plan', 'turn']],
    [
      'weights by locality',
      flagship,
      { policies: { zone: { kind: 'locality-weighted' } }, faults: dead(['a1', 'b2']) },
      ['zone-weights', 'turn'],
    ],
    ['panic', flagship, { faults: dead(['a1', 'a2', 'b1', 'b2', 'c1']) }, ['panic', 'turn']],
    [
      'L4 with tracking while lists differ',
      namedScenarios['maglev-l4'],
      { ...l4, faults: [fault('list-skew', 'lb-b', 500, 6000), fault('drain', 'c2', 1000), { ...crash, atMs: 3000 }] },
      ['maglev', 'remembered'],
    ],
    [
      'half of the requests by zone, callers dying until they panic',
      flagship,
      {
        policies: { zone: { kind: 'zone-aware', routingEnabledPercent: 50 } },
        faults: [fault('lb-crash', 'lb-b', 3000), fault('lb-crash', 'lb-c', 4000)],
      },
      ['zone-plan', 'turn'],
    ],
    ['weights in turn', flagship, { topology: { backends: unequal } }, ['pick']],
    [
      'smooth weighted turns',
      flagship,
      balanced({ kind: 'smooth-wrr' }, { topology: { backends: unequal } }),
      ['pick'],
    ],
    ['by lot', flagship, balanced({ kind: 'random' }, { topology: { backends: unequal } }), ['pick']],
    ['three choices', flagship, balanced({ kind: 'least-request', choices: 3 }), ['pick']],
    ['a scan of all', flagship, balanced({ kind: 'full-scan' }, { faults: dead(['a1']) }), ['pick']],
    ['leastconn', flagship, balanced({ kind: 'leastconn' }, { topology: { backends: unequal } }), ['pick']],
    ['peak EWMA', flagship, balanced({ kind: 'peak-ewma' }), ['pick']],
    ['weights that backends report', flagship, balanced({ kind: 'grpc-wrr' }, { durationMs: 20_000 }), ['pick']],
    ['a hash on a ring', flagship, balanced({ kind: 'ring-hash' }, { faults: dead(['c1']) }), ['pick']],
    ['a hash in a bounded table', flagship, balanced({ kind: 'maglev-hash', boundPercent: 125 }), ['pick']],
    ['cookies', flagship, balanced({ sticky: true }, { faults: dead(['b1']) }), ['cookie', 'turn']],
    [
      'slow start',
      flagship,
      balanced({}, { policies: { slowStart: { windowMs: 4000 } }, faults: [fault('backend-crash', 'a1', 500, 4000)] }),
      ['turn', 'pick'],
    ],
    ['a VRRP pair', namedScenarios['vrrp-pair'], { faults: [crash] }, ['holder', 'dead-lb', 'turn']],
  ] as [string, Scenario, ScenarioPatch, ExplainStep['kind'][]][])('%s', (_, base, patch, kinds) => {
    const run = simulate(patchScenario(base, patch));
    const told = new Map<string, number>();
    for (const flow of run.flows.slice(0, FLOWS)) {
      const moments = [...flow.steps.map(({ tMs }) => tMs), ...flow.requests.slice(0, 8).map(({ sentMs }) => sentMs)];
      for (const tMs of moments) checkMoment(run, flow, tMs, told);
    }
    expect(run.flows.length).toBeGreaterThanOrEqual(FLOWS);
    for (const kind of kinds) expect(told.get(kind) ?? `no step of kind ${kind}`).toBeGreaterThan(5);
  });
});
