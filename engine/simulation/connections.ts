import type { FiveTuple } from '../ecmp/flow';
import type { Scenario } from '../scenario/schema';
import type { BackendBox, LbBox } from './boxes';
import { EVENT } from './eventKinds';
import type { EventQueue } from './eventQueue';
import { Flow, type PendingRequest } from './flow';
import type { L4Table } from './l4Table';
import type { Recorder } from './recorder';
import type { Rotation } from './rotation';
import { type Router, routerHash, tupleOf } from './router';
import type { FlowState } from './run';
import { Tickets } from './tickets';
import type { Traffic } from './traffic';

/** First retransmission of a SYN, and of data (RFC 6298; Linux's floor is 200 ms); both double each time. */
const SYN_TIMEOUT_MS = 1000;
const DATA_TIMEOUT_MS = 200;
const LONGEST_TIMEOUT_MS = 120_000;
/** A client whose connection was refused waits before it knocks again. */
const REFUSED_PAUSE_MS = 1000;

export interface Network {
  readonly scenario: Scenario;
  readonly queue: EventQueue;
  readonly recorder: Recorder;
  readonly traffic: Traffic;
  readonly router: Router;
  readonly lbs: readonly LbBox[];
  readonly backends: readonly BackendBox[];
  /** What the LBs know of the backends at present. */
  rotation: Rotation;
  l4: L4Table;
}

/**
 * The life of connections, from the first SYN to the last answer. All times are those at which packets pass the router,
 * half a round trip from the client; the way from there to the LB takes no time.
 */
export class Connections {
  private readonly flows: (Flow | null)[] = [];
  private readonly freeSlots: number[] = [];
  private readonly pending: (PendingRequest | null)[] = [];
  private readonly freePending: number[] = [];
  private readonly tickets: Tickets;
  private opened = 0;

  constructor(private readonly net: Network) {
    this.tickets = new Tickets(net.scenario);
  }

  /** Plans the first arrivals: replayed flows at once, the others one by one. */
  begin(): void {
    const { arrivals } = this.net.scenario.traffic;
    if (arrivals.kind === 'replay') for (const flow of arrivals.flows) this.open(0, tupleOf(flow));
    else this.net.queue.push(this.net.traffic.nextArrivalMs(0, 0), EVENT.arrival, 0);
  }

  arrive(tMs: number): void {
    this.open(tMs, null);
    this.net.queue.push(this.net.traffic.nextArrivalMs(this.opened, tMs), EVENT.arrival, 0);
  }

  /** Every flow that is not over, in a stable order. */
  *live(): Generator<Flow> {
    for (const flow of this.flows) if (flow) yield flow;
  }

  /** The next hop of a flow's packets, without sending one. */
  hopOf(flow: Flow): number {
    const { router } = this.net;
    if (flow.hopVersion !== router.version) {
      flow.hop = router.select(flow.hash);
      flow.hopVersion = router.version;
    }
    return flow.hop;
  }

  note(flow: Flow, tMs: number, state: FlowState): void {
    flow.state = state;
    this.net.recorder.step(flow.sample, tMs, state, flow.tuple, this.hopOf(flow), flow.backend);
  }

  syn(slot: number, tMs: number): void {
    const flow = this.flows[slot]!;
    if (tMs >= flow.endMs) return this.close(flow, tMs);
    const lb = this.forward(flow, tMs);
    const condition = lb < 0 ? 'silent' : this.net.lbs[lb]!.condition;
    if (condition === 'silent') return this.lose(flow, tMs, EVENT.syn, SYN_TIMEOUT_MS);
    if (condition === 'refusing' || !this.accept(flow, lb)) return this.refuse(flow, tMs);
    flow.retry = 0;
    this.net.recorder.countOpen(flow.clients, lb);
    if (flow.sample >= 0) this.noteAccepted(flow, tMs, lb);
    this.net.queue.push(tMs + flow.rttMs, this.tickets.isOn ? EVENT.hello : EVENT.request, slot);
  }

  hello(slot: number, tMs: number): void {
    const flow = this.flows[slot]!;
    if (!this.deliver(flow, tMs, EVENT.hello)) return;
    const { recorder, lbs, traffic, queue } = this.net;
    const lb = lbs[flow.lb]!;
    const { isResumed, rtts, cpuMs } = this.tickets.handshake(flow.ticket, flow.lb, lbs);
    recorder.counts[isResumed ? 'handshakesResumed' : 'handshakesFull']++;
    const workMs = cpuMs * traffic.handshakeWork(flow.id, flow.attempt);
    // Behind an L4 LB the backend's own cores do this work; its line is not modelled.
    const startMs = lb.spec.tier === 'l7' ? lb.cores.admit(tMs, workMs) : tMs;
    recorder.recordHandshakeWait(startMs - tMs);
    flow.ticket = this.tickets.issue(flow.lb, lb.epoch);
    queue.push(startMs + workMs + (rtts - 1) * flow.rttMs, EVENT.request, slot);
  }

  request(slot: number, tMs: number): void {
    const flow = this.flows[slot]!;
    if (tMs >= flow.endMs) return this.close(flow, tMs);
    if (flow.retry === 0 && flow.state === 'open') flow.wishMs = tMs;
    if (!this.deliver(flow, tMs, EVENT.request)) return;
    if (flow.state !== 'open') this.note(flow, tMs, 'open');
    this.serve(flow, tMs);
    this.scheduleNext(flow, tMs);
  }

  /** An answer passes the router on its way to the client, unless its sender has died meanwhile. */
  answer(index: number, tMs: number): void {
    const { flow, lb, lbEpoch, backend, backendEpoch, wishMs, note } = this.pending[index]!;
    this.pending[index] = null;
    this.freePending.push(index);
    const { recorder, lbs, backends } = this.net;
    const lbBox = lbs[lb]!;
    const isOk = lbBox.condition === 'up' && lbBox.epoch === lbEpoch && backends[backend]!.epoch === backendEpoch;
    recorder.counts[isOk ? 'ok' : 'failed']++;
    recorder.answer(flow.sample, note, tMs, isOk);
    if (!isOk) return;
    recorder.recordLatency(tMs - wishMs + flow.rttMs);
    if (flow.failover) this.recover(flow, lb, tMs);
  }

  private open(tMs: number, replayed: FiveTuple | null): void {
    const { traffic, recorder, scenario } = this.net;
    const id = this.opened++;
    const clients = replayed ? 0 : traffic.clientsOf(id);
    const slot = this.freeSlots.pop() ?? this.flows.length;
    const sample = recorder.openFlow(id, clients, tMs);
    const lifeMs = replayed ? Number.POSITIVE_INFINITY : traffic.lifeMs(id);
    const flow = new Flow(slot, id, clients, scenario.topology.clients[clients]!.rttMs, sample, tMs, lifeMs);
    this.flows[slot] = flow;
    if (traffic.isReturning(id)) flow.ticket = this.tickets.earlier((count) => traffic.ticketIndex(id, count));
    this.connect(flow, tMs, replayed ?? traffic.tuple(id, 0));
  }

  private connect(flow: Flow, tMs: number, tuple: FiveTuple): void {
    flow.attempt++;
    flow.retry = 0;
    flow.tuple = tuple;
    flow.hash = routerHash(tuple, this.net.scenario);
    flow.hopVersion = -1;
    flow.lb = -1;
    flow.backend = -1;
    flow.tracked = null;
    this.note(flow, tMs, flow.isDatagram ? 'open' : 'connecting');
    if (flow.isDatagram && flow.sample >= 0)
      this.net.recorder.event({ tMs, kind: 'flow-opened', flow: flow.sample, lb: this.lbId(flow.hop) });
    this.net.queue.push(tMs, flow.isDatagram ? EVENT.request : EVENT.syn, flow.slot);
  }

  private forward(flow: Flow, tMs: number): number {
    const { router } = this.net;
    return router.hasMemory ? router.forward(flow.hash, tMs) : this.hopOf(flow);
  }

  /** The box that answers a SYN takes the connection; false if the L4 LB's backend refuses. */
  private accept(flow: Flow, lb: number): boolean {
    const box = this.net.lbs[lb]!;
    flow.lb = lb;
    flow.lbEpoch = box.epoch;
    if (box.spec.tier === 'l7') return true;
    flow.backend = this.backendBehind(flow, lb);
    if (flow.backend < 0 || this.net.backends[flow.backend]!.isFaulty) return false;
    flow.backendEpoch = this.net.backends[flow.backend]!.epoch;
    return true;
  }

  private noteAccepted(flow: Flow, tMs: number, lb: number): void {
    const kind = flow.attempt === 0 ? 'flow-opened' : 'flow-reconnected';
    this.net.recorder.event({ tMs, kind, flow: flow.sample, lb: this.lbId(lb) });
    this.note(flow, tMs, 'handshake');
  }

  /** Whether a packet of a connection reaches the box that knows it; if not, what follows is arranged. */
  private deliver(flow: Flow, tMs: number, retryEvent: number): boolean {
    const lb = this.forward(flow, tMs);
    const box = lb < 0 ? null : this.net.lbs[lb]!;
    if (!box || box.condition === 'silent') {
      this.lose(flow, tMs, retryEvent, DATA_TIMEOUT_MS);
      return false;
    }
    const isKnown = flow.isDatagram ? box.condition === 'up' : this.isKnownAt(flow, lb, box);
    if (!isKnown) {
      this.reset(flow, tMs);
      return false;
    }
    flow.lb = lb;
    flow.retry = 0;
    return true;
  }

  private isKnownAt(flow: Flow, lb: number, box: LbBox): boolean {
    if (box.condition !== 'up') return false;
    if (box.spec.tier === 'l7') return lb === flow.lb && box.epoch === flow.lbEpoch;
    const backend = this.backendBehind(flow, lb);
    return backend >= 0 && backend === flow.backend && this.net.backends[backend]!.epoch === flow.backendEpoch;
  }

  /** The backend to which an L4 LB sends a flow: the one it remembers, or its choice for a flow it does not know. */
  private backendBehind(flow: Flow, lb: number): number {
    const { epoch } = this.net.lbs[lb]!;
    const known = flow.tracked?.get(lb);
    if (known && known.epoch === epoch) return known.backend;
    const backend = this.net.l4.choose(flow.tuple, lb);
    if (this.net.scenario.policies.l4.connectionTracking) {
      flow.tracked ??= new Map();
      flow.tracked.set(lb, { lb, epoch, backend });
    }
    return backend;
  }

  /** A packet went into silence: the sender tries again, each time after twice the wait. */
  private lose(flow: Flow, tMs: number, retryEvent: number, timeoutMs: number): void {
    this.net.recorder.counts.lost++;
    if (flow.isDatagram) return this.scheduleNext(flow, tMs);
    if (flow.state === 'open' || flow.state === 'handshake') this.note(flow, tMs, 'stalled');
    const waitMs = Math.min(timeoutMs * 2 ** flow.retry++, LONGEST_TIMEOUT_MS);
    this.net.queue.push(tMs + flow.rttMs + waitMs, retryEvent, flow.slot);
  }

  /** A box that does not know the connection answers with a reset; the client opens another one. */
  private reset(flow: Flow, tMs: number): void {
    const { recorder, traffic } = this.net;
    recorder.counts.broken++;
    if (flow.failover && !flow.wasBroken) {
      flow.failover.broken++;
      flow.wasBroken = true;
    }
    if (flow.sample >= 0)
      recorder.event({ tMs, kind: 'flow-broken', flow: flow.sample, lb: this.lbId(this.hopOf(flow)) });
    this.note(flow, tMs, 'broken');
    if (flow.isDatagram) return this.scheduleNext(flow, tMs);
    this.connect(flow, tMs + flow.rttMs, traffic.tuple(flow.id, flow.attempt + 1));
  }

  private refuse(flow: Flow, tMs: number): void {
    this.net.recorder.counts.failed++;
    this.connect(flow, tMs + flow.rttMs + REFUSED_PAUSE_MS, this.net.traffic.tuple(flow.id, flow.attempt + 1));
  }

  private serve(flow: Flow, tMs: number): void {
    const { recorder, lbs, backends, scenario, traffic } = this.net;
    const lb = lbs[flow.lb]!;
    const chosen =
      lb.spec.tier === 'l7'
        ? this.net.rotation.choose(
            lb.spec.zone,
            traffic.zoneDraws(flow.id, flow.requestNo),
            traffic.routingRoll(flow.id, flow.requestNo),
            lb.takeTurn,
          )
        : null;
    const backend = chosen ? chosen.backend : flow.isDatagram ? this.backendBehind(flow, flow.lb) : flow.backend;
    const note = recorder.request(flow.sample, tMs, flow.lb, backend, chosen?.pick ?? null);
    recorder.countRequest(flow.lb, backend, backend < 0 ? -1 : backends[backend]!.zone);
    if (backend < 0 || backends[backend]!.isFaulty) {
      recorder.counts.failed++;
      recorder.answer(flow.sample, note, tMs, false);
      return;
    }
    const box = backends[backend]!;
    const crosses = box.spec.zone !== lb.spec.zone;
    if (crosses) recorder.counts.crossZoneKib += scenario.traffic.requestKib;
    const wayMs = crosses ? scenario.policies.cost.crossZoneMs / 2 : 0;
    const serviceMs = box.spec.serviceMs * traffic.serviceWork(flow.id, flow.requestNo);
    const startMs = box.workers.admit(tMs + wayMs, serviceMs);
    this.expect(startMs + serviceMs + wayMs, {
      flow,
      lb: flow.lb,
      lbEpoch: lb.epoch,
      backend,
      backendEpoch: box.epoch,
      wishMs: flow.wishMs,
      note,
    });
  }

  private expect(doneMs: number, request: PendingRequest): void {
    const index = this.freePending.pop() ?? this.pending.length;
    this.pending[index] = request;
    this.net.queue.push(doneMs, EVENT.answer, index);
  }

  private scheduleNext(flow: Flow, tMs: number): void {
    const { traffic, scenario, queue } = this.net;
    const { arrivals, requestIntervalMs } = scenario.traffic;
    flow.requestNo++;
    // Replayed flows send like a metronome, so that a table of them can be compared line by line.
    const pauseMs =
      arrivals.kind === 'replay' ? requestIntervalMs : requestIntervalMs * traffic.pause(flow.id, flow.requestNo);
    queue.push(Math.min(tMs + pauseMs, flow.endMs), EVENT.request, flow.slot);
  }

  /** A flow that a failure hit is answered by another LB, or by the same one after its return. */
  private recover(flow: Flow, lb: number, tMs: number): void {
    const failover = flow.failover!;
    const box = this.net.lbs[lb]!;
    if (box.spec.id === failover.fault.target && box.isFaulty) return;
    const afterMs = tMs - failover.fault.atMs;
    failover.firstAnswerMs ??= afterMs;
    failover.lastAnswerMs = afterMs;
    failover.recovered++;
    if (!flow.wasBroken) failover.intact++;
    flow.failover = null;
  }

  private close(flow: Flow, tMs: number): void {
    if (flow.failover) flow.failover.ended++;
    flow.failover = null;
    this.note(flow, tMs, 'closed');
    this.flows[flow.slot] = null;
    this.freeSlots.push(flow.slot);
  }

  private lbId(lb: number): string {
    return lb < 0 ? '' : this.net.lbs[lb]!.spec.id;
  }
}
