import { type FiveTuple, PROTOCOL, parseIpv4 } from '../ecmp/flow';
import { ln } from '../math';
import { type Stream, stream, uint32, uniform } from '../random';
import { type RateSegment, rateSegments } from '../scenario/arrivalRate';
import { regionsOf } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import type { Address } from './dns';

/** 198.18.0.0/15, set aside for benchmarks (RFC 2544): the addresses of simulated clients. */
const CLIENT_NET = 0xc612_0000;
const CLIENT_HOSTS = 0x2_0000;
/** 192.0.2.0 and on (RFC 5737, as far as it goes): the addresses of backends that clients connect to. */
const BACKEND_NET = 0xc000_0200;
const FIRST_EPHEMERAL_PORT = 1024;

/** What a draw is for. A flow's draws are numbered by use, so that one more of one kind shifts none of another. */
const FLOW_DRAW = { clients: 0, source: 1, life: 2, returning: 3, ticket: 4, resolver: 5, patience: 6 } as const;
const FIRST_ATTEMPT_DRAW = 16;
const DRAWS_PER_ATTEMPT = 2;
const FIRST_REQUEST_DRAW = 1 << 20;
const DRAWS_PER_REQUEST = 5;
/** A full scan of all backends draws once for each tie. */
const DRAWS_PER_PICK = 1024;

/** The clients: when flows come, from where, how long they stay. Open loop: nobody waits for the system to be ready. */
export class Traffic {
  private readonly arrivals: Stream;
  private readonly flows: Stream;
  private readonly calls: Stream;
  private readonly addresses: Stream;
  private readonly balance: Stream;
  private readonly segments: readonly RateSegment[];
  private readonly cumulativeShares: readonly number[];
  private readonly vipAddrs: readonly number[];

  constructor(private readonly scenario: Scenario) {
    this.arrivals = stream(scenario.seed, 'arrivals');
    this.flows = stream(scenario.seed, 'flows');
    this.calls = stream(scenario.seed, 'calls');
    this.addresses = stream(scenario.seed, 'addresses');
    this.balance = stream(scenario.seed, 'picks');
    this.segments = rateSegments(scenario);
    let sum = 0;
    this.cumulativeShares = scenario.topology.clients.map((group) => (sum += group.share));
    this.vipAddrs = regionsOf(scenario).map(({ vip }) => parseIpv4(vip));
  }

  /** When flow number `id` comes, the one before it having come at `tMs`. */
  nextArrivalMs(id: number, tMs: number): number {
    let work = this.scenario.traffic.arrivals.kind === 'steady' ? 1 : -ln(uniform(this.arrivals, id, 0));
    let now = tMs;
    let index = this.segments.findLastIndex((segment) => segment.fromMs <= now);
    for (;;) {
      const { flowsPerMs } = this.segments[index]!;
      const untilMs = this.segments[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY;
      if (now + work / flowsPerMs <= untilMs) return now + work / flowsPerMs;
      work -= (untilMs - now) * flowsPerMs;
      now = untilMs;
      index++;
    }
  }

  /** Index of the client group that a flow belongs to. */
  clientsOf(id: number): number {
    const roll = uniform(this.flows, id, FLOW_DRAW.clients) * this.cumulativeShares.at(-1)!;
    return this.cumulativeShares.findIndex((bound) => roll < bound);
  }

  lifeMs(id: number): number {
    return this.scenario.traffic.flowMs * -ln(uniform(this.flows, id, FLOW_DRAW.life));
  }

  isReturning(id: number): boolean {
    return uniform(this.flows, id, FLOW_DRAW.returning) < this.scenario.traffic.returningShare;
  }

  /** Which of the `count` last handshakes was this client's. */
  ticketIndex(id: number, count: number): number {
    return uint32(this.flows, id, FLOW_DRAW.ticket) % count;
  }

  /** Where in its TTL a client's resolver is, and whether it is one that keeps records too long: two uniform draws. */
  resolverDraws(id: number): [number, number] {
    return [uniform(this.flows, id, FLOW_DRAW.resolver), uniform(this.flows, id, FLOW_DRAW.patience)];
  }

  /** Place in a record of many addresses at which a client begins. */
  firstAddress(id: number): number {
    return uint32(this.addresses, id, 0);
  }

  /** The 5-tuple of a flow's n-th connection: the client's address stays, its port does not. */
  tuple(id: number, attempt: number, { region, backend }: Address): FiveTuple {
    const ports = 65_536 - FIRST_EPHEMERAL_PORT;
    return {
      srcAddr: CLIENT_NET + (uint32(this.flows, id, FLOW_DRAW.source) % CLIENT_HOSTS),
      dstAddr: backend < 0 ? this.vipAddrs[region]! : BACKEND_NET + backend + 1,
      protocol: PROTOCOL.tcp,
      srcPort:
        FIRST_EPHEMERAL_PORT + (uint32(this.flows, id, FIRST_ATTEMPT_DRAW + attempt * DRAWS_PER_ATTEMPT) % ports),
      dstPort: this.scenario.traffic.port,
    };
  }

  /** Multiplier, of mean 1, of the CPU time of a flow's n-th handshake. */
  handshakeWork(id: number, attempt: number): number {
    return -ln(uniform(this.flows, id, FIRST_ATTEMPT_DRAW + attempt * DRAWS_PER_ATTEMPT + 1));
  }

  /** Multiplier, of mean 1, of the pause before a flow's n-th request, and of its service time. */
  pause(id: number, request: number): number {
    return -ln(uniform(this.flows, id, FIRST_REQUEST_DRAW + request * DRAWS_PER_REQUEST));
  }

  serviceWork(id: number, request: number): number {
    return -ln(uniform(this.flows, id, FIRST_REQUEST_DRAW + request * DRAWS_PER_REQUEST + 1));
  }

  /** The same of the n-th call that is not a request's first: retries, and calls between tiers. */
  callWork(nth: number): number {
    return -ln(uniform(this.calls, nth, 0));
  }

  /** Uniform draws of a call: whether a grey backend fails it, and how long a retry after it waits. */
  luck(nth: number): number {
    return uniform(this.calls, nth, 1);
  }

  backoff(nth: number): number {
    return uniform(this.calls, nth, 2);
  }

  /** The integers that an LB's choice of a zone consumes. */
  zoneDraws(id: number, request: number): [number, number] {
    const first = FIRST_REQUEST_DRAW + request * DRAWS_PER_REQUEST + 2;
    return [uint32(this.flows, id, first), uint32(this.flows, id, first + 1)];
  }

  /** Another, which decides whether zones matter to a request at all. */
  routingDraw(id: number, request: number): number {
    return uint32(this.flows, id, FIRST_REQUEST_DRAW + request * DRAWS_PER_REQUEST + 4);
  }

  /** The k-th integer that picking a backend for a request consumes. */
  balanceDraw(id: number, request: number, k: number): number {
    return uint32(this.balance, id, request * DRAWS_PER_PICK + k);
  }
}
