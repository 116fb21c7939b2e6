import { LINUX_SYN_RETRIES, type SynSchedule, synRetransmissions } from '../detection/synRetries';
import { type FiveTuple, PROTOCOL } from '../ecmp/flow';
import { regionOfAddress, regionOfZone } from '../scenario/regions';
import type { Movement } from '../story/movement';
import type { Condition } from './boxes';
import { Distances } from './distances';
import { EVENT } from './eventKinds';
import { Flow } from './flow';
import type { Network } from './network';
import type { Destination, Path } from './path';
import type { Requests } from './requests';
import { routerHash, tupleOf } from './router';
import type { FlowState } from './run';
import { Tickets } from './tickets';

/** First retransmission of data (RFC 6298; Linux's floor is 200 ms); it doubles each time. */
export const DATA_TIMEOUT_MS = 200;
export const LONGEST_TIMEOUT_MS = 120_000;
/** After so many retransmissions of data a client gives the connection up and opens another: it resolves the name anew. */
export const PATIENCE = 7;
/** A client whose connection was refused waits before it knocks again. */
export const REFUSED_PAUSE_MS = 1000;

export const SYN_RETRIES = {
  'linux-before-6.5': LINUX_SYN_RETRIES['before-6.5'],
  'linux-6.5': LINUX_SYN_RETRIES['since-6.5'],
} as const;

/**
 * The life of connections, from the first SYN to the last packet. All times are those at which packets pass the router,
 * half a round trip from the client; the way from there to the LB takes no time.
 */
export class Connections {
  private readonly flows: (Flow | null)[] = [];
  private readonly freeSlots: number[] = [];
  private readonly tickets: Tickets;
  private readonly homes: readonly number[];
  private readonly distances: Distances;
  private readonly synSchedule: SynSchedule;
  private opened = 0;

  constructor(
    private readonly net: Network,
    private readonly path: Path,
    private readonly requests: Requests,
  ) {
    this.tickets = new Tickets(net.scenario);
    this.distances = new Distances(net.scenario);
    this.synSchedule = synRetransmissions(SYN_RETRIES[net.scenario.policies.clients.synRetries]);
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

  note(flow: Flow, tMs: number, state: FlowState, movement: Movement = 'kept'): void {
    flow.state = state;
    if (flow.sample < 0) return;
    const lb = this.path.hopOf(flow);
    const end = flow.way?.hop === lb ? flow.way.end : this.path.endOf(flow);
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
    const destination = this.path.send(flow, tMs);
    const condition = this.conditionAt(destination);
    if (condition === 'silent') return this.loseSyn(flow, tMs);
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
    this.bill(flow);
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
    flow.begin(replayed ? { ...address, region: regionOfAddress(scenario, replayed.dstAddr) } : address, tMs);
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
    flow.isDatagram = tuple.protocol === PROTOCOL.udp;
    flow.hash = routerHash(tuple, this.net.scenario);
    flow.hopVersion = -1;
  }

  /** What a packet meets on its way: an L4 LB forwards it to a backend that may be silent. */
  private conditionAt({ hop, lb, backend }: Destination): Condition {
    if (hop < 0 || this.net.lbs[hop]!.condition === 'silent') return 'silent';
    if (lb < 0) return 'refusing';
    if (this.net.lbs[hop]!.condition === 'refusing') return 'refusing';
    if (this.net.backends[backend]?.condition === 'silent') return 'silent';
    return this.net.lbs[lb]!.condition;
  }

  /** The box that answers a SYN takes the connection; false if the backend behind an L4 LB refuses. */
  private accept(flow: Flow, destination: Destination): boolean {
    const { hop, lb, backend } = destination;
    const box = this.net.lbs[lb]!;
    flow.lb = lb;
    flow.way = { hop, end: lb };
    flow.detourMs = this.detourMs(destination);
    flow.lbEpoch = box.epoch;
    if (box.spec.tier === 'l7') return true;
    flow.backend = backend;
    if (backend < 0 || this.net.backends[backend]!.condition !== 'up') return false;
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
      this.lose(flow, tMs, retryEvent);
      return false;
    }
    if (condition === 'refusing' || !(flow.isDatagram || this.isKnownAt(flow, destination))) {
      this.reset(flow, tMs);
      return false;
    }
    flow.lb = destination.lb;
    flow.detourMs = this.detourMs(destination);
    if (flow.isDatagram) {
      flow.way = { hop: destination.hop, end: destination.lb };
      flow.backend = destination.backend;
    }
    flow.retry = 0;
    return true;
  }

  private isKnownAt(flow: Flow, { lb, backend }: Destination): boolean {
    const box = this.net.lbs[lb]!;
    if (box.spec.tier === 'l7') return lb === flow.lb && box.epoch === flow.lbEpoch;
    return backend >= 0 && backend === flow.backend && this.net.backends[backend]!.epoch === flow.backendEpoch;
  }

  /** From an L4 LB to the L7 LB that it chose, and back. */
  private detourMs({ hop, lb }: Destination): number {
    const { lbs } = this.net;
    return hop === lb ? 0 : this.distances.between(lbs[hop]!.spec.zone, lbs[lb]!.spec.zone);
  }

  /** The bytes of a request that an L4 LB hands to another zone are billed like those behind the L7 LB. */
  private bill(flow: Flow): void {
    if (flow.detourMs > 0) this.net.recorder.counts.crossZoneKib += this.net.scenario.traffic.requestKib;
  }

  /** A SYN went into silence: the client's kernel sends it again by its timetable, until that or the client gives up. */
  private loseSyn(flow: Flow, tMs: number): void {
    const { recorder, queue, scenario } = this.net;
    const { connectTimeoutMs } = scenario.policies.clients;
    const { retransmissionsMs, givesUpMs } = this.synSchedule;
    const endMs = flow.begunMs + Math.min(givesUpMs, connectTimeoutMs ?? givesUpMs);
    const nextMs = flow.begunMs + (retransmissionsMs[flow.retry++] ?? Number.POSITIVE_INFINITY);
    recorder.wait(flow, 'lost', tMs, Math.min(nextMs, endMs));
    if (nextMs < endMs) return queue.push(nextMs, EVENT.syn, flow.slot);
    this.countBroken(flow);
    this.reconnect(flow, endMs);
  }

  /** Data went into silence: the sender tries again, each time after twice the wait, and gives up in the end. */
  private lose(flow: Flow, tMs: number, retryEvent: number): void {
    const { recorder, queue } = this.net;
    const givesUp = !flow.isDatagram && flow.retry >= PATIENCE;
    const waitMs = givesUp ? 0 : flow.rttMs + Math.min(DATA_TIMEOUT_MS * 2 ** flow.retry, LONGEST_TIMEOUT_MS);
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
