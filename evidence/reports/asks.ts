import { bfdDetectionMs, vrrpMasterDownMs } from '../../engine/detection/failureDetection';
import { formatIpv4 } from '../../engine/ecmp/flow';
import { EngineError } from '../../engine/errors';
import { u64FromNumber } from '../../engine/hash/u64';
import { buildEnvoyMaglev } from '../../engine/maglev/envoy';
import { buildIpvsMaglev, ipvsSelect, ipvsUnavailable } from '../../engine/maglev/ipvs';
import { buildKatranRing, type KatranVersion } from '../../engine/maglev/katran';
import { measure, type Span } from '../../engine/metrics/measures';
import { worstAmplification } from '../../engine/resilience/amplification';
import { maxConcurrentRetries } from '../../engine/resilience/retryBudget';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario, type ScenarioPatch } from '../../engine/scenario/patch';
import type { Fault, FaultKind, Scenario } from '../../engine/scenario/schema';
import type { Run, RunEvent } from '../../engine/simulation/run';
import { simulate } from '../../engine/simulation/simulate';
import { localityWeights } from '../../engine/zones/localityWeighted';
import { planZones } from '../../engine/zones/zoneAware';
import { type ProofName, proofs } from '../prove';
import { initialTexts } from '../prove/field';

/** A named scenario and what is changed in it; LBs may be written `$lbs:weights 20,100,100`. */
interface Situation {
  readonly base: keyof typeof namedScenarios;
  readonly patch: Readonly<Record<string, unknown>>;
}

/** An exact model by name, and the part of its answer that is meant: `table.length`. */
interface Call {
  readonly fn: keyof typeof MODELS;
  readonly args: readonly unknown[];
  readonly path?: string;
}

interface EventName {
  readonly event: RunEvent['kind'];
  readonly subject: string;
  /** Of those, counted from 0. */
  readonly nth: number;
}

/** What a report asks of the engine. */
export type Ask =
  | ({ readonly kind: 'call' } & Call)
  | ({ readonly kind: 'scenario'; readonly measures: readonly string[]; readonly span?: Span } & Situation)
  /** The time between two events. */
  | ({ readonly kind: 'events'; readonly from: EventName; readonly to: EventName } & Situation)
  /** A measure of a run for each of so many seeds. */
  | ({ readonly kind: 'seeds'; readonly seeds: number; readonly measure: string } & Situation)
  | ({ readonly kind: 'count'; readonly event: RunEvent['kind'] } & Situation)
  /** What another version refused: the answer of a model, or whether a scenario is accepted. */
  | { readonly kind: 'refuse'; readonly call: Call }
  | { readonly kind: 'refuse'; readonly patch: Situation }
  /** Output of a real system, put to a proof. */
  | {
      readonly kind: 'paste';
      readonly proof: ProofName;
      readonly texts: Readonly<Record<string, string>>;
      readonly outputFile: string;
    }
  | { readonly kind: 'script'; readonly script: keyof typeof SCRIPTS }
  | { readonly kind: 'burst'; readonly fault: FaultKind }
  | { readonly kind: 'vipMoves' }
  | { readonly kind: 'tickets' };

type AskOf<K extends Ask['kind']> = Extract<Ask, { kind: K }>;

const MODELS = { planZones, localityWeights, worstAmplification, buildEnvoyMaglev, vrrpMasterDownMs, bfdDetectionMs };

/**
 * The engine's answer: a number or a list of them, `accepted`, or how many pasted lines agreed of how many.
 * Throws EngineError on what the engine refuses.
 */
export function answer(ask: Ask, readOutput: (file: string) => string): unknown {
  switch (ask.kind) {
    case 'call':
      return call(ask);
    case 'scenario':
      return measuresOf(run(ask), ask.measures, ask.span);
    case 'events':
      return between(run(ask), ask);
    case 'seeds':
      return Array.from({ length: ask.seeds }, (_, seed) => measure(run(ask, seed + 1), ask.measure));
    case 'count':
      return [run(ask).events.filter(({ kind }) => kind === ask.event).length];
    case 'refuse':
      return 'call' in ask ? call(ask.call) : acceptance(ask.patch);
    case 'paste':
      return agreement(ask, readOutput(ask.outputFile));
    case 'script':
      return SCRIPTS[ask.script]();
    case 'burst':
      return budgetRefusals(ask.fault);
    case 'vipMoves':
      return [vipMoves()];
    case 'tickets':
      return [2, 3].map(resumedShare);
  }
}

function call({ fn, args, path = '' }: Call): unknown {
  const model = MODELS[fn] as (...args: readonly unknown[]) => unknown;
  const steps = path === '' ? [] : path.split('.');
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], model(...args));
}

function run({ base, patch }: Situation, seed?: number): Run {
  const scenario = patchScenario(namedScenarios[base], withLbs(namedScenarios[base], patch) as ScenarioPatch);
  return simulate(seed === undefined ? scenario : { ...scenario, seed });
}

function acceptance(situation: Situation): 'accepted' {
  run(situation);
  return 'accepted';
}

/** `$lbs:weights 20,100,100`: the LBs of the base, with these weights. */
function withLbs({ topology }: Scenario, patch: Situation['patch']): Situation['patch'] {
  const { lbs } = (patch.topology ?? {}) as { lbs?: unknown };
  const [, list] = /^\$lbs:weights ([\d,]+)$/.exec(String(lbs)) ?? [];
  if (list === undefined) return patch;
  const weights = list.split(',').map(Number);
  const weighed = topology.lbs.map((lb, index) => ({ ...lb, weight: weights[index] }));
  return { ...patch, topology: { ...(patch.topology as object), lbs: weighed } };
}

const measuresOf = (result: Run, names: readonly string[], span: Span = {}) =>
  names.map((name) => measure(result, name, span));

function between({ events }: Run, { from, to }: AskOf<'events'>): number {
  const timeOf = ({ event, subject, nth }: EventName) =>
    events.filter((one) => one.kind === event && 'subject' in one && one.subject === subject)[nth]?.tMs ?? Number.NaN;
  return timeOf(to) - timeOf(from);
}

function agreement({ proof, texts }: AskOf<'paste'>, output: string): readonly number[] {
  const { fields, check } = proofs[proof];
  const { agreed, total } = check({ ...initialTexts(fields), ...texts }, output);
  return [agreed, total];
}

const SCRIPTS = {
  /** Retries at once that 20 % of 25 requests allow, and of 2. */
  budget: () => [25, 2].map((activeRequests) => maxConcurrentRetries({ activeRequests, pendingRequests: 0 })),

  /** The lighter one's share of Katran's table. */
  katran: () => {
    const lighterShare = (version: KatranVersion, weights: readonly number[]) => {
      const endpoints = weights.map((weight, index) => ({ hash: u64FromNumber(index + 1), weight }));
      const table = buildKatranRing(65_537, endpoints, version);
      return table.filter((owner) => owner === 0).length / table.length;
    };
    return [lighterShare(1, [1, 10]), lighterShare(1, [5957, 59_570]), lighterShare(2, [1, 10])];
  },

  /** Share of the clients for whom IPVS has no destination, without and with `mh-fallback`. */
  ipvs0: () => {
    const destinations = [1, 0, 1].map((weight, index) => ({
      ...{ address: `10.0.0.${index + 1}`, port: 80, weight, lastWeight: 1 },
    }));
    const { table } = buildIpvsMaglev({ tabIndex: 12, tableSize: 4093, destinations });
    const clients = Array.from({ length: 3000 }, (_, client) => formatIpv4(0xc612_0000 + client));
    const unserved = (fallback: boolean) =>
      clients.filter((client) => ipvsSelect(table, client, 0, ipvsUnavailable(destinations), fallback) === undefined);
    return [false, true].map((fallback) => unserved(fallback).length / clients.length);
  },
};

/** Of a thousand requests at once that all fail, those that a budget of 20 % does not let retry. */
function budgetRefusals(kind: FaultKind): number {
  const fault: Fault = { atMs: 0, kind, target: 'b1', forMs: null };
  const src = (flow: number) => `198.18.${flow >> 8}.${flow & 255}`;
  const burst = patchScenario(namedScenarios['one-lb'], {
    durationMs: 1500,
    topology: {
      // Of another zone, so that a refusal takes its way there and back.
      backends: [{ id: 'b1', zone: 'B', weight: 1, serviceMs: 1000, concurrency: 1000 }],
      clients: [{ id: 'c', zone: 'A', rttMs: 1, share: 1 }],
    },
    traffic: {
      arrivals: {
        kind: 'replay',
        flows: Array.from({ length: 1000 }, (_, flow) => ({
          ...{ src: src(flow), dst: '203.0.113.10', proto: 'tcp' as const, sport: 40_000, dport: 443 },
        })),
      },
      requestIntervalMs: 60_000,
    },
    policies: {
      tls: { version: 'none' },
      retries: { attempts: 2, budget: { percent: 20, minConcurrency: 3 } },
    },
    faults: [fault],
  });
  return simulate(burst).windows.reduce((sum, { counts }) => sum + counts.refusedByBudget, 0);
}

/** How often the VIP of a pair without preemption moves while its master loses power and starts again. */
function vipMoves(): number {
  const { events } = run({
    base: 'vrrp-pair',
    patch: {
      durationMs: 30_000,
      policies: { entry: { vrrpPreempt: false } },
      faults: [{ atMs: 2000, kind: 'lb-crash', target: 'lb-a', forMs: 10_000 }],
    },
  });
  return events.filter(({ kind }) => kind === 'vip-moved').length;
}

/** Of clients that come back to one of so many pods, each with a ticket key of its own. */
function resumedShare(pods: number): number {
  const { topology } = namedScenarios.anycast;
  const lbs = Array.from({ length: pods }, (_, pod) => ({ ...topology.lbs[0]!, id: `pod-${pod}` }));
  const result = run({
    base: 'anycast',
    patch: {
      durationMs: 60_000,
      topology: { lbs },
      traffic: { arrivals: { kind: 'steady', flowsPerS: 200 }, flowMs: 100, returningShare: 1 },
      policies: { tls: { ticketKeys: 'per-lb' } },
    },
  });
  return measure(result, 'tls.resumedShare');
}

/** The field or line that the engine names when it refuses; the answer when it does not. */
export function refusalOf(ask: Ask, readOutput: (file: string) => string): unknown {
  try {
    return answer(ask, readOutput);
  } catch (error) {
    if (error instanceof EngineError) return error.field;
    throw error;
  }
}
