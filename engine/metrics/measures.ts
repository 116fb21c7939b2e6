import { EngineError } from '../errors';
import type { Scenario } from '../scenario/schema';
import type { Counts, Failover, MetricsWindow, Run } from '../simulation/run';
import { ejectionsOf, illTimes } from './ejections';
import { LogHistogram } from './logHistogram';
import { GIB_PER_KIB, MS_PER_MONTH } from './units';

/** The part of a run that a measure looks at; a window counts when it lies in it whole. */
export interface Span {
  readonly fromMs?: number;
  readonly untilMs?: number;
}

interface Scope {
  readonly run: Run;
  readonly windows: readonly MetricsWindow[];
  /** What stands behind the colon of the name. */
  readonly subject: string;
}

type Measure = (scope: Scope) => number;

/** NaN where there is nothing to divide by: no claim, prediction or rubric holds on NaN. */
const ratio = (part: number, whole: number) => (whole === 0 ? Number.NaN : part / whole);

const total = ({ windows }: Scope, name: keyof Counts) => windows.reduce((sum, { counts }) => sum + counts[name], 0);

function quantile({ windows }: Scope, of: 'latency' | 'handshakeWait', q: number): number {
  const histogram = new LogHistogram();
  for (const window of windows) histogram.merge(window[of]);
  return histogram.quantile(q) ?? Number.NaN;
}

/** The first failure of an LB in the run. */
function failover({ run }: Scope): Failover {
  const first = run.failovers[0];
  if (!first) throw new EngineError('measure', 'of a failover', 'a scenario with a fault of an LB');
  return first;
}

const orNever = (ms: number | null) => ms ?? Number.POSITIVE_INFINITY;

/** Time until every flow that the failure hit, and that still wants it, is answered again. */
function clientOutageMs(scope: Scope): number {
  const { hit, recovered, ended, lastAnswerMs } = failover(scope);
  return hit > recovered + ended ? Number.POSITIVE_INFINITY : orNever(lastAnswerMs);
}

/** Seconds of the run in which some packet or request went unanswered. */
function failedSeconds({ windows }: Scope): number {
  return windows.reduce(
    (sum, { counts, fromMs, untilMs }) => (counts.failed + counts.lost > 0 ? sum + (untilMs - fromMs) / 1000 : sum),
    0,
  );
}

/** Of the hit flows whose fate is known, those that lost their connection. */
function brokenShareOfHit(scope: Scope): number {
  const { broken, intact } = failover(scope);
  return ratio(broken, broken + intact);
}

function indexIn(list: readonly { readonly id: string }[], id: string, field: string): number {
  const index = list.findIndex((item) => item.id === id);
  if (index < 0) throw new EngineError(`measure ${field}`, id, `one of ${list.map((item) => item.id).join(', ')}`);
  return index;
}

function zoneIndex({ topology }: Scenario, zone: string): number {
  const index = topology.zones.indexOf(zone);
  if (index < 0) throw new EngineError('measure zone', zone, `one of ${topology.zones.join(', ')}`);
  return index;
}

/** Sums one of the windows' tables, cell by cell. */
function sumOf({ windows }: Scope, of: 'opensByClientsAndLb' | 'requestsByLbAndZone' | 'requestsByBackend'): number[] {
  const sums = windows[0]?.[of].map(() => 0) ?? [];
  for (const window of windows) for (const [i, n] of window[of].entries()) sums[i]! += n;
  return sums;
}

const add = (a: number, b: number) => a + b;

function zoneShare(scope: Scope, lbId: string, zone: string): number {
  const { topology } = scope.run.scenario;
  const first = indexIn(topology.lbs, lbId, 'LB') * topology.zones.length;
  const row = sumOf(scope, 'requestsByLbAndZone').slice(first, first + topology.zones.length);
  return ratio(row[zoneIndex(scope.run.scenario, zone)]!, row.reduce(add, 0));
}

function lbShare(scope: Scope): number {
  const { topology } = scope.run.scenario;
  const zones = topology.zones.length;
  const byLb = sumOf(scope, 'requestsByLbAndZone');
  const first = indexIn(topology.lbs, scope.subject, 'LB') * zones;
  return ratio(byLb.slice(first, first + zones).reduce(add, 0), byLb.reduce(add, 0));
}

function clientLbShare(scope: Scope): number {
  const { topology } = scope.run.scenario;
  const [clients = '', lb = ''] = scope.subject.split('>');
  const first = indexIn(topology.clients, clients, 'clients') * topology.lbs.length;
  const row = sumOf(scope, 'opensByClientsAndLb').slice(first, first + topology.lbs.length);
  return ratio(row[indexIn(topology.lbs, lb, 'LB')]!, row.reduce(add, 0));
}

function backendShares(scope: Scope): number[] {
  const counts = sumOf(scope, 'requestsByBackend');
  const sum = counts.reduce(add, 0);
  return counts.map((n) => ratio(n, sum));
}

function localShare(scope: Scope): number {
  const { topology } = scope.run.scenario;
  return zoneShare(scope, scope.subject, topology.lbs[indexIn(topology.lbs, scope.subject, 'LB')]!.zone);
}

function crossZoneUsdPerMonth(scope: Scope): number {
  const { windows, run } = scope;
  const spanMs = windows.length === 0 ? 0 : windows.at(-1)!.untilMs - windows[0]!.fromMs;
  const gib = total(scope, 'crossZoneKib') * GIB_PER_KIB;
  return ratio(gib * run.scenario.policies.cost.crossZoneUsdPerGib * MS_PER_MONTH, spanMs);
}

/** Of the sampled flows that were sent to another LB, those whose backend stayed the same and whose connection held. */
function sameBackendShare({ run }: Scope): number {
  const moved = run.events.flatMap((event) => (event.kind === 'flow-moved' ? [event] : []));
  const kept = moved.filter(({ flow, tMs }) => {
    const after = run.flows[flow]!.steps.filter((step) => step.tMs >= tMs);
    return after.every((step) => step.state !== 'broken');
  });
  return ratio(kept.length, moved.length);
}

/** From the first illness of a backend until some LB ejects it. */
function ejectionAfterMs({ run: { scenario, events }, subject }: Scope): number {
  const { id } = scenario.topology.backends[indexIn(scenario.topology.backends, subject, 'backend')]!;
  const fromMs = illTimes(scenario, id)[0]?.[0] ?? Number.POSITIVE_INFINITY;
  const first = ejectionsOf(scenario, events).find(({ backend, tMs }) => backend === id && tMs >= fromMs);
  return orNever(first ? first.tMs - fromMs : null);
}

/** Alive or not: what clients and routers believed when they opened a connection. */
function openedShare({ run, windows, subject }: Scope): number {
  const lb = indexIn(run.scenario.topology.lbs, subject, 'LB');
  const [fromMs, untilMs] = [windows[0]?.fromMs ?? 0, windows.at(-1)?.untilMs ?? 0];
  const opened = run.flows.filter((flow) => flow.openedMs >= fromMs && flow.openedMs < untilMs);
  return ratio(opened.filter(({ steps }) => steps[0]?.lb === lb).length, opened.length);
}

const MEASURES = {
  /** Ms from the first fault of an LB until its route is gone. */
  'outage.detectMs': (scope) => orNever(failover(scope).detectMs),
  /** Ms until the first hit flow is answered by another LB: what a prober sees. */
  'outage.firstAnswerMs': (scope) => orNever(failover(scope).firstAnswerMs),
  /** Ms until the last one is. */
  'outage.clientMs': clientOutageMs,
  'outage.failedSeconds': failedSeconds,
  'connections.brokenCount': (scope) => total(scope, 'broken'),
  'connections.brokenShareOfHit': brokenShareOfHit,
  /** Of all flows open when the route was withdrawn. */
  'flows.movedShare': (scope) => ratio(failover(scope).moved, failover(scope).live),
  'flows.needlessShare': (scope) => ratio(failover(scope).movedNeedlessly, failover(scope).live),
  'flows.ownShare': (scope) => ratio(failover(scope).moved - failover(scope).movedNeedlessly, failover(scope).live),
  /** Of the flows whose own LB was alive. */
  'flows.needlessShareOfSurvivors': (scope) => {
    const { live, moved, movedNeedlessly } = failover(scope);
    return ratio(movedNeedlessly, live - (moved - movedNeedlessly));
  },
  /** Over all failures of LBs in the run. */
  'flows.needlessCount': ({ run }) => run.failovers.reduce((sum, one) => sum + one.movedNeedlessly, 0),
  'flows.sameBackendShare': sameBackendShare,
  /** `flows.openedShare:lb-a`: of the sampled flows opened in the span, those whose first packet was sent to that LB. */
  'flows.openedShare': openedShare,
  'requests.count': (scope) => total(scope, 'requests'),
  'requests.failedShare': (scope) => ratio(total(scope, 'failed'), total(scope, 'failed') + total(scope, 'ok')),
  'latency.p50Ms': (scope) => quantile(scope, 'latency', 0.5),
  'latency.p99Ms': (scope) => quantile(scope, 'latency', 0.99),
  'handshake.p50WaitMs': (scope) => quantile(scope, 'handshakeWait', 0.5),
  'handshake.p99WaitMs': (scope) => quantile(scope, 'handshakeWait', 0.99),
  'tls.resumedShare': (scope) =>
    ratio(total(scope, 'handshakesResumed'), total(scope, 'handshakesResumed') + total(scope, 'handshakesFull')),
  'tls.fullCount': (scope) => total(scope, 'handshakesFull'),
  'tls.resumedCount': (scope) => total(scope, 'handshakesResumed'),
  'retries.count': (scope) => total(scope, 'retries'),
  /** Calls to backends for each request of a client. */
  'retries.amplification': (scope) => ratio(total(scope, 'calls'), total(scope, 'requests')),
  /** Retries, as a share of the requests. */
  'retries.share': (scope) => ratio(total(scope, 'retries'), total(scope, 'requests')),
  /** Over the whole run: ejections by any LB, those of backends that had no fault, `ejection.afterMs:c2` in ms. */
  'ejection.count': ({ run }) => ejectionsOf(run.scenario, run.events).length,
  'ejection.falseCount': ({ run }) => ejectionsOf(run.scenario, run.events).filter(({ isFalse }) => isFalse).length,
  'ejection.afterMs': ejectionAfterMs,
  'breaker.refusedCount': (scope) => total(scope, 'refusedByBreaker'),
  /** `lb.share:lb-a`: of all requests. */
  'lb.share': lbShare,
  /** `client.lbShare:clients-a>lb-a`: of the connections that a client group opened. */
  'client.lbShare': clientLbShare,
  /** `backend.share:a2`: of all requests. */
  'backend.share': (scope) =>
    backendShares(scope)[indexIn(scope.run.scenario.topology.backends, scope.subject, 'backend')]!,
  'backend.maxShare': (scope) => Math.max(...backendShares(scope)),
  /** `zone.localShare:lb-a`: of that LB's requests, those that stayed in its zone. */
  'zone.localShare': localShare,
  /** `zone.share:lb-a>B`: of that LB's requests, those sent to zone B. */
  'zone.share': (scope) => zoneShare(scope, ...(scope.subject.split('>') as [string, string])),
  'crossZone.gib': (scope) => total(scope, 'crossZoneKib') * GIB_PER_KIB,
  'crossZone.usdPerMonth': crossZoneUsdPerMonth,
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof MEASURES;
export const measureNames = Object.keys(MEASURES) as readonly MeasureName[];

/**
 * A figure of a run by name; some names take a subject behind a colon (`lb.share:lb-a`). Shares are 0 to 1, NaN where
 * there is nothing to count; what never happened takes Infinity ms.
 * Throws EngineError on a name or a subject that does not exist, on a span without a number, and on a measure of a failover in a run without one.
 */
export function measure(run: Run, name: string, span: Span = {}): number {
  const [key = '', ...rest] = name.split(':');
  if (!Object.hasOwn(MEASURES, key)) throw new EngineError('measure', name, `one of ${measureNames.join(', ')}`);
  const { fromMs = 0, untilMs = Number.POSITIVE_INFINITY } = span;
  for (const [field, tMs] of Object.entries({ fromMs, untilMs }))
    if (Number.isNaN(tMs)) throw new EngineError(`span.${field}`, tMs, 'a moment of the run');
  const windows = run.windows.filter((window) => window.fromMs >= fromMs && window.untilMs <= untilMs);
  return MEASURES[key as MeasureName]({ run, windows, subject: rest.join(':') });
}
