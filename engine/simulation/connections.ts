import type { FiveTuple } from '../ecmp/flow';
import { regionOfAddress, regionOfZone } from '../scenario/regions';
import type { Movement } from '../story/movement';
import { EVENT } from './eventKinds';
import { Flow } from './flow';
import type { Network } from './network';
import type { Destination, Path } from './path';
import type { Requests } from './requests';
import { routerHash, tupleOf } from './router';
import type { FlowState } from './run';
import { Tickets } from './tickets';

/** First retransmission of a SYN, and of data (RFC 6298; Linux's floor is 200 ms); both double each time. */
const SYN_TIMEOUT_MS = 1000;
const DATA_TIMEOUT_MS = 200;
const LONGEST_TIMEOUT_MS = 120_000;
/** After so many retransmissions a client gives the connection up and opens another: it resolves the name anew. */
const PATIENCE = 7;
/** A client whose connection was refused waits before it knocks again. */
const REFUSED_PAUSE_MS = 1000;

/**
 * The life of connections, from the first SYN to the last packet. All times are those at which packets pass the router,
 * half a round trip from the client; the way from there to the LB takes no time.
 */
export class Connections {
  private readonly flows: (Flow | null)[] = [];
  private readonly freeSlots: number[] = [];
  private readonly tickets: Tickets;
  private readonly homes: readonly number[];
  private opened = 0;

  constructor(
    private readonly net: Network,
    private readonly path: Path,
    private readonly requests: Requests,
  ) {
    this.tickets = new Tickets(net.scenario);
    this.homes = net.scenario.topology.clients.map((group) => regionOfZone(net.scenario, group.zone));
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
  live(): Flow[] {
    return this.flows.filter((flow) => flow !== null);
  }

  /** The run is over: what flows still wait for does not come in it. */
  end(): void {
    for (const flow of this.live()) this.net.recorder.waitOver(flow, this.net.scenario.durationMs);
  }

  note(flow: Flow, tMs: number, state: FlowState, movement: Movement = 'kept'): void {
    flow.state = state;
    if (flow.sample < 0) return;
    const lb = this.path.hopOf(flow);
    const end = this.path.endOf(flow);
    this.net.recorder.step(flow.sample, {
      tMs,
      state,
      tuple: flow.tuple,
      lb,
      proxy: end === lb ? -1 : end,
      backend: flow.backend,
      movement,
    });
  }

  syn(slot: number, tMs: number): void {
    const flow = this.flows[slot]!;
    if (flow.isWaiting) this.connect(flow, tMs);
    if (tMs >= flow.endMs) return this.close(flow, tMs);
    if (flow.retry > 0) this.follow(flow, tMs);
    const destination = this.path.send(flow, tMs);
    const condition = this.conditionAt(destination);
    if (condition === 'silent') return this.lose(flow, tMs, EVENT.syn, SYN_TIMEOUT_MS);
    if (condition === 'refusing' || !this.accept(flow, destination)) return this.refuse(flow, tMs);
    flow.retry = 0;
    this.net.recorder.countOpen(flow.clients, flow.lb);
    if (flow.sample >= 0) this.noteAccepted(flow, tMs);
    // A library opens its connections when it calls.
    if (this.net.lbs[flow.lb]!.isLibrary) return this.net.queue.push(tMs, EVENT.request, slot);
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
    // Without an L7 LB the backend's own cores do this work; its line is not modelled.
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
    this.requests.begin(flow, tMs);
    this.scheduleNext(flow, tMs);
  }

  private open(tMs: number, replayed: FiveTuple | null): void {
    const { traffic, recorder, scenario, dns } = this.net;
    const id = this.opened++;
    const clients = replayed ? 0 : traffic.clientsOf(id);
    const slot = this.freeSlots.pop() ?? this.flows.length;
    const flow = new Flow(slot, id, clients, {
      home: this.homes[clients]!,
      homeRttMs: scenario.topology.clients[clients]!.rttMs,
      crossRegionMs: scenario.policies.cost.crossRegionMs,
      sample: recorder.openFlow(id, clients, tMs, dns.resolverOf(id)),
      openedMs: tMs,
      lifeMs: replayed ? Number.POSITIVE_INFINITY : traffic.lifeMs(id),
    });
    this.flows[slot] = flow;
    if (traffic.isReturning(id)) flow.ticket = this.tickets.earlier((count) => traffic.ticketIndex(id, count));
    this.connect(flow, tMs, replayed);
    if (flow.isDatagram && flow.sample >= 0)
      recorder.event({ tMs, kind: 'flow-opened', flow: flow.sample, lb: this.lbId(this.path.endOf(flow)) });
    this.net.queue.push(tMs, flow.isDatagram ? EVENT.request : EVENT.syn, flow.slot);
  }

  /** Begins a connection: resolves the name and takes a port, or takes the 5-tuple that is replayed. */
  private connect(flow: Flow, tMs: number, replayed: FiveTuple | null = null): void {
    const { dns, traffic, scenario } = this.net;
    const address = dns.resolve(flow.id, flow.attempt + 1, flow.home, tMs);
    flow.begin(replayed ? { ...address, region: regionOfAddress(scenario, replayed.dstAddr) } : address);
    this.address(flow, replayed ?? traffic.tuple(flow.id, flow.attempt, address));
    this.note(flow, tMs, flow.isDatagram ? 'open' : 'connecting');
  }

  /** Gives a connection up for another one, which is begun at `atMs`: until then the client is on neither. */
  private reconnect(flow: Flow, atMs: number): void {
    flow.isWaiting = true;
    this.net.queue.push(atMs, EVENT.syn, flow.slot);
  }

  private address(flow: Flow, tuple: FiveTuple): void {
    flow.tuple = tuple;
    flow.hash = routerHash(tuple, this.net.scenario);
    flow.hopVersion = -1;
  }

  /** A client that still waits for its first answer asks DNS again, and may learn of another region. */
  private follow(flow: Flow, tMs: number): void {
    const address = this.net.dns.resolve(flow.id, flow.attempt, flow.home, tMs);
    if (address.region === flow.region && address.backend === flow.backend) return;
    flow.region = address.region;
    flow.backend = address.backend;
    this.address(flow, this.net.traffic.tuple(flow.id, flow.attempt, address));
    this.note(flow, tMs, 'connecting');
  }

  private conditionAt({ hop, lb }: Destination): 'up' | 'silent' | 'refusing' {
    if (hop < 0 || this.net.lbs[hop]!.condition === 'silent') return 'silent';
    if (lb < 0) return 'refusing';
    return this.net.lbs[hop]!.condition === 'refusing' ? 'refusing' : this.net.lbs[lb]!.condition;
  }

  /** The box that answers a SYN takes the connection; false if the backend behind an L4 LB refuses. */
  private accept(flow: Flow, { lb, backend }: Destination): boolean {
    const box = this.net.lbs[lb]!;
    flow.lb = lb;
    flow.lbEpoch = box.epoch;
    if (box.spec.tier === 'l7') return true;
    flow.backend = backend;
    if (backend < 0 || this.net.backends[backend]!.isDown) return false;
    flow.backendEpoch = this.net.backends[backend]!.epoch;
    return true;
  }

  private noteAccepted(flow: Flow, tMs: number): void {
    const kind = flow.attempt === 0 ? 'flow-opened' : 'flow-reconnected';
    this.net.recorder.event({ tMs, kind, flow: flow.sample, lb: this.lbId(flow.lb) });
    this.note(flow, tMs, 'handshake');
  }

  /** Whether a packet of a connection reaches the box that knows it; if not, what follows is arranged. */
  private deliver(flow: Flow, tMs: number, retryEvent: number): boolean {
    const destination = this.path.send(flow, tMs);
    const condition = this.conditionAt(destination);
    if (condition === 'silent') {
      this.lose(flow, tMs, retryEvent, DATA_TIMEOUT_MS);
      return false;
    }
    if (condition === 'refusing' || !(flow.isDatagram || this.isKnownAt(flow, destination))) {
      this.reset(flow, tMs);
      return false;
    }
    flow.lb = destination.lb;
    if (flow.isDatagram) flow.backend = destination.backend;
    flow.retry = 0;
    return true;
  }

  private isKnownAt(flow: Flow, { lb, backend }: Destination): boolean {
    const box = this.net.lbs[lb]!;
    if (box.spec.tier === 'l7') return lb === flow.lb && box.epoch === flow.lbEpoch;
    return backend >= 0 && backend === flow.backend && this.net.backends[backend]!.epoch === flow.backendEpoch;
  }

  /** A packet went into silence: the sender tries again, each time after twice the wait, and gives up in the end. */
  private lose(flow: Flow, tMs: number, retryEvent: number, timeoutMs: number): void {
    const { recorder, queue } = this.net;
    const givesUp = !flow.isDatagram && retryEvent !== EVENT.syn && flow.retry >= PATIENCE;
    const waitMs = givesUp ? 0 : flow.rttMs + Math.min(timeoutMs * 2 ** flow.retry, LONGEST_TIMEOUT_MS);
    recorder.wait(flow, 'lost', tMs, tMs + waitMs);
    if (flow.isDatagram) return this.scheduleNext(flow, tMs);
    if (flow.state === 'open' || flow.state === 'handshake') this.note(flow, tMs, 'stalled');
    if (givesUp) {
      this.countBroken(flow);
      return this.reconnect(flow, tMs);
    }
    flow.retry++;
    queue.push(tMs + waitMs, retryEvent, flow.slot);
  }

  /** A box that does not know the connection answers with a reset; the client opens another one. */
  private reset(flow: Flow, tMs: number): void {
    const { recorder } = this.net;
    this.countBroken(flow);
    if (flow.sample >= 0)
      recorder.event({ tMs, kind: 'flow-broken', flow: flow.sample, lb: this.lbId(this.path.endOf(flow)) });
    this.note(flow, tMs, 'broken');
    if (flow.isDatagram) return this.scheduleNext(flow, tMs);
    this.reconnect(flow, tMs + flow.rttMs);
  }

  private countBroken(flow: Flow): void {
    this.net.recorder.counts.broken++;
    if (!flow.failover || flow.wasBroken) return;
    flow.failover.broken++;
    flow.wasBroken = true;
  }

  private refuse(flow: Flow, tMs: number): void {
    const againMs = tMs + flow.rttMs + REFUSED_PAUSE_MS;
    this.net.recorder.wait(flow, 'failed', tMs, againMs);
    this.reconnect(flow, againMs);
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

  private close(flow: Flow, tMs: number): void {
    if (flow.failover) flow.failover.ended++;
    flow.failover = null;
    this.net.recorder.waitOver(flow, tMs);
    this.note(flow, tMs, 'closed');
    this.flows[flow.slot] = null;
    this.freeSlots.push(flow.slot);
  }

  private lbId(lb: number): string {
    return lb < 0 ? '' : this.net.lbs[lb]!.spec.id;
  }
}
