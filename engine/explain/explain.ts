import type { FiveTuple } from '../ecmp/flow';
import { hashThresholdBounds } from '../ecmp/hashThreshold';
import { weightedDraw } from '../ecmp/hrw';
import { type LinuxFlowHashSteps, linuxFlowHashSteps } from '../ecmp/linux';
import { EngineError } from '../errors';
import { modulo, toHex } from '../hash/u64';
import type { Scenario } from '../scenario/schema';
import { countUntil } from '../simulation/frame';
import { L4Table, l4Hash } from '../simulation/l4Table';
import { Rotation } from '../simulation/rotation';
import type { FlowState, FlowStep, FlowTrace, RequestTrace, Run, World } from '../simulation/run';
import { pickZone, type ZonePick, type ZonePlan } from '../zones/zoneAware';

/**
 * Why a flow went where it went: the decisions on its path in order, each with the values it was made from. LBs and
 * backends are named by id. The last step is the end of the path: a backend, or the reason why there is none.
 */
export type ExplainStep =
  | { readonly kind: 'packet'; readonly clients: string; readonly tuple: FiveTuple; readonly state: FlowState }
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
  | { readonly kind: 'remembered'; readonly lb: string; readonly backend: string }
  | {
      readonly kind: 'maglev';
      readonly lb: string;
      readonly hash: string;
      readonly tableSize: number;
      readonly slot: number;
      readonly backend: string;
    }
  | { readonly kind: 'own-turn'; readonly lb: string; readonly backend: string }
  | {
      readonly kind: 'zone-plan';
      readonly lb: string;
      readonly zone: string;
      readonly plan: ZonePlan;
      readonly pick: ZonePick | null;
    }
  | { readonly kind: 'panic'; readonly healthy: number; readonly hosts: number; readonly thresholdPercent: number }
  | {
      readonly kind: 'turn';
      readonly lb: string;
      readonly zone: string | null;
      readonly among: readonly string[];
      readonly turn: number;
      readonly backend: string;
    }
  | { readonly kind: 'no-backend'; readonly lb: string };

/** A live next hop as the algorithm saw it: its highest hash (hash-threshold), its place (modulo-N), its draw (HRW). */
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
  return [packet, ...toLb(run.scenario, world, step), ...beyondLb(run, flow, count - 1, tMs)];
}

function toLb(scenario: Scenario, world: World, { tuple, lb }: FlowStep): ExplainStep[] {
  const { entry, ecmp } = scenario.policies;
  if (lb < 0) return [{ kind: 'no-route' }];
  const id = scenario.topology.lbs[lb]!.id;
  if (entry.kind !== 'ecmp') return [{ kind: 'holder', entry: entry.kind, lb: id }];
  const {
    input: _,
    digest: __,
    ...steps
  } = linuxFlowHashSteps(tuple, { seed: ecmp.hashSeed, policy: ecmp.hashPolicy });
  const bucket = world.buckets ? steps.hash % world.buckets.length : null;
  return [
    { kind: 'router-hash', policy: ecmp.hashPolicy, seed: ecmp.hashSeed, ...steps },
    {
      kind: 'next-hop',
      algorithm: ecmp.algorithm,
      hash: steps.hash,
      candidates: candidates(scenario, world, steps.hash),
      bucket,
      lb: id,
    },
  ];
}

function candidates({ topology: { lbs }, policies }: Scenario, { routed }: World, hash: number): Candidate[] {
  const weights = lbs.map((lb) => lb.weight);
  const live = lbs.flatMap((lb, index) => (routed[index] ? [{ lb: lb.id, index }] : []));
  switch (policies.ecmp.algorithm) {
    case 'hash-threshold': {
      const bounds = hashThresholdBounds(
        weights,
        new Set(routed.flatMap((isRouted, index) => (isRouted ? [] : [index]))),
      );
      return live.map(({ lb, index }) => ({ lb, value: bounds[index]! }));
    }
    case 'modulo-n':
      return live.map(({ lb }, place) => ({ lb, value: place }));
    case 'hrw':
      return live.map(({ lb, index }) => ({ lb, value: weightedDraw(weights[index]!, hash, index) }));
    case 'resilient':
      return live.map(({ lb }) => ({ lb, value: null }));
  }
}

function beyondLb(run: Run, flow: FlowTrace, at: number, tMs: number): ExplainStep[] {
  const step = flow.steps[at]!;
  const spec = run.scenario.topology.lbs[step.lb];
  if (!spec) return [];
  if (step.state === 'connecting' || step.state === 'stalled') {
    return [{ kind: isFaulty(run, spec.id, tMs) ? 'dead-lb' : 'awaiting-retry', lb: spec.id }];
  }
  if (spec.tier === 'l4') return l4Choice(run, flow, at);
  if (step.state === 'broken') return [{ kind: 'unknown-connection', lb: spec.id }];
  const request = flow.requests[countUntil(flow.requests, tMs, (one) => one.sentMs) - 1];
  return request && request.lb === step.lb && request.sentMs >= connectedMs(flow, at) ? l7Choice(run, request) : [];
}

function isFaulty({ scenario }: Run, id: string, tMs: number): boolean {
  return scenario.faults.some(
    ({ target, kind, atMs, forMs }) =>
      target === id && kind !== 'daemon-death' && atMs <= tMs && (forMs === null || tMs < atMs + forMs),
  );
}

/** When the connection of a step was begun. */
function connectedMs(flow: FlowTrace, at: number): number {
  return flow.steps.find((step) => step.tuple === flow.steps[at]!.tuple)!.tMs;
}

function l4Choice(run: Run, flow: FlowTrace, at: number): ExplainStep[] {
  const { scenario } = run;
  const { tuple, lb, backend, world } = flow.steps[at]!;
  const lbId = scenario.topology.lbs[lb]!.id;
  const idOf = (index: number) => scenario.topology.backends[index]!.id;
  const isRemembered =
    scenario.policies.l4.connectionTracking &&
    flow.steps.slice(0, at).some((step) => step.tuple === tuple && step.lb === lb && step.state !== 'connecting');
  if (isRemembered && backend >= 0) return [{ kind: 'remembered', lb: lbId, backend: idOf(backend) }];
  const { slots } = new L4Table(scenario, run.worlds[world]!.inRotation);
  if (!slots)
    return backend < 0 ? [{ kind: 'no-backend', lb: lbId }] : [{ kind: 'own-turn', lb: lbId, backend: idOf(backend) }];
  const hash = l4Hash(tuple);
  const slot = modulo(hash, slots.length);
  const found: ExplainStep = {
    kind: 'maglev',
    lb: lbId,
    hash: toHex(hash),
    tableSize: slots.length,
    slot,
    backend: idOf(slots[slot]!),
  };
  return slots[slot] === backend ? [found] : [found, { kind: 'unknown-connection', lb: lbId }];
}

function l7Choice({ scenario, worlds }: Run, { lb, backend, pick, world }: RequestTrace): ExplainStep[] {
  if (!pick) return [];
  const { id, zone } = scenario.topology.lbs[lb]!;
  const { inRotation, routed } = worlds[world]!;
  const rotation = new Rotation(scenario, inRotation, routed);
  const steps: ExplainStep[] = [];
  const plan = rotation.planOf(zone);
  if (rotation.isPanic && pick.scope === 'panic') {
    const healthy = inRotation.filter(Boolean).length;
    steps.push({
      kind: 'panic',
      healthy,
      hosts: inRotation.length,
      thresholdPercent: scenario.policies.zone.panicPercent,
    });
  } else if (plan) {
    const isZoned = pick.scope === 'zone' && plan.mode !== 'NoLocalityRouting';
    steps.push({ kind: 'zone-plan', lb: id, zone, plan, pick: isZoned ? pickZone(plan, ...pick.draws) : null });
  }
  if (backend < 0) return [...steps, { kind: 'no-backend', lb: id }];
  const among = Array.from(rotation.orderOf(pick.scope, pick.zone), (index) => scenario.topology.backends[index]!.id);
  return [
    ...steps,
    { kind: 'turn', lb: id, zone: pick.zone, among, turn: pick.turn, backend: scenario.topology.backends[backend]!.id },
  ];
}
