import { envoyBackoff } from '../resilience/backoff';
import { maxConcurrentRetries } from '../resilience/retryBudget';
import { regionOfZone } from '../scenario/regions';
import { rttsBeforeRequest } from '../tls/roundTrips';
import { FlowAsk, FlowNotes } from './balancing';
import { type BackendBox, LbBox } from './boxes';
import { type Call, CallList, type Root } from './calls';
import { EVENT } from './eventKinds';
import type { Flow } from './flow';
import type { Guards } from './guards';
import { LoadReports } from './loadReports';
import type { Network } from './network';
import type { BackendPick } from './run';
import { cpuMsOf } from './tickets';

/** What becomes of requests behind the LB: calls from tier to tier, their time limits, retries and budgets. */
export class Requests {
  private readonly calls = new CallList();
  private readonly lastTier: number;
  /** By zone. */
  private readonly regionOf: ReadonlyMap<string, number>;
  private made = 0;
  private readonly asking: FlowAsk;
  /** What backends say of themselves, where somebody listens. */
  private readonly reports: LoadReports | null;

  constructor(
    private readonly net: Network,
    private readonly guards: Guards,
  ) {
    const { zones } = net.scenario.topology;
    this.regionOf = new Map(zones.map((zone) => [zone, regionOfZone(net.scenario, zone)]));
    this.asking = new FlowAsk(net.traffic);
    this.reports = net.scenario.policies.balance.kind === 'grpc-wrr' ? new LoadReports(net.backends) : null;
    this.lastTier = Math.max(...net.backends.map((backend) => backend.tier));
  }

  /** A request reaches the LB that its flow is connected to. */
  begin(flow: Flow, tMs: number): void {
    const { recorder, lbs } = this.net;
    recorder.counts.requests++;
    const lb = lbs[flow.lb]!;
    const note = recorder.request(flow.sample, tMs, flow.lb);
    const root: Root = {
      flow,
      lb: flow.lb,
      lbEpoch: lb.epoch,
      requestNo: flow.requestNo,
      wishMs: flow.wishMs,
      sentMs: tMs,
      note,
    };
    if (lb.spec.tier === 'l7' && !this.guards.admits(flow.lb, tMs)) {
      recorder.counts.refusedByBreaker++;
      return this.answer(root, false, tMs);
    }
    this.ask(root, null, lb, 0, 1, tMs);
  }

  /** The backend of a call has done its own part. */
  done(index: number, tMs: number): void {
    const call = this.calls.get(index);
    const box = this.net.backends[call.backend]!;
    const isOk =
      box.epoch === call.backendEpoch && !(box.errorShare > 0 && this.net.traffic.luck(call.nth) < box.errorShare);
    if (this.reports) this.report(call, this.reports, isOk, tMs);
    // Its caller may have given it up: the server does not know, and goes on.
    if (isOk && call.tier < this.lastTier) this.ask(call.root, call, box, call.tier + 1, 1, tMs);
    else this.settle(call, isOk, tMs);
    this.calls.release(call);
  }

  timeout(index: number, tMs: number): void {
    const call = this.calls.get(index);
    if (!call.isOver) {
      this.net.recorder.counts.timeouts++;
      this.settle(call, false, tMs);
    }
    this.calls.release(call);
  }

  /** The pause before a retry is over. */
  again(index: number, tMs: number): void {
    const { root, parent, caller, tier, tries, backend } = this.calls.get(index);
    caller.retrying--;
    this.ask(root, parent, caller, tier, tries + 1, tMs, backend);
    this.calls.release(this.calls.get(index));
  }

  private ask(
    root: Root,
    parent: Call | null,
    caller: LbBox | BackendBox,
    tier: number,
    tries: number,
    tMs: number,
    failed = -1,
  ): void {
    const { recorder, backends, queue, scenario } = this.net;
    const backend = this.choose(root, caller, tier, tries, failed);
    const call: Call = {
      root,
      parent,
      index: -1,
      caller,
      tier,
      tries,
      nth: this.made++,
      backend,
      backendEpoch: 0,
      serviceMs: 0,
      startedMs: tMs,
      isOver: false,
      references: 1,
    };
    this.calls.add(call);
    if (parent) parent.references++;
    recorder.counts.calls++;
    recorder.callBegan(backend);
    if (this.isBalanced(call)) this.net.balancing[root.lb]!.begun(call);
    if (tries > 1) recorder.counts.retries++;
    caller.calling++;
    if (tries > 1) caller.retrying++;
    const box = backend < 0 ? null : backends[backend]!;
    if (!box || box.isDown) {
      this.forgetConnection(root.flow, backend);
      this.settle(call, false, tMs);
      return this.calls.release(call);
    }
    call.backendEpoch = box.epoch;
    const doneMs = this.admit(call, box, tMs);
    queue.push(doneMs, EVENT.callDone, call.index);
    const { perTryTimeoutMs } = scenario.policies.retries;
    // Where no deeper tier follows, the end is known: only a call that will be late needs its limit watched.
    if (perTryTimeoutMs === null || (tier === this.lastTier && doneMs <= tMs + perTryTimeoutMs)) return;
    call.references++;
    queue.push(tMs + perTryTimeoutMs, EVENT.callTimeout, call.index);
  }

  /** The backend of a call: as the LB balances, or the next in turn of a deeper tier. `failed`: that of the try before. */
  private choose(root: Root, caller: LbBox | BackendBox, tier: number, tries: number, failed: number): number {
    const { recorder, lbs, views, backends } = this.net;
    const lb = lbs[root.lb]!;
    if (tier > 0) {
      const order = views[root.lb]!.rotation.tierOrder(tier);
      return order.length === 0 ? -1 : order[caller.takeTurn('tier') % order.length]!;
    }
    if (lb.spec.tier === 'l4') {
      const { flow } = root;
      recorder.choice(flow.sample, root.note, flow.backend, tries, null);
      if (tries === 1) recorder.countRequest(root.lb, flow.backend, backends[flow.backend]?.zone ?? -1);
      return flow.backend;
    }
    const backend = this.balance(root, lb, tries, failed);
    recorder.countRequest(root.lb, backend, backend < 0 ? -1 : backends[backend]!.zone);
    return backend;
  }

  /** Whether the LB chose the backend of a call, and watches it. */
  private isBalanced({ tier, root }: Call): boolean {
    return tier === 0 && this.net.lbs[root.lb]!.spec.tier === 'l7';
  }

  /**
   * The LB's choice: the backend that the client's cookie names, or what its policy picks. Told to avoid the one that has
   * failed, it picks once more, and takes what comes then (Envoy: `previous_hosts`).
   */
  private balance(root: Root, { spec }: LbBox, tries: number, failed: number): number {
    const { scenario, views } = this.net;
    const { balance, retries } = scenario.policies;
    const avoided = retries.avoidsFailed ? failed : -1;
    const { cookie } = root.flow;
    if (balance.sticky && cookie >= 0 && cookie !== avoided && views[root.lb]!.backends[cookie]) {
      this.net.recorder.choice(root.flow.sample, root.note, cookie, tries, STICKY);
      return cookie;
    }
    const first = this.pickOnce(root, spec.zone, tries, 0);
    return first >= 0 && first === avoided ? this.pickOnce(root, spec.zone, tries, 1) : first;
  }

  private pickOnce({ flow, lb, requestNo, note }: Root, zone: string, tries: number, attempt: number): number {
    const { views, traffic, balancing, recorder } = this.net;
    const draw = requestNo + (tries - 1) * RETRY_STRIDE + attempt * SECOND_PICK;
    const draws = traffic.zoneDraws(flow.id, draw);
    const routingDraw = traffic.routingDraw(flow.id, draw);
    const pool = views[lb]!.rotation.poolFor(zone, draws, routingDraw);
    const notes = note < 0 ? null : new FlowNotes();
    const backend = balancing[lb]!.pick(pool, this.asking.about(flow, draw, attempt, this.net.queue.tMs), notes);
    if (notes) {
      const { scope, zone, isPanic, set } = pool;
      const considered = notes.considered(pool, backend);
      const pick = { scope, zone, isPanic, by: notes.by, draws, routingDraw, turn: notes.turn, hosts: set.size };
      recorder.choice(flow.sample, note, backend, tries, { ...pick, considered });
    }
    return backend;
  }

  /** Puts a call in the line of its backend; when its answer is back at the caller. */
  private admit(call: Call, box: BackendBox, tMs: number): number {
    const { traffic } = this.net;
    const wayMs = this.crossing(call, box) / 2;
    const openingMs = this.openingMs(call, box, 2 * wayMs);
    const isFirst = call.tier === 0 && call.tries === 1;
    const work = isFirst ? traffic.serviceWork(call.root.flow.id, call.root.requestNo) : traffic.callWork(call.nth);
    const serviceMs = box.spec.serviceMs * box.slowness * work;
    call.serviceMs = serviceMs;
    const startMs = box.workers.admit(tMs + wayMs, serviceMs);
    this.net.recorder.busy(call.backend, startMs, startMs + serviceMs);
    return startMs + serviceMs + wayMs + openingMs;
  }

  /**
   * How long it takes a library in a client to open the connection that it lacks to a backend: a full handshake, whose
   * wait for the backend's cores is not modelled.
   */
  private openingMs({ root: { flow }, caller, backend, tier }: Call, box: BackendBox, extraMs: number): number {
    if (tier > 0 || !isLibrary(caller) || flow.pool?.get(backend) === box.epoch) return 0;
    this.forgetConnection(flow, backend);
    flow.pool ??= new Map();
    const nth = flow.pool.size;
    flow.pool.set(backend, box.epoch);
    const { recorder, scenario, traffic } = this.net;
    const { tls } = scenario.policies;
    const rttMs = flow.rttMs + extraMs;
    if (tls.version === 'none') return rttMs;
    recorder.counts.handshakesFull++;
    recorder.recordHandshakeWait(0);
    const rtts = rttsBeforeRequest({ transport: 'tcp', tls: tls.version, mode: 'full' });
    return rtts * rttMs + cpuMsOf(tls, false) * traffic.handshakeWork(flow.id, nth);
  }

  /** A library's connection to a backend that has died, or that knows it no more. */
  private forgetConnection(flow: Flow, backend: number): void {
    if (flow.pool?.delete(backend)) this.net.recorder.counts.broken++;
  }

  /**
   * What the way from a caller to a backend of another zone, or region, adds to a request, in ms; its bytes are counted.
   * Clients that call by themselves are outside: their way in is theirs, and it crosses regions at most.
   */
  private crossing({ root, caller }: Call, { spec }: BackendBox): number {
    const { scenario, recorder } = this.net;
    const { crossZoneMs, crossRegionMs } = scenario.policies.cost;
    if (spec.zone === caller.spec.zone) return 0;
    const region = this.regionOf.get(spec.zone);
    if (caller instanceof LbBox && caller.spec.inClients) return region === root.flow.region ? 0 : crossRegionMs;
    recorder.counts.crossZoneKib += scenario.traffic.requestKib;
    return region === this.regionOf.get(caller.spec.zone) ? crossZoneMs : crossRegionMs;
  }

  /** The caller learns what came of a call: an answer, an error, or nothing in time. */
  private settle(call: Call, isOk: boolean, tMs: number): void {
    if (call.isOver) return;
    call.isOver = true;
    const { caller, root, parent, tier, tries } = call;
    caller.calling--;
    this.net.recorder.callEnded(call.backend, isOk, tMs - call.startedMs);
    if (tries > 1) caller.retrying--;
    if (this.isBalanced(call)) {
      this.net.balancing[root.lb]!.ended(call, isOk, tMs);
      if (isOk) root.flow.cookie = call.backend;
    }
    if (tier === 0 && caller === this.net.lbs[root.lb])
      this.guards.observe(root.lb, call.backend, isOk, tMs - call.startedMs, tMs);
    if (!isOk && this.mayRetry(call)) return this.retryLater(call, tMs);
    if (parent) this.settle(parent, isOk, tMs);
    else this.answer(root, isOk, tMs);
  }

  /** A backend counts what it has finished, and tells the LB that still waits for it. */
  private report(call: Call, reports: LoadReports, isOk: boolean, tMs: number): void {
    const { backend, root } = call;
    if (this.net.backends[backend]!.epoch !== call.backendEpoch) return;
    reports.finished(backend, call.serviceMs, isOk, tMs);
    if (!call.isOver && this.isBalanced(call)) this.net.balancing[root.lb]!.heard(call, reports.of(backend, tMs), tMs);
  }

  private mayRetry({ tries, tier, caller, root }: Call): boolean {
    const { attempts, where, budget } = this.net.scenario.policies.retries;
    if (tries >= attempts || (where === 'lb' && tier > 0) || this.net.lbs[root.lb]!.spec.tier === 'l4') return false;
    if (!budget) return true;
    const limit = maxConcurrentRetries({
      activeRequests: caller.calling,
      pendingRequests: 0,
      budgetPercent: budget.percent,
      minRetryConcurrency: budget.minConcurrency,
    });
    if (caller.retrying < limit) return true;
    this.net.recorder.counts.refusedByBudget++;
    return false;
  }

  private retryLater(call: Call, tMs: number): void {
    const { backoffBaseMs, backoffCapMs } = this.net.scenario.policies.retries;
    const { highMs } = envoyBackoff(call.tries, backoffBaseMs, Math.max(backoffBaseMs, backoffCapMs));
    // It counts against the budget from now on, or a burst of failures would pass it unseen.
    call.caller.retrying++;
    call.references++;
    this.net.queue.push(tMs + highMs * this.net.traffic.backoff(call.nth), EVENT.callAgain, call.index);
  }

  /** An answer passes the router on its way to the client, unless its sender has died meanwhile. */
  private answer({ flow, lb, lbEpoch, wishMs, sentMs, note }: Root, isOk: boolean, tMs: number): void {
    const { recorder, lbs } = this.net;
    const box = lbs[lb]!;
    const arrives = isOk && box.condition === 'up' && box.epoch === lbEpoch;
    recorder.answer(flow.sample, note, tMs, arrives);
    if (!arrives) return recorder.wait(flow, 'failed', sentMs, tMs);
    recorder.counts.ok++;
    recorder.waitOver(flow, tMs);
    recorder.recordLatency(tMs - wishMs + flow.rttMs);
    if (flow.failover) recover(flow, box, tMs);
  }
}

const isLibrary = (caller: LbBox | BackendBox) => caller instanceof LbBox && caller.isLibrary;

/** Retries draw as requests that are far away do, so that they shift no other draw. */
const RETRY_STRIDE = 1 << 16;
/** And so does the pick that follows one which will not do. */
const SECOND_PICK = 1 << 15;

/** The pick of a client with a cookie. */
const STICKY: BackendPick = {
  ...{ scope: 'all', zone: null, isPanic: false, by: 'cookie', draws: [0, 0], routingDraw: 0, turn: -1, hosts: 1 },
  considered: [],
};

/** A flow that a failure hit is answered by another LB, or by the same one after its return. */
function recover(flow: Flow, box: LbBox, tMs: number): void {
  const failover = flow.failover!;
  if (box.spec.id === failover.fault.target && box.isOut) return;
  const afterMs = tMs - failover.fault.atMs;
  failover.firstAnswerMs ??= afterMs;
  failover.lastAnswerMs = afterMs;
  failover.recovered++;
  if (!flow.wasBroken) failover.intact++;
  flow.failover = null;
}
