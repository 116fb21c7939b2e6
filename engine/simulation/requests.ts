import { balanceRule } from '../balance/kinds';
import { envoyBackoff } from '../resilience/backoff';
import { maxConcurrentRetries } from '../resilience/retryBudget';
import type { Policies } from '../scenario/schema';
import { triesOf } from '../scenario/tries';
import type { BackendBox, LbBox } from './boxes';
import { type Call, CallLine, CallList, type Root } from './calls';
import { Choosing } from './choosing';
import { Delivery, type DeliveryListener } from './delivery';
import { EVENT } from './eventKinds';
import type { Flow } from './flow';
import type { Guards } from './guards';
import { LoadReports } from './loadReports';
import type { Network } from './network';

/** What becomes of requests behind the LB: calls from tier to tier, their time limits and retries. */
export class Requests implements DeliveryListener {
  private readonly calls = new CallList();
  private readonly delivery: Delivery;
  /** By LB: calls that wait because it has as many under way as it may. */
  private readonly lines: readonly CallLine[];
  private readonly lastTier: number;
  private made = 0;
  private readonly choosing: Choosing;
  /** What backends say of themselves, where somebody listens. */
  private readonly reports: LoadReports | null;

  constructor(
    private readonly net: Network,
    private readonly guards: Guards,
  ) {
    this.delivery = new Delivery(net, this.calls, this);
    this.lines = net.lbs.map(() => new CallLine());
    this.choosing = new Choosing(net);
    this.reports =
      balanceRule(net.scenario.policies.balance.kind).hears === 'reports' ? new LoadReports(net.backends) : null;
    this.lastTier = Math.max(...net.backends.map((backend) => backend.tier));
  }

  /** A request reaches the LB that its flow is connected to. */
  begin(flow: Flow, tMs: number): void {
    const { recorder, lbs, scenario } = this.net;
    recorder.counts.requests++;
    const lb = lbs[flow.lb]!;
    const note = recorder.request(flow.sample, tMs, flow.lb);
    const isL7 = lb.spec.tier === 'l7';
    const { overallTimeoutMs } = scenario.policies.retries;
    const root: Root = {
      flow,
      lb: flow.lb,
      lbEpoch: lb.epoch,
      requestNo: flow.requestNo,
      wishMs: flow.wishMs,
      sentMs: tMs,
      deadlineMs: isL7 && overallTimeoutMs !== null ? tMs + overallTimeoutMs : Number.POSITIVE_INFINITY,
      note,
      current: null,
      isTimed: false,
      isAnswered: false,
    };
    if (isL7 && !this.guards.admits(flow.lb, tMs)) {
      recorder.counts.refusedByBreaker++;
      return this.answer(root, false, tMs);
    }
    this.ask(root, null, lb, 0, 1, tMs);
  }

  /** The pending event of a call. */
  done(index: number, tMs: number): void {
    this.delivery.arrive(index, tMs);
  }

  /** A backend's condition has changed, or it has lost its memory. */
  backendChanged(backend: number, tMs: number): void {
    this.delivery.backendChanged(backend, tMs);
  }

  /** A try has had its time. */
  timeout(index: number, tMs: number): void {
    const call = this.calls.get(index);
    if (!call.isOver) this.giveUp(call, tMs);
    this.calls.release(call);
  }

  /** A request has had its time: its LB answers, whatever is under way. */
  deadline(index: number, tMs: number): void {
    const call = this.calls.get(index);
    const { root } = call;
    if (!root.isAnswered) {
      this.answer(root, false, tMs);
      this.abandon(root.current!, tMs);
    }
    this.calls.release(call);
  }

  /** The pause before a retry is over; at an LB the request may be, too. */
  again(index: number, tMs: number): void {
    const call = this.calls.get(index);
    const { root, parent, caller, tier, tries, backend } = call;
    if (tier > 0 || !root.isAnswered) {
      caller.retrying--;
      this.ask(root, parent, caller, tier, tries + 1, tMs, backend);
    }
    this.calls.release(call);
  }

  willTake(call: Call, untilMs: number): void {
    const { root, tier, sentMs } = call;
    const { perTryTimeoutMs } = this.net.scenario.policies.retries;
    // Where no deeper tier follows, the end is known: only a call that will be late needs its limits watched.
    const endMs = tier < this.lastTier && call.stage === 'working' ? Number.POSITIVE_INFINITY : untilMs;
    const isLimited = perTryTimeoutMs !== null && call.stage !== 'connecting' && !this.isOfL4(call);
    if (isLimited && !call.isTimed && !call.isOver && endMs > sentMs + perTryTimeoutMs) {
      call.isTimed = true;
      call.references++;
      this.net.queue.push(sentMs + perTryTimeoutMs, EVENT.callTimeout, call.index);
    }
    if (!root.isTimed && endMs > root.deadlineMs) this.watchDeadline(call);
  }

  connectTimedOut(call: Call, tMs: number): void {
    this.giveUp(call, tMs);
  }

  worked(call: Call, box: BackendBox, tMs: number): void {
    const isOk = box.epoch === call.backendEpoch && !this.isFailed(call, box);
    if (this.reports) this.report(call, this.reports, isOk, tMs);
    // Its caller may have given it up: the server does not know, and goes on.
    if (isOk && call.tier < this.lastTier) {
      call.stage = 'calling';
      this.ask(call.root, call, box, call.tier + 1, 1, tMs);
    } else this.delivery.reply(call, isOk, tMs);
  }

  ended(call: Call, isOk: boolean, tMs: number): void {
    this.settle(call, isOk, tMs);
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
    const call: Call = {
      root,
      parent,
      index: -1,
      caller,
      tier,
      tries,
      failed,
      nth: this.made++,
      backend: -1,
      backendEpoch: 0,
      serviceMs: 0,
      startedMs: tMs,
      sentMs: tMs,
      stage: 'waiting',
      dueMs: Number.NaN,
      isHeld: false,
      isTimed: false,
      isOver: false,
      references: 1,
    };
    this.calls.add(call);
    if (parent) parent.references++;
    else root.current = call;
    const { limits } = this.net.scenario.policies;
    if (!limits || parent || this.isOfL4(call) || caller.calling < limits.connections) this.dispatch(call, tMs);
    else if (this.lines[root.lb]!.length < limits.pending) this.wait(call);
    else this.refuse(call, tMs);
    this.calls.release(call);
  }

  /** Sends a call that may be under way now. */
  private dispatch(call: Call, tMs: number): void {
    const { recorder } = this.net;
    const { root, caller, tries } = call;
    call.startedMs = tMs;
    call.sentMs = tMs;
    call.backend = this.choosing.choose(call);
    recorder.counts.calls++;
    recorder.callBegan(call.backend);
    if (this.isBalanced(call)) this.net.balancing[root.lb]!.begun(call);
    if (tries > 1) recorder.counts.retries++;
    caller.calling++;
    if (tries > 1) caller.retrying++;
    this.delivery.send(call, tMs);
  }

  private wait(call: Call): void {
    this.lines[call.root.lb]!.push(call);
    if (call.tries > 1) call.caller.retrying++;
    if (!call.root.isTimed && call.root.deadlineMs < Number.POSITIVE_INFINITY) this.watchDeadline(call);
  }

  /** Its LB has no place for a call, not even in the line. Envoy does not try again (`Overflow`). */
  private refuse(call: Call, tMs: number): void {
    this.net.recorder.counts.refusedByLimit++;
    call.isOver = true;
    if (call.tries === 1) this.guards.release(call.root.lb, tMs);
    this.answer(call.root, false, tMs);
  }

  /** Calls that wait take the places of those that have ended. */
  private advanceLine(lb: number, tMs: number): void {
    const { limits } = this.net.scenario.policies;
    const line = this.lines[lb]!;
    const box = this.net.lbs[lb]!;
    while (limits && line.length > 0 && box.calling < limits.connections) {
      const call = line.take(this.calls)!;
      if (call.tries > 1) call.caller.retrying--;
      if (call.root.lbEpoch === box.epoch) this.dispatch(call, tMs);
      else {
        call.isOver = true;
        this.answer(call.root, false, tMs);
      }
      this.calls.release(call);
    }
  }

  /** Whether the LB chose the backend of a call, and watches it. */
  private isBalanced({ tier, root }: Call): boolean {
    return tier === 0 && this.net.lbs[root.lb]!.spec.tier === 'l7';
  }

  private watchDeadline(call: Call): void {
    call.root.isTimed = true;
    call.references++;
    this.net.queue.push(call.root.deadlineMs, EVENT.deadline, call.index);
  }

  /** Whether a backend answers a call with an error after its work: those that took no time are not among them. */
  private isFailed({ nth }: Call, { errorShare, instantErrorShare }: BackendBox): boolean {
    const share = errorShare * (1 - instantErrorShare);
    return share > 0 && this.net.traffic.luck(nth) < instantErrorShare + share;
  }

  private giveUp(call: Call, tMs: number): void {
    this.net.recorder.counts.timeouts++;
    this.delivery.giveUp(call);
    this.settle(call, false, tMs);
  }

  /** What an LB had under way for a request that it has answered: a try, one in the line, or the pause before the next. */
  private abandon(call: Call, tMs: number): void {
    if (call.isOver) call.caller.retrying--;
    else if (call.stage === 'waiting') {
      call.isOver = true;
      this.lines[call.root.lb]!.length--;
      if (call.tries > 1) call.caller.retrying--;
      else this.guards.release(call.root.lb, tMs);
    } else this.giveUp(call, tMs);
  }

  /** The caller learns what came of a call: an answer, an error, or nothing in time. */
  private settle(call: Call, isOk: boolean, tMs: number): void {
    if (call.isOver) return;
    call.isOver = true;
    const { caller, root, parent, tier, tries } = call;
    this.net.recorder.callEnded(call.backend, isOk, tMs - call.startedMs);
    if (tries > 1) caller.retrying--;
    if (this.isBalanced(call)) {
      this.net.balancing[root.lb]!.ended(call, isOk, tMs);
      if (isOk) root.flow.cookie = call.backend;
      this.guards.observe(root.lb, call.backend, isOk, tMs - call.startedMs, tMs);
    }
    // Envoy decides before it closes the try: that one still counts as under way.
    const isRetried = !isOk && this.mayRetry(call);
    caller.calling--;
    if (isRetried) this.retryLater(call, tMs);
    else if (parent) this.delivery.reply(parent, isOk, tMs);
    else this.answer(root, isOk, tMs);
    if (tier === 0) this.advanceLine(root.lb, tMs);
  }

  /** A backend counts what it has finished, and tells the LB that still waits for it. */
  private report(call: Call, reports: LoadReports, isOk: boolean, tMs: number): void {
    const { backend, root } = call;
    if (this.net.backends[backend]!.epoch !== call.backendEpoch) return;
    reports.finished(backend, call.serviceMs, isOk, tMs);
    if (!call.isOver && this.isBalanced(call)) this.net.balancing[root.lb]!.heard(call, reports.of(backend, tMs), tMs);
  }

  private mayRetry(call: Call): boolean {
    const { tier, root } = call;
    const isGone = root.isAnswered || this.net.lbs[root.lb]!.epoch !== root.lbEpoch;
    if (tier === 0 && (isGone || this.isOfL4(call))) return false;
    const { retries } = this.net.scenario.policies;
    if (call.tries >= triesOf(retries, tier)) return false;
    const waiting = tier === 0 ? this.lines[root.lb]!.length : 0;
    if (isWithinBudget(call.caller, waiting, retries.budget)) return true;
    this.net.recorder.counts.refusedByBudget++;
    return false;
  }

  private retryLater(call: Call, tMs: number): void {
    const { backoffBaseMs, backoffCapMs } = this.net.scenario.policies.retries;
    const { highMs } = envoyBackoff(call.tries, backoffBaseMs, Math.max(backoffBaseMs, backoffCapMs));
    const atMs = tMs + highMs * this.net.traffic.backoff(call.nth);
    // It counts against the budget from now on, or a burst of failures would pass it unseen.
    call.caller.retrying++;
    call.references++;
    this.net.queue.push(atMs, EVENT.callAgain, call.index);
    if (call.tier === 0 && !call.root.isTimed && atMs > call.root.deadlineMs) this.watchDeadline(call);
  }

  /** Whether an L4 LB made it, which sees connections and no requests: no limit, no retry, no guard. */
  private isOfL4({ tier, root }: Call): boolean {
    return tier === 0 && this.net.lbs[root.lb]!.spec.tier === 'l4';
  }

  /** An answer passes the router on its way to the client, unless its sender has died meanwhile. */
  private answer(root: Root, isOk: boolean, tMs: number): void {
    if (root.isAnswered) return;
    root.isAnswered = true;
    const { flow, lb, lbEpoch, wishMs, sentMs, note } = root;
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

/** Whether a caller, with so many calls under way and waiting, may have one more retry under way. */
function isWithinBudget(
  { calling, retrying }: LbBox | BackendBox,
  waiting: number,
  budget: Policies['retries']['budget'],
): boolean {
  return (
    !budget ||
    retrying <
      maxConcurrentRetries({
        activeRequests: calling,
        pendingRequests: waiting,
        budgetPercent: budget.percent,
        minRetryConcurrency: budget.minConcurrency,
      })
  );
}

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
