import { LogHistogram } from '../metrics/logHistogram';
import { type Fault, SAMPLED_FLOWS, type Scenario } from '../scenario/schema';
import { isMove, type Movement } from '../story/movement';
import type { Flow } from './flow';
import {
  type BackendPick,
  type Failover,
  type FlowStep,
  type FlowTrace,
  type MetricsWindow,
  type RequestTrace,
  type Resolver,
  type Run,
  type RunEvent,
  type World,
  zeroCounts,
} from './run';
import { Unanswered } from './unanswered';

/** Stretches into which a run's counters are cut. */
const WINDOWS = 120;
/** Of a flow, and of all of them together: a large sample keeps less of each. */
const REQUESTS_PER_FLOW = 200;
const REQUESTS = REQUESTS_PER_FLOW * SAMPLED_FLOWS;
/** A run of days with faults every second must not grow without bound: the sample's events stop here. */
const FLOW_EVENTS = 20_000;
const EVENTS_PER_FLOW = 8;
/** Changes of what the deciders know; a run that has more is explained by the last of these. */
const WORLDS = 4000;
const EVENTS = 100_000;
/** Backends whose calls have histograms of their own: a run must not grow with the fleet. */
const WATCHED_BACKENDS = 32;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type OpenFailover = Mutable<Failover>;
interface Watched {
  begun: number;
  failed: number;
  open: number;
  /** Calls under way, added up over the time of the window so far: up to `sinceMs`. */
  openMs: number;
  sinceMs: number;
  readonly time: LogHistogram;
  /** By window, those to come included. */
  readonly busyMs: Float64Array;
}

type Trace = FlowTrace & { readonly steps: FlowStep[]; readonly requests: RequestTrace[] };

/** What a run writes down while it goes on: bounded whatever the traffic. */
export class Recorder {
  readonly events: RunEvent[] = [];
  readonly worlds: World[] = [];
  readonly failovers: OpenFailover[] = [];
  counts = zeroCounts();
  private readonly flows: Trace[] = [];
  private readonly windows: MetricsWindow[] = [];
  private readonly windowMs: number;
  private readonly sampled: number;
  private readonly requestsPerFlow: number;
  private readonly stride: number;
  private flowEvents = 0;
  private readonly flowEventsKept: number;
  private readonly latency = new LogHistogram();
  private readonly handshakeWait = new LogHistogram();
  private readonly opens: Float64Array;
  private readonly byLbAndZone: Float64Array;
  private readonly byBackend: Float64Array;
  private readonly watched: readonly Watched[];
  private readonly unanswered: Unanswered;
  /** Flows that nothing has answered, and since when. */
  private readonly waiting = new Map<Flow, number>();
  private longestWaitMs = 0;
  private nowMs = 0;
  private readonly zoneCount: number;
  private readonly lbCount: number;

  constructor(
    private readonly scenario: Scenario,
    expectedFlows: number,
  ) {
    const { lbs, backends, clients, zones } = scenario.topology;
    this.windowMs = scenario.durationMs / WINDOWS;
    this.sampled = scenario.sampledFlows ?? SAMPLED_FLOWS;
    this.flowEventsKept = Math.max(FLOW_EVENTS, EVENTS_PER_FLOW * this.sampled);
    this.requestsPerFlow = Math.min(REQUESTS_PER_FLOW, Math.ceil(REQUESTS / this.sampled));
    this.stride = Math.max(1, Math.ceil(expectedFlows / this.sampled));
    this.zoneCount = zones.length;
    this.lbCount = lbs.length;
    this.opens = new Float64Array(clients.length * lbs.length);
    this.byLbAndZone = new Float64Array(lbs.length * zones.length);
    this.byBackend = new Float64Array(backends.length);
    this.watched = backends.slice(0, WATCHED_BACKENDS).map(() => ({
      begun: 0,
      failed: 0,
      open: 0,
      openMs: 0,
      sinceMs: 0,
      time: new LogHistogram(),
      busyMs: new Float64Array(WINDOWS),
    }));
    this.unanswered = new Unanswered(scenario.durationMs);
  }

  /** Closes the windows that ended by `tMs`. To be called before an event of that time is recorded. */
  advanceTo(tMs: number): void {
    while (this.windows.length < WINDOWS && tMs >= (this.windows.length + 1) * this.windowMs) this.closeWindow();
    this.nowMs = tMs;
  }

  world(world: World): void {
    if (this.worlds.length < WORLDS) this.worlds.push(world);
  }

  event(event: RunEvent): void {
    if (this.events.length >= EVENTS || ('flow' in event && ++this.flowEvents > this.flowEventsKept)) return;
    this.events.push(event);
  }

  /** Begins the story of a flow if it is in the sample; its index there, or −1. */
  openFlow(id: number, clients: number, openedMs: number, resolver: Resolver | null): number {
    if (id % this.stride !== 0 || this.flows.length >= 2 * this.sampled) return -1;
    this.flows.push({
      id: this.flows.length,
      clients: this.scenario.topology.clients[clients]!.id,
      openedMs,
      ...(resolver && { resolver }),
      steps: [],
      requests: [],
    });
    return this.flows.length - 1;
  }

  step(sample: number, step: Omit<FlowStep, 'world'>): void {
    this.flows[sample]!.steps.push({ ...step, world: this.worlds.length - 1 });
  }

  /** Notes a request of a sampled flow; its index in the flow's story, or −1. */
  request(sample: number, sentMs: number, lb: number): number {
    if (sample < 0 || this.flows[sample]!.requests.length >= this.requestsPerFlow) return -1;
    const world = this.worlds.length - 1;
    const note: RequestTrace = {
      sentMs,
      doneMs: Number.POSITIVE_INFINITY,
      lb,
      backend: -1,
      ok: false,
      tries: 0,
      pick: null,
      world,
    };
    return this.flows[sample]!.requests.push(note) - 1;
  }

  /** A try of a request that was noted: the backend it goes to, and how that was chosen. */
  choice(sample: number, request: number, backend: number, tries: number, pick: BackendPick | null): void {
    if (request < 0) return;
    const { requests } = this.flows[sample]!;
    requests[request] = { ...requests[request]!, backend, tries, pick, world: this.worlds.length - 1 };
  }

  answer(sample: number, request: number, doneMs: number, ok: boolean): void {
    if (request < 0) return;
    const { requests } = this.flows[sample]!;
    requests[request] = { ...requests[request]!, doneMs, ok };
  }

  countOpen(clients: number, lb: number): void {
    this.counts.opened++;
    if (lb >= 0) this.opens[clients * this.lbCount + lb]!++;
  }

  /** A call of an LB to a backend, by the zone of the backend. */
  countRequest(lb: number, backend: number, backendZone: number): void {
    if (backend < 0) return;
    this.byLbAndZone[lb * this.zoneCount + backendZone]!++;
    this.byBackend[backend]!++;
  }

  /** What a flow sent goes unanswered: a packet is lost, a connection refused, a request ends in an error. */
  wait(flow: Flow, name: 'lost' | 'failed', fromMs: number, untilMs: number): void {
    this.counts[name]++;
    this.unanswered.add(fromMs, untilMs);
    if (flow.state !== 'closed' && !this.waiting.has(flow)) this.waiting.set(flow, fromMs);
  }

  /** The flow is answered, or has stopped waiting. */
  waitOver(flow: Flow, tMs: number): void {
    const fromMs = this.waiting.get(flow);
    if (fromMs === undefined) return;
    this.longestWaitMs = Math.max(this.longestWaitMs, tMs - fromMs);
    this.waiting.delete(flow);
  }

  /** What a change of routes or lists did to a connection. */
  countMovement(movement: Movement): void {
    if (movement === 'rerouted') this.counts.rerouted++;
    if (isMove(movement)) this.counts.moved++;
    if (movement === 'needless') this.counts.movedNeedlessly++;
  }

  /** A call to a backend of any tier begins, as its caller sees it. */
  callBegan(backend: number): void {
    const watched = this.watched[backend];
    if (!watched) return;
    accrue(watched, this.nowMs);
    watched.begun++;
    watched.open++;
  }

  /** It has an answer or an error, or is given up. */
  callEnded(backend: number, isOk: boolean, ms: number): void {
    const watched = this.watched[backend];
    if (!watched) return;
    accrue(watched, this.nowMs);
    watched.open--;
    if (!isOk) watched.failed++;
    watched.time.record(ms);
  }

  /** A worker of a backend has work from one moment to another. */
  busy(backend: number, fromMs: number, untilMs: number): void {
    const watched = this.watched[backend];
    if (!watched) return;
    const last = Math.min(WINDOWS, Math.ceil(untilMs / this.windowMs));
    for (let window = Math.floor(fromMs / this.windowMs); window < last; window++) {
      const [start, end] = [window * this.windowMs, (window + 1) * this.windowMs];
      watched.busyMs[window]! += Math.min(untilMs, end) - Math.max(fromMs, start);
    }
  }

  recordLatency(ms: number): void {
    this.latency.record(ms);
  }

  recordHandshakeWait(ms: number): void {
    this.handshakeWait.record(ms);
  }

  failover(fault: Fault, hit: number): OpenFailover {
    const failover: OpenFailover = {
      fault,
      hit,
      detectMs: null,
      by: null,
      firstAnswerMs: null,
      lastAnswerMs: null,
      recovered: 0,
      intact: 0,
      broken: 0,
      ended: 0,
      live: 0,
      rerouted: 0,
      moved: 0,
      movedNeedlessly: 0,
      movedOnReturn: 0,
    };
    this.failovers.push(failover);
    return failover;
  }

  finish(): Run {
    for (const flow of [...this.waiting.keys()]) this.waitOver(flow, this.scenario.durationMs);
    while (this.windows.length < WINDOWS) this.closeWindow();
    const { scenario, events, worlds, failovers, windows, flows } = this;
    return { scenario, events, flows, worlds, failovers, windows, unanswered: this.unanswered.intervals() };
  }

  private closeWindow(): void {
    const index = this.windows.length;
    const untilMs = (index + 1) * this.windowMs;
    for (const watched of this.watched) accrue(watched, untilMs);
    this.windows.push({
      fromMs: index * this.windowMs,
      untilMs,
      counts: this.counts,
      latency: this.latency.snapshot(),
      handshakeWait: this.handshakeWait.snapshot(),
      opensByClientsAndLb: Array.from(this.opens),
      requestsByLbAndZone: Array.from(this.byLbAndZone),
      requestsByBackend: Array.from(this.byBackend),
      calls: this.watched.map(({ begun, failed, open, openMs, time, busyMs }) => ({
        begun,
        failed,
        open,
        meanOpen: openMs / this.windowMs,
        busyMs: busyMs[index]!,
        time: time.snapshot(),
      })),
      longestWaitMs: this.longestWaitMs,
    });
    this.longestWaitMs = 0;
    this.counts = zeroCounts();
    this.latency.clear();
    this.handshakeWait.clear();
    for (const counters of [this.opens, this.byLbAndZone, this.byBackend]) counters.fill(0);
    for (const watched of this.watched) {
      watched.begun = 0;
      watched.failed = 0;
      watched.openMs = 0;
      watched.time.clear();
    }
  }
}

/** Adds up the calls that were under way since the last change. */
function accrue(watched: Watched, tMs: number): void {
  watched.openMs += watched.open * (tMs - watched.sinceMs);
  watched.sinceMs = tMs;
}
