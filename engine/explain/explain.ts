import type { PickRule } from '../balance/balancer';
import type { FiveTuple } from '../ecmp/flow';
import { hashThresholdBounds } from '../ecmp/hashThreshold';
import { weightedDraw } from '../ecmp/hrw';
import { type LinuxFlowHashSteps, linuxFlowHashSteps } from '../ecmp/linux';
import { lastResidues } from '../ecmp/moduloN';
import { EngineError } from '../errors';
import { modulo, toHex } from '../hash/u64';
import { expandFaults } from '../scenario/expandFaults';
import { effectsOf } from '../scenario/faultKinds';
import { isDirect, regionOfAddress, regionOfZone, regionsOf, zonesInReach } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import { countUntil } from '../simulation/countUntil';
import { askedMs } from '../simulation/dns';
import { L4Table, l4Hash } from '../simulation/l4Table';
import { Rotation } from '../simulation/rotation';
import { nextHops } from '../simulation/router';
import type { BackendPick, FlowState, FlowStep, FlowTrace, RequestTrace, Run, World } from '../simulation/run';
import { pickZone, type ZonePick, type ZonePlan } from '../zones/zoneAware';
import type { ZoneBypass } from '../zones/zoneBypass';

/**
 * Why a flow went where it went: the decisions on its path in order, each with the values it was made from. LBs and
 * backends are named by id. The last step is the end of the path: a backend, or the reason why there is none.
 */
export type ExplainStep =
  | { readonly kind: 'packet'; readonly clients: string; readonly tuple: FiveTuple; readonly state: FlowState }
  /** Which region's VIP the client's resolver gave it, when that asked, and how long it keeps an answer. */
  | {
      readonly kind: 'dns-record';
      readonly home: string;
      readonly region: string;
      readonly askedMs: number;
      readonly keptMs: number;
    }
  /** No LB between: the addresses in the record when the resolver asked, in the order in which they are tried. */
  | {
      readonly kind: 'dns-list';
      readonly lb: string;
      readonly among: readonly string[];
      readonly backend: string;
      readonly askedMs: number;
      readonly keptMs: number;
    }
  /** No LB between: the client's library has the list of a registry. */
  | { readonly kind: 'registry'; readonly lb: string; readonly listed: number; readonly hosts: number }
  /** One box, or the one of a VRRP pair that holds the address. */
  | { readonly kind: 'holder'; readonly entry: 'single' | 'vrrp'; readonly lb: string }
  | ({ readonly kind: 'router-hash'; readonly policy: 0 | 1; readonly seed: number } & Omit<
      LinuxFlowHashSteps,
      'input' | 'digest'
    >)
  | {
      readonly kind: 'next-hop';
      readonly algorithm: Scenario['policies']['ecmp']['algorithm'];
      readonly hash: number;
      readonly candidates: readonly Candidate[];
      readonly bucket: number | null;
      readonly lb: string;
    }
  | { readonly kind: 'no-route' }
  /** Packets reach an LB that does not answer; the client's next try would reach one that does; one does not know them. */
  | { readonly kind: 'dead-lb'; readonly lb: string }
  | { readonly kind: 'awaiting-retry'; readonly lb: string }
  | { readonly kind: 'unknown-connection'; readonly lb: string }
  | { readonly kind: 'remembered'; readonly lb: string; readonly target: string }
  | {
      readonly kind: 'maglev';
      readonly lb: string;
      readonly hash: string;
      readonly tableSize: number;
      readonly slot: number;
      readonly target: string;
    }
  | { readonly kind: 'own-turn'; readonly lb: string; readonly target: string }
  | {
      readonly kind: 'zone-plan';
      readonly lb: string;
      readonly zone: string;
      readonly plan: ZonePlan;
      readonly pick: ZonePick | null;
      /** Why this request ignores the plan; null: it does not, or there is none. */
      readonly bypass: ZoneBypass | null;
    }
  | {
      readonly kind: 'zone-weights';
      readonly lb: string;
      readonly zones: readonly string[];
      readonly fractions: readonly number[];
      readonly roll: number;
    }
  | { readonly kind: 'priority'; readonly lb: string; readonly localPercent: number; readonly roll: number }
  /** Of the priority level that the request fell to. */
  | { readonly kind: 'panic'; readonly healthy: number; readonly hosts: number; readonly thresholdPercent: number }
  | {
      readonly kind: 'turn';
      readonly lb: string;
      readonly zone: string | null;
      readonly among: readonly string[];
      readonly turn: number;
      readonly backend: string;
    }
  /** `among`: who stood to choose; `considered`: those that were compared (of many, the ones nearest to the chosen). */
  | {
      readonly kind: 'pick';
      readonly lb: string;
      readonly zone: string | null;
      readonly by: Exclude<PickRule, 'turn'>;
      readonly among: readonly string[];
      readonly considered: readonly { readonly backend: string; readonly score: number }[];
      /** Of gRPC's turns; otherwise −1. */
      readonly turn: number;
      readonly backend: string;
    }
  /** The client's cookie names the backend. */
  | { readonly kind: 'cookie'; readonly lb: string; readonly backend: string }
  | { readonly kind: 'no-backend'; readonly lb: string };

/** A live next hop as the algorithm saw it: its highest hash (hash-threshold), its last residue (modulo-N), its draw (HRW). */
export interface Candidate {
  readonly lb: string;
  readonly value: number | null;
}

/**
 * Explains where a sampled flow's packets went at a moment (its latest decision at or before `tMs`; by default its last).
 * Throws EngineError if the run has no such flow, or the flow had not begun.
 */
export function explain(run: Run, flowId: number, tMs: number = run.scenario.durationMs): ExplainStep[] {
  const flow = run.flows[flowId];
  if (!flow) throw new EngineError('flowId', flowId, `an index below ${run.flows.length}, the number of sampled flows`);
  const count = countUntil(flow.steps, tMs, (step) => step.tMs);
  const step = flow.steps[count - 1];
  if (!step) throw new EngineError('tMs', tMs, `at least ${flow.openedMs}, when the flow began`);
  const world = run.worlds[step.world]!;
  const packet: ExplainStep = { kind: 'packet', clients: flow.clients, tuple: step.tuple, state: step.state };
  return [
    packet,
    ...toRegion(run, flow, count - 1),
    ...toLb(run.scenario, world, step),
    ...beyondLb(run, flow, count - 1, tMs),
  ];
}

/** What DNS said when the connection was begun. */
function toRegion({ scenario, worlds }: Run, flow: FlowTrace, at: number): ExplainStep[] {
  if (!flow.resolver) return [];
  const { keptMs } = flow.resolver;
  const asked = askedMs(flow.resolver, connectedMs(flow, at));
  const { topology } = scenario;
  const { tuple, lb, backend } = flow.steps[at]!;
  const regions = regionsOf(scenario);
  const { zone } = topology.clients.find(({ id }) => id === flow.clients)!;
  if (!isDirect(scenario)) {
    const home = regions[regionOfZone(scenario, zone)]!.id;
    const region = regions[regionOfAddress(scenario, tuple.dstAddr)]!.id;
    return [{ kind: 'dns-record', home, region, askedMs: asked, keptMs }];
  }
  const lbId = topology.lbs[lb]!.id;
  if (backend < 0) return [{ kind: 'no-backend', lb: lbId }];
  const list = worlds[Math.max(0, countUntil(worlds, asked, ({ fromMs }) => fromMs) - 1)]!.lists[lb]!;
  const among = topology.backends.flatMap(({ id, tier = 0 }, index) => (list[index] && tier === 0 ? [id] : []));
  return [{ kind: 'dns-list', lb: lbId, among, backend: topology.backends[backend]!.id, askedMs: asked, keptMs }];
}

function toLb(scenario: Scenario, world: World, { tuple, lb }: FlowStep): ExplainStep[] {
  const { entry, ecmp } = scenario.policies;
  if (lb < 0) return [{ kind: 'no-route' }];
  const id = scenario.topology.lbs[lb]!.id;
  if (entry.kind === 'dns') return [];
  if (entry.kind === 'client') return [registry(scenario, world, lb)];
  if (entry.kind !== 'ecmp') return [{ kind: 'holder', entry: entry.kind, lb: id }];
  const {
    input: _,
    digest: __,
    ...steps
  } = linuxFlowHashSteps(tuple, { seed: ecmp.hashSeed, policy: ecmp.hashPolicy });
  const region = regionOfAddress(scenario, tuple.dstAddr);
  const buckets = world.buckets?.[region];
  return [
    { kind: 'router-hash', policy: ecmp.hashPolicy, seed: ecmp.hashSeed, ...steps },
    {
      kind: 'next-hop',
      algorithm: ecmp.algorithm,
      hash: steps.hash,
      candidates: candidates(scenario, world, region, steps.hash),
      bucket: buckets ? steps.hash % buckets.length : null,
      lb: id,
    },
  ];
}

/** What the library in a client knows: how many of its region's, or of all, backends are in its list. */
function registry(scenario: Scenario, { lists }: World, lb: number): ExplainStep {
  const { id, zone } = scenario.topology.lbs[lb]!;
  const hosts = called(scenario, lists[lb]!, zonesInReach(scenario, zone));
  return { kind: 'registry', lb: id, listed: hosts.filter(Boolean).length, hosts: hosts.length };
}

/** By backend that the LBs of a cluster call: it is in the list. */
function called({ topology }: Scenario, list: readonly boolean[], zones: readonly string[]): boolean[] {
  return topology.backends.flatMap(({ tier = 0, zone }, index) =>
    tier === 0 && zones.includes(zone) ? [list[index]!] : [],
  );
}

/** The live next hops of a region's router, each with the value that the algorithm compares. */
export function candidates(scenario: Scenario, { routed }: World, region: number, hash: number): Candidate[] {
  const { algorithm } = scenario.policies.ecmp;
  const members = nextHops(scenario, regionsOf(scenario)[region]!);
  const weights = members.map((lb) => scenario.topology.lbs[lb]!.weight);
  const dead = new Set(members.flatMap((lb, member) => (routed[lb] ? [] : [member])));
  const bounds = algorithm === 'hash-threshold' ? hashThresholdBounds(weights, dead) : [];
  const live = members.flatMap((lb, member) =>
    dead.has(member) ? [] : [{ lb: scenario.topology.lbs[lb]!.id, member }],
  );
  const residues = lastResidues(weights, dead);
  return live.map(({ lb, member }) => {
    const values = {
      'hash-threshold': bounds[member]!,
      'modulo-n': residues[member]!,
      hrw: weightedDraw(weights[member]!, hash, member),
      resilient: null,
    };
    return { lb, value: values[algorithm] };
  });
}

function beyondLb(run: Run, flow: FlowTrace, at: number, tMs: number): ExplainStep[] {
  const step = flow.steps[at]!;
  const spec = run.scenario.topology.lbs[step.lb];
  if (!spec) return [];
  if (spec.inClients && step.state === 'broken' && step.backend >= 0)
    return [{ kind: 'unknown-connection', lb: run.scenario.topology.backends[step.backend]!.id }];
  if (spec.inClients && step.state !== 'open' && step.state !== 'handshake') return [];
  if (step.state === 'connecting' || step.state === 'stalled') {
    const end = run.scenario.topology.lbs[step.proxy] ?? spec;
    const dead = [spec, end].find(({ id }) => isFaulty(run, id, tMs));
    return [dead ? { kind: 'dead-lb', lb: dead.id } : { kind: 'awaiting-retry', lb: end.id }];
  }
  const byL4 = spec.tier === 'l4' ? l4Choice(run, flow, at) : [];
  if (spec.tier === 'l4' && step.proxy < 0) return byL4;
  const lb = step.proxy < 0 ? step.lb : step.proxy;
  if (step.state === 'broken') return [...byL4, { kind: 'unknown-connection', lb: run.scenario.topology.lbs[lb]!.id }];
  const request = flow.requests[countUntil(flow.requests, tMs, (one) => one.sentMs) - 1];
  return request && request.lb === lb && request.sentMs >= connectedMs(flow, at)
    ? [...byL4, ...l7Choice(run, request)]
    : byL4;
}

function isFaulty({ scenario }: Run, id: string, tMs: number): boolean {
  return expandFaults(scenario).some(
    ({ target, kind, atMs, forMs }) =>
      target === id &&
      (effectsOf(kind)?.answers ?? 'as-usual') !== 'as-usual' &&
      atMs <= tMs &&
      (forMs === null || tMs < atMs + forMs),
  );
}

/** When the connection of a step was begun. */
function connectedMs(flow: FlowTrace, at: number): number {
  return flow.steps.find((step) => step.tuple === flow.steps[at]!.tuple)!.tMs;
}

/** What an L4 LB made of a flow: the backend, or the L7 LB, that it sends it to. */
function l4Choice({ scenario, worlds }: Run, flow: FlowTrace, at: number): ExplainStep[] {
  const { tuple, lb, proxy, backend, world } = flow.steps[at]!;
  const { lists, callers } = worlds[world]!;
  const lbId = scenario.topology.lbs[lb]!.id;
  const targets = proxy < 0 ? scenario.topology.backends : scenario.topology.lbs;
  const end = proxy < 0 ? backend : proxy;
  const isRemembered =
    scenario.policies.l4.connectionTracking &&
    flow.steps.slice(0, at).some((step) => step.tuple === tuple && step.lb === lb && step.state !== 'connecting');
  if (isRemembered && end >= 0) return [{ kind: 'remembered', lb: lbId, target: targets[end]!.id }];
  if (scenario.policies.entry.kind === 'dns') return [];
  const zones = zonesInReach(scenario, scenario.topology.lbs[lb]!.zone);
  const { slots, members } = new L4Table(scenario, lists[lb]!, callers[lb]!, zones);
  const none: ExplainStep[] = [{ kind: 'no-backend', lb: lbId }];
  if (members.length === 0) return none;
  switch (scenario.policies.l4.choice) {
    case 'round-robin':
      return end < 0 ? none : [{ kind: 'own-turn', lb: lbId, target: targets[end]!.id }];
    case 'maglev': {
      const hash = l4Hash(tuple);
      const slot = modulo(hash, slots!.length);
      const target = targets[slots![slot]!]!.id;
      const found: ExplainStep = {
        kind: 'maglev',
        lb: lbId,
        hash: toHex(hash),
        tableSize: slots!.length,
        slot,
        target,
      };
      return slots![slot] === end ? [found] : [found, { kind: 'unknown-connection', lb: lbId }];
    }
  }
}

function l7Choice({ scenario, worlds }: Run, { lb, backend, pick, world }: RequestTrace): ExplainStep[] {
  if (!pick) return [];
  const { id, zone } = scenario.topology.lbs[lb]!;
  const { lists, callers } = worlds[world]!;
  const nameOf = (index: number) => scenario.topology.backends[index]!.id;
  if (pick.by === 'cookie') return [{ kind: 'cookie', lb: id, backend: nameOf(backend) }];
  const rotation = new Rotation(scenario, lists[lb]!, callers[lb]!, zonesInReach(scenario, zone));
  const before = [
    ...levelSteps(scenario, rotation, { id, zone }, pick),
    ...zoneStep(scenario, rotation, { id, zone }, pick),
  ];
  if (backend < 0) return [...before, { kind: 'no-backend', lb: id }];
  const among = rotation.poolOf(pick.scope, pick.zone, pick.isPanic).set.hosts.map(({ key }) => key);
  const chosen = { lb: id, zone: pick.zone, among, turn: pick.turn, backend: nameOf(backend) };
  if (pick.by === 'turn') return [...before, { kind: 'turn', ...chosen }];
  const considered = pick.considered.map((one) => ({ backend: nameOf(one.backend), score: one.score }));
  return [...before, { kind: 'pick', ...chosen, by: pick.by, considered }];
}

interface Decider {
  readonly id: string;
  readonly zone: string;
}

/** Which priority level a request fell to, and whether that panics; nothing where all hosts are one, and calm. */
function levelSteps(scenario: Scenario, rotation: Rotation, lb: Decider, pick: BackendPick): ExplainStep[] {
  const isByPriority = scenario.policies.zone.kind === 'priority';
  const { counts, load } = rotation.levelsOf(lb.zone);
  const { hosts, healthy } = counts[pick.scope === 'others' ? 1 : 0]!;
  const steps: ExplainStep[] = [];
  if (isByPriority)
    steps.push({ kind: 'priority', lb: lb.id, localPercent: load.healthyLoad[0]!, roll: pick.draws[0] % 100 });
  if (pick.isPanic)
    steps.push({ kind: 'panic', healthy, hosts, thresholdPercent: scenario.policies.zone.panicPercent });
  return steps;
}

/** How the zone of a request was chosen; nothing where zones do not matter. */
function zoneStep(scenario: Scenario, rotation: Rotation, lb: Decider, pick: BackendPick): ExplainStep[] {
  if (pick.isPanic) return [];
  const spread = rotation.spreadOf(lb.zone);
  switch (spread?.kind) {
    case 'plan': {
      const { plan } = spread;
      const isPlanned = plan.mode !== 'NoLocalityRouting';
      const bypass = (isPlanned && rotation.bypassOf(spread, pick.routingDraw)) || null;
      const zonePick = isPlanned && !bypass ? pickZone(plan, ...pick.draws) : null;
      return [{ kind: 'zone-plan', lb: lb.id, zone: lb.zone, plan, pick: zonePick, bypass }];
    }
    case 'weights': {
      const zones = zonesInReach(scenario, lb.zone);
      const roll = pick.draws[0] / 2 ** 32;
      return [{ kind: 'zone-weights', lb: lb.id, zones, fractions: spread.fractions, roll }];
    }
    default:
      return [];
  }
}
