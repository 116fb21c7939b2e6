import { rttsBeforeRequest } from '../tls/roundTrips';
import { type BackendBox, LbBox } from './boxes';
import type { Call, CallList, Stage } from './calls';
import { Distances } from './distances';
import { EVENT } from './eventKinds';
import { IdleConnections } from './idleConnections';
import type { Network } from './network';
import { cpuMsOf } from './tickets';

/** Told what becomes of a call that was sent. */
export interface DeliveryListener {
  /** It will not end before `untilMs`, if it is left alone. */
  willTake(call: Call, untilMs: number): void;
  /** Nobody took the connection in time. */
  connectTimedOut(call: Call, tMs: number): void;
  /** The backend has done its own part. */
  worked(call: Call, box: BackendBox, tMs: number): void;
  /** The caller has its answer, or an error. */
  ended(call: Call, isOk: boolean, tMs: number): void;
}

/**
 * Calls between their callers and backends: the connection, the way there, the line and the service, the way back. A
 * backend that refuses says so after the way there and back. One that is silent says nothing: a new connection waits for
 * its timeout, a request on an old one for the end of its caller's patience, or for the backend to be back.
 */
export class Delivery {
  private readonly idle: IdleConnections;
  private readonly distances: Distances;

  constructor(
    private readonly net: Network,
    private readonly calls: CallList,
    private readonly listener: DeliveryListener,
  ) {
    const { lbs, backends } = net;
    const isDeep = backends.some(({ tier }) => tier > 0);
    this.idle = new IdleConnections(lbs.length + (isDeep ? backends.length : 0), backends.length);
    this.distances = new Distances(net.scenario);
  }

  /** A caller sends a call to the backend that was chosen for it; −1: to none. */
  send(call: Call, tMs: number): void {
    const box = this.net.backends[call.backend];
    if (!box) return this.plan(call, 'refused', tMs);
    const epoch = this.connectionOf(call, box);
    call.backendEpoch = epoch ?? box.epoch;
    if (box.condition === 'up') this.deliver(call, box, tMs);
    else if (box.condition === 'refusing') this.plan(call, 'refused', tMs + this.crossingMs(call, box));
    else if (epoch !== null) this.hold(call, 'lost');
    else this.plan(call, 'connecting', tMs + this.net.scenario.policies.retries.connectTimeoutMs);
  }

  /** The pending event of a call. */
  arrive(index: number, tMs: number): void {
    const call = this.calls.get(index);
    if (call.dueMs === tMs) {
      call.dueMs = Number.NaN;
      this.happen(call, tMs);
    }
    this.calls.release(call);
  }

  /** A backend answers a call, if it can. */
  reply(call: Call, isOk: boolean, tMs: number): void {
    if (call.isOver) return;
    const box = this.net.backends[call.backend]!;
    if (box.condition === 'silent') return this.fallSilent(call, box, isOk ? 'ok' : 'error');
    const isKnown = box.epoch === call.backendEpoch;
    if (!isKnown) this.forgetConnection(call);
    else if (!isOfFlow(call)) this.idle.give(this.callerNumber(call), call.caller, call.backend, box);
    this.listener.ended(call, isOk && isKnown, tMs);
  }

  /** A caller waits for a call no longer: it closes the connection. */
  giveUp(call: Call): void {
    this.forgetConnection(call);
    if (call.isHeld && call.stage === 'lost') this.letGo(call);
  }

  /** A backend's condition has changed, or it has lost its memory. */
  backendChanged(backend: number, tMs: number): void {
    const box = this.net.backends[backend]!;
    for (const call of this.calls.of(backend)) this.follow(call, box, tMs);
  }

  private happen(call: Call, tMs: number): void {
    if (call.stage === 'connecting') return call.isOver ? undefined : this.listener.connectTimedOut(call, tMs);
    if (call.stage === 'refused') {
      this.forgetConnection(call);
      return this.listener.ended(call, false, tMs);
    }
    const box = this.net.backends[call.backend]!;
    if (box.condition === 'silent') this.fallSilent(call, box, call.stage);
    else if (call.stage === 'working') this.listener.worked(call, box, tMs);
    else this.reply(call, call.stage === 'ok', tMs);
  }

  /** What a frozen box had ready it keeps for its thaw; what one without power had is lost. */
  private fallSilent(call: Call, box: BackendBox, stage: Stage): void {
    if (box.epoch === call.backendEpoch) this.hold(call, stage);
    else if (!call.isOver) this.hold(call, 'lost');
  }

  private follow(call: Call, box: BackendBox, tMs: number): void {
    const isKnown = call.backendEpoch === box.epoch;
    if (box.condition === 'silent') {
      if (!call.isHeld || isKnown) return;
      if (call.isOver) this.letGo(call);
      else call.stage = 'lost';
    } else if (call.stage === 'connecting') {
      if (!call.isOver) this.knockAgain(call, box, tMs);
    } else if (call.isHeld) {
      this.wake(call, box, tMs);
      this.letGo(call);
    } else if (!isKnown && !call.isOver && call.stage !== 'refused') this.plan(call, 'refused', tMs);
  }

  private knockAgain(call: Call, box: BackendBox, tMs: number): void {
    call.backendEpoch = box.epoch;
    call.sentMs = tMs;
    if (box.condition === 'up') this.deliver(call, box, tMs);
    else this.plan(call, 'refused', tMs);
  }

  /** A call that was held by a silent backend, which is back. */
  private wake(call: Call, box: BackendBox, tMs: number): void {
    if (call.backendEpoch === box.epoch && box.condition === 'up') {
      if (call.stage === 'lost') this.deliver(call, box, tMs);
      else this.plan(call, call.stage, tMs);
    } else if (!call.isOver) this.plan(call, 'refused', tMs);
  }

  /** Puts a call in the line of its backend, unless that is full or fails it at once. */
  private deliver(call: Call, box: BackendBox, tMs: number): void {
    const { traffic } = this.net;
    const crossingMs = this.crossingMs(call, box);
    const arrivesMs = tMs + crossingMs / 2;
    if (box.workers.isFull(arrivesMs)) return this.plan(call, 'refused', tMs + crossingMs);
    this.bill(call, box);
    const overheadMs = crossingMs / 2 + this.openingMs(call, box, crossingMs);
    if (box.instantErrorShare > 0 && traffic.luck(call.nth) < box.instantErrorShare)
      return this.plan(call, 'error', arrivesMs + overheadMs);
    const isFirst = call.tier === 0 && call.tries === 1;
    const work = isFirst ? traffic.serviceWork(call.root.flow.id, call.root.requestNo) : traffic.callWork(call.nth);
    const serviceMs = box.spec.serviceMs * box.slowness * work;
    const startMs = box.workers.admit(arrivesMs, serviceMs);
    call.serviceMs = serviceMs;
    this.net.recorder.busy(call.backend, startMs, startMs + serviceMs);
    this.plan(call, 'working', startMs + serviceMs + overheadMs);
  }

  private plan(call: Call, stage: Stage, atMs: number): void {
    call.stage = stage;
    call.dueMs = atMs;
    call.references++;
    this.net.queue.push(atMs, EVENT.callDone, call.index);
    this.listener.willTake(call, atMs);
  }

  private hold(call: Call, stage: Stage): void {
    call.stage = stage;
    call.isHeld = true;
    call.references++;
    this.listener.willTake(call, Number.POSITIVE_INFINITY);
  }

  private letGo(call: Call): void {
    call.isHeld = false;
    this.calls.release(call);
  }

  /** The life of the backend in which the connection that a call goes on was opened; null: it needs a new one. */
  private connectionOf(call: Call, box: BackendBox): number | null {
    if (isByLibrary(call)) {
      const epoch = call.root.flow.pool?.get(call.backend) ?? null;
      if (epoch === box.epoch || box.condition === 'silent') return epoch;
      this.forgetConnection(call);
      return null;
    }
    if (isOfFlow(call)) return box.epoch;
    return this.idle.take(this.callerNumber(call), call.caller, call.backend, box);
  }

  private callerNumber({ root, parent }: Call): number {
    return parent ? this.net.lbs.length + parent.backend : root.lb;
  }

  /**
   * How long it takes a library in a client to open the connection that it lacks to a backend: a full handshake, whose
   * wait for the backend's cores is not modelled.
   */
  private openingMs(call: Call, box: BackendBox, extraMs: number): number {
    if (!isByLibrary(call)) return 0;
    const { flow } = call.root;
    flow.pool ??= new Map();
    if (flow.pool.has(call.backend)) return 0;
    const nth = flow.pool.size;
    flow.pool.set(call.backend, box.epoch);
    const { recorder, scenario, traffic } = this.net;
    const { tls } = scenario.policies;
    const rttMs = flow.rttMs + extraMs;
    if (tls.version === 'none') return rttMs;
    recorder.counts.handshakesFull++;
    recorder.recordHandshakeWait(0);
    const rtts = rttsBeforeRequest({ transport: 'tcp', tls: tls.version, mode: 'full' });
    return rtts * rttMs + cpuMsOf(tls, false) * traffic.handshakeWork(flow.id, nth);
  }

  /** A library's connection to a backend that has died, that knows it no more, or that did not answer on it. */
  private forgetConnection(call: Call): void {
    if (isByLibrary(call) && call.root.flow.pool?.delete(call.backend)) this.net.recorder.counts.broken++;
  }

  /**
   * What the way from a caller to a backend of another zone, or region, and back adds to a request, in ms. Clients that
   * call by themselves are outside: their way in is theirs, and it crosses regions at most.
   */
  private crossingMs({ root, caller }: Call, { spec }: BackendBox): number {
    return isOutside(caller)
      ? this.distances.toRegion(root.flow.region, spec.zone)
      : this.distances.between(caller.spec.zone, spec.zone);
  }

  /** Counts the bytes between zones. */
  private bill({ caller }: Call, { spec }: BackendBox): void {
    if (spec.zone === caller.spec.zone || isOutside(caller)) return;
    this.net.recorder.counts.crossZoneKib += this.net.scenario.traffic.requestKib;
  }
}

const isOutside = (caller: LbBox | BackendBox) => caller instanceof LbBox && caller.spec.inClients === true;

const isByLibrary = ({ caller }: Call) => caller instanceof LbBox && caller.isLibrary;

/** Whether its connection is the client's own: from a library in it, or through an L4 LB. */
const isOfFlow = ({ tier, caller }: Call) =>
  tier === 0 && caller instanceof LbBox && (caller.isLibrary || caller.spec.tier === 'l4');
