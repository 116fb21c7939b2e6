import { EngineError } from '../errors';
import { regionsOf } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import type { CallWindow, Counts, Failover, Run } from '../simulation/run';
import { ejectionsOf, illTimes } from '../story/ejections';
import { isMove } from '../story/movement';
import { outages } from '../story/outages';
import {
  backendShares,
  countsIn,
  crossingIn,
  failedShare,
  histogramIn,
  lbShares,
  lengthMs,
  opensByLb,
  ratio,
  regionShares,
  resumedShare,
  type Stretch,
  sharesOf,
  sum,
  sumOver,
  zoneShares,
} from '../story/windows';

/** The part of a run that a measure looks at; a window counts when it lies in it whole. */
export interface Span {
  readonly fromMs?: number;
  readonly untilMs?: number;
}

interface Scope extends Stretch, Required<Span> {
  readonly run: Run;
  readonly counts: Counts;
}

/**
 * What a figure is a number of. share: 0 to 1 of a whole · ratio: so many for each of another · mean: a count on the
 * mean of a time · s: seconds.
 */
export type MeasureUnit = 'ms' | 's' | 'share' | 'ratio' | 'count' | 'mean' | 'gib' | 'usd-per-month';

/** What stands behind the colon of a measure's name, as indices into the topology. */
type SubjectKind = keyof typeof SUBJECTS;

interface Measure {
  /** NaN where there is nothing to measure: no claim, prediction or rubric holds on NaN. */
  readonly of: (scope: Scope, first: number, second: number) => number;
  readonly unit: MeasureUnit;
  readonly subject: SubjectKind;
  /** Of two runs, the one with less or more of it does its clients or its owner better. */
  readonly better: 'less' | 'more' | 'neither';
}

type IdsOf = (scenario: Scenario) => readonly string[];
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
const lb: IdsOf = ({ topology }) => ids(topology.lbs);

/** The ids that a subject may name, part by part; parts are joined by `>`. */
const SUBJECTS = {
  none: [],
  lb: [lb],
  backend: [({ topology }) => ids(topology.backends)],
  region: [(scenario) => ids(regionsOf(scenario))],
  'lb>zone': [lb, ({ topology }) => topology.zones],
  'clients>lb': [({ topology }) => ids(topology.clients), lb],
} as const satisfies Record<string, readonly IdsOf[]>;

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

const failedSeconds = ({ run, fromMs, untilMs }: Scope) =>
  sumOver(outages(run, fromMs, untilMs), (one) => one.untilMs - one.fromMs) / 1000;

/** Of the hit flows whose fate is known, those that lost their connection. */
function brokenShareOfHit(scope: Scope): number {
  const { broken, intact } = failover(scope);
  return ratio(broken, broken + intact);
}

const shareOfLive = (of: (failover: Failover) => number) => (scope: Scope) =>
  ratio(of(failover(scope)), failover(scope).live);

const quantile = (of: 'latency' | 'handshakeWait', q: number) => (scope: Scope) =>
  histogramIn(scope.windows, of).quantile(q) ?? Number.NaN;

const counted = (name: keyof Counts) => (scope: Scope) => scope.counts[name];

const perRequest = (name: keyof Counts) => (scope: Scope) => ratio(scope.counts[name], scope.counts.requests);

/** The windows of the calls to a backend; none of a backend too far back in a large fleet. */
const callsTo = ({ windows }: Scope, backend: number): readonly CallWindow[] =>
  windows.flatMap(({ calls }) => calls[backend] ?? []);

function backendMeanMs(scope: Scope, backend: number): number {
  const calls = callsTo(scope, backend);
  return ratio(
    sumOver(calls, ({ time }) => time.sum),
    sumOver(calls, ({ time }) => sum(time.counts)),
  );
}

function backendUnderWay(scope: Scope, backend: number): number {
  const calls = callsTo(scope, backend);
  return ratio(
    sumOver(calls, ({ meanOpen }) => meanOpen),
    calls.length,
  );
}

function backendUtilisation(scope: Scope, backend: number): number {
  const calls = callsTo(scope, backend);
  if (calls.length === 0) return Number.NaN;
  const { concurrency } = scope.scenario.topology.backends[backend]!;
  return ratio(
    sumOver(calls, ({ busyMs }) => busyMs),
    concurrency * lengthMs(scope.windows),
  );
}

/** Of the sampled flows that were moved to another LB, those whose connection held. */
function sameBackendShare({ run }: Scope): number {
  const moves = run.flows.flatMap(({ steps }) =>
    steps.flatMap(({ movement }, at) => (isMove(movement) ? [steps.slice(at)] : [])),
  );
  const held = moves.filter((steps) => steps.every(({ state }) => state !== 'broken'));
  return ratio(held.length, moves.length);
}

/** From the first illness of a backend until some LB ejects it. */
function ejectionAfterMs({ run: { events }, scenario }: Scope, backend: number): number {
  const { id } = scenario.topology.backends[backend]!;
  const fromMs = illTimes(scenario, id)[0]?.[0] ?? Number.POSITIVE_INFINITY;
  const first = ejectionsOf(scenario, events).find((one) => one.backend === id && one.tMs >= fromMs);
  return orNever(first ? first.tMs - fromMs : null);
}

const ejections = ({ run, scenario }: Scope) => ejectionsOf(scenario, run.events);

/** Alive or not: what clients and routers believed when they opened a connection. */
function openedShare({ run, windows }: Scope, lbIndex: number): number {
  const [fromMs, untilMs] = [windows[0]?.fromMs ?? 0, windows.at(-1)?.untilMs ?? 0];
  const opened = run.flows.filter((flow) => flow.openedMs >= fromMs && flow.openedMs < untilMs);
  return ratio(opened.filter(({ steps }) => steps[0]?.lb === lbIndex).length, opened.length);
}

function localShare(scope: Scope, lbIndex: number): number {
  const { zones, lbs } = scope.scenario.topology;
  return zoneShares(scope, lbIndex)[zones.indexOf(lbs[lbIndex]!.zone)] ?? Number.NaN;
}

/** Every measure of a run, by name; the comment says what it is a figure of, where the name does not. */
const MEASURES = {
  /** From the first fault of an LB until its route is gone. */
  'outage.detectMs': { of: (s) => orNever(failover(s).detectMs), unit: 'ms', subject: 'none', better: 'less' },
  /** Until the first hit flow is answered by another LB: what a prober sees. */
  'outage.firstAnswerMs': {
    of: (s) => orNever(failover(s).firstAnswerMs),
    unit: 'ms',
    subject: 'none',
    better: 'less',
  },
  /** Until the last one is. */
  'outage.clientMs': { of: clientOutageMs, unit: 'ms', subject: 'none', better: 'less' },
  /** Time in which some client waited for what did not come, to a tenth of a second. */
  'outage.failedSeconds': { of: failedSeconds, unit: 's', subject: 'none', better: 'less' },
  /** The longest that one client waited in vain, to its next answer, its leaving or the end of the run. */
  'outage.worstMs': {
    of: ({ windows }) => Math.max(0, ...windows.map(({ longestWaitMs }) => longestWaitMs)),
    unit: 'ms',
    subject: 'none',
    better: 'less',
  },
  'connections.brokenCount': { of: counted('broken'), unit: 'count', subject: 'none', better: 'less' },
  'connections.brokenShareOfHit': { of: brokenShareOfHit, unit: 'share', subject: 'none', better: 'less' },
  /** Of all flows open when routes or lists changed for the first failure. */
  'flows.movedShare': { of: shareOfLive(({ moved }) => moved), unit: 'share', subject: 'none', better: 'less' },
  'flows.reroutedShare': {
    of: shareOfLive(({ rerouted }) => rerouted),
    unit: 'share',
    subject: 'none',
    better: 'neither',
  },
  'flows.needlessShare': {
    of: shareOfLive(({ movedNeedlessly }) => movedNeedlessly),
    unit: 'share',
    subject: 'none',
    better: 'less',
  },
  'flows.ownShare': {
    of: shareOfLive(({ moved, movedNeedlessly }) => moved - movedNeedlessly),
    unit: 'share',
    subject: 'none',
    better: 'neither',
  },
  /** Of the flows whose own LB was alive. */
  'flows.needlessShareOfSurvivors': {
    of: (scope) => {
      const { live, moved, movedNeedlessly } = failover(scope);
      return ratio(movedNeedlessly, live - (moved - movedNeedlessly));
    },
    unit: 'share',
    subject: 'none',
    better: 'less',
  },
  /** Over all changes of routes and lists, failures and returns; a flow that moves twice counts twice. */
  'flows.movedCount': { of: counted('moved'), unit: 'count', subject: 'none', better: 'less' },
  'flows.reroutedCount': { of: counted('rerouted'), unit: 'count', subject: 'none', better: 'neither' },
  'flows.needlessCount': { of: counted('movedNeedlessly'), unit: 'count', subject: 'none', better: 'less' },
  'flows.sameBackendShare': { of: sameBackendShare, unit: 'share', subject: 'none', better: 'more' },
  /** Of the sampled flows opened in the span, those whose first packet was sent to that LB. */
  'flows.openedShare': { of: openedShare, unit: 'share', subject: 'lb', better: 'neither' },
  'requests.count': { of: counted('requests'), unit: 'count', subject: 'none', better: 'neither' },
  'requests.failedShare': { of: (s) => failedShare(s.counts), unit: 'share', subject: 'none', better: 'less' },
  /** By a breaker, before any backend was asked. */
  'requests.refusedShare': { of: perRequest('refusedByBreaker'), unit: 'share', subject: 'none', better: 'less' },
  'latency.meanMs': {
    of: ({ windows }) => histogramIn(windows, 'latency').mean ?? Number.NaN,
    unit: 'ms',
    subject: 'none',
    better: 'less',
  },
  'latency.p50Ms': { of: quantile('latency', 0.5), unit: 'ms', subject: 'none', better: 'less' },
  'latency.p99Ms': { of: quantile('latency', 0.99), unit: 'ms', subject: 'none', better: 'less' },
  'handshake.p50WaitMs': { of: quantile('handshakeWait', 0.5), unit: 'ms', subject: 'none', better: 'less' },
  'handshake.p99WaitMs': { of: quantile('handshakeWait', 0.99), unit: 'ms', subject: 'none', better: 'less' },
  'tls.resumedShare': { of: (s) => resumedShare(s.counts), unit: 'share', subject: 'none', better: 'more' },
  'tls.fullCount': { of: counted('handshakesFull'), unit: 'count', subject: 'none', better: 'less' },
  'tls.resumedCount': { of: counted('handshakesResumed'), unit: 'count', subject: 'none', better: 'neither' },
  'retries.count': { of: counted('retries'), unit: 'count', subject: 'none', better: 'less' },
  /** Calls to backends for each request of a client. */
  'retries.amplification': { of: perRequest('calls'), unit: 'ratio', subject: 'none', better: 'less' },
  /** Retries, as a share of the requests. */
  'retries.share': { of: perRequest('retries'), unit: 'share', subject: 'none', better: 'less' },
  /** Over the whole run: ejections by any LB, those of backends that had no fault. */
  'ejection.count': { of: (s) => ejections(s).length, unit: 'count', subject: 'none', better: 'neither' },
  'ejection.falseCount': {
    of: (s) => ejections(s).filter(({ isFalse }) => isFalse).length,
    unit: 'count',
    subject: 'none',
    better: 'less',
  },
  'ejection.afterMs': { of: ejectionAfterMs, unit: 'ms', subject: 'backend', better: 'less' },
  /** By an LB that has as many calls under way, and in its line, as it may. */
  'limits.refusedCount': { of: counted('refusedByLimit'), unit: 'count', subject: 'none', better: 'less' },
  'breaker.refusedCount': { of: counted('refusedByBreaker'), unit: 'count', subject: 'none', better: 'less' },
  /** Of all requests. */
  'lb.share': { of: (s, at) => lbShares(s)[at]!, unit: 'share', subject: 'lb', better: 'neither' },
  /** Of the connections that a client group opened. */
  'client.lbShare': {
    of: (s, clients, at) => sharesOf(opensByLb(s, clients))[at] ?? Number.NaN,
    unit: 'share',
    subject: 'clients>lb',
    better: 'neither',
  },
  /** Of all connections opened. */
  'region.share': { of: (s, at) => regionShares(s)[at]!, unit: 'share', subject: 'region', better: 'neither' },
  /** Of all requests. */
  'backend.share': {
    of: (s, at) => backendShares(s)[at] ?? Number.NaN,
    unit: 'share',
    subject: 'backend',
    better: 'neither',
  },
  'backend.maxShare': { of: (s) => Math.max(...backendShares(s)), unit: 'share', subject: 'none', better: 'less' },
  /** From a call to its answer, error or time limit, as its callers saw it. */
  'backend.meanMs': { of: backendMeanMs, unit: 'ms', subject: 'backend', better: 'less' },
  /** Calls that its callers waited for, on the mean of the time. */
  'backend.underWay': { of: backendUnderWay, unit: 'mean', subject: 'backend', better: 'neither' },
  /** Of its workers' time, the part in which they had work. */
  'backend.utilisation': { of: backendUtilisation, unit: 'share', subject: 'backend', better: 'neither' },
  /** Of an LB's requests, those that stayed in its zone. */
  'zone.localShare': { of: localShare, unit: 'share', subject: 'lb', better: 'neither' },
  /** Of an LB's requests, those sent to a zone. */
  'zone.share': {
    of: (s, at, zone) => zoneShares(s, at)[zone] ?? Number.NaN,
    unit: 'share',
    subject: 'lb>zone',
    better: 'neither',
  },
  'crossZone.gib': { of: (s) => crossingIn(s).gib, unit: 'gib', subject: 'none', better: 'less' },
  'crossZone.usdPerMonth': {
    of: (s) => crossingIn(s).usdPerMonth,
    unit: 'usd-per-month',
    subject: 'none',
    better: 'less',
  },
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof MEASURES;
export const measureNames = Object.keys(MEASURES) as readonly MeasureName[];

/**
 * What a measure is a number of, what its subject is and which is better, by its name with or without a subject.
 * Throws EngineError on a name that does not exist.
 */
export function measureOf(name: string): Measure {
  const [key = ''] = name.split(':');
  if (!Object.hasOwn(MEASURES, key)) throw new EngineError('measure', name, `one of ${measureNames.join(', ')}`);
  return MEASURES[key as MeasureName];
}

/** Which of two figures is the better one. Throws EngineError on a measure that says nothing of that. */
export function directionOf(name: string): 'less' | 'more' {
  const { better } = measureOf(name);
  if (better === 'neither') throw new EngineError('measure', name, 'one of which less or more is better');
  return better;
}

/**
 * A figure of a run by name; some names take a subject behind a colon (`lb.share:lb-a`). Shares are 0 to 1, NaN where
 * there is nothing to count; what never happened takes Infinity ms.
 * Throws EngineError on a name or a subject that does not exist, on a span without a number, and on a measure of a failover in a run without one.
 */
export function measure(run: Run, name: string, span: Span = {}): number {
  const { of, subject } = measureOf(name);
  const { fromMs = 0, untilMs = Number.POSITIVE_INFINITY } = span;
  for (const [field, tMs] of Object.entries({ fromMs, untilMs }))
    if (Number.isNaN(tMs)) throw new EngineError(`span.${field}`, tMs, 'a moment of the run');
  const [first = -1, second = -1] = subjectOf(name, subject, run.scenario);
  const windows = run.windows.filter((window) => window.fromMs >= fromMs && window.untilMs <= untilMs);
  return of({ run, scenario: run.scenario, windows, counts: countsIn(windows), fromMs, untilMs }, first, second);
}

/** The indices that a name's subject stands for. */
function subjectOf(name: string, kind: SubjectKind, scenario: Scenario): number[] {
  const [key = '', ...rest] = name.split(':');
  const known = SUBJECTS[kind].map((idsOf: IdsOf) => idsOf(scenario));
  const parts = rest.length === 0 ? [] : rest.join(':').split('>');
  const indices = known.map((all, at) => all.indexOf(parts[at] ?? ''));
  if (parts.length === known.length && indices.every((index) => index >= 0)) return indices;
  const rule =
    known.length === 0 ? 'no subject' : `${kind}: ${known.map((all) => `one of ${all.join(', ')}`).join(' > ')}`;
  throw new EngineError(`measure ${key}`, rest.join(':'), rule);
}
