import type { FiveTuple } from '../ecmp/flow';
import type { U64 } from '../hash/u64';
import type { Way } from '../story/movement';
import type { Address } from './dns';
import type { OpenFailover } from './recorder';
import type { FlowState } from './run';
import type { Ticket } from './tickets';

/** What a flow is born with. */
interface Birth {
  /** Index of its own region, the round trip to it, and what another region adds. */
  readonly home: number;
  readonly homeRttMs: number;
  readonly crossRegionMs: number;
  /** Index in the sample, −1 outside. */
  readonly sample: number;
  readonly openedMs: number;
  readonly lifeMs: number;
}

/** A client's connection while the run goes on. Each has exactly one event pending, so its slot is free when that is. */
export class Flow {
  readonly home: number;
  readonly sample: number;
  readonly endMs: number;
  state: FlowState = 'connecting';
  tuple!: FiveTuple;
  /** UDP: no connection that could break. */
  isDatagram = false;
  hash = 0;
  /** What the way from an L4 LB to an L7 LB of another zone adds to each round trip. */
  detourMs = 0;
  /** When its latest connection was begun. */
  begunMs = 0;
  /** Connections it has begun but the first, requests it has sent, packets in a row that no one answered. */
  attempt = -1;
  requestNo = 0;
  retry = 0;
  /** It has given its connection up, and its next event begins another. */
  isWaiting = false;
  /** Index of the region that it connects to. */
  region = 0;
  /** The next hop under `hopVersion` of the region's router. */
  hop = -1;
  hopVersion = -1;
  /**
   * Where its connection lives: an L7 LB or, behind an L4 LB, a backend, each since that box last started. A client that
   * was given a backend's own address has the backend from the start.
   */
  lb = -1;
  lbEpoch = 0;
  /** Where its packets go, as far as it has been told; null: no box has accepted the connection. */
  way: Way | null = null;
  backend = -1;
  backendEpoch = 0;
  /** L4 LBs with connection tracking: what each sends this flow to, and the LB's epoch. */
  tracked: Map<number, { readonly epoch: number; readonly target: number }> | null = null;
  /** Connections of the library in the client, if it balances by itself: by backend, the epoch of the backend. */
  pool: Map<number, number> | null = null;
  ticket: Ticket | null = null;
  /** Of its client's address, once a balancer has asked for it. */
  clientHash: U64 | null = null;
  /** The backend that served it last and gave it a cookie; −1: none. */
  cookie = -1;
  /** When the client wished what it is waiting for. */
  wishMs: number;
  /** The failure that it was hit by and has not come over. */
  failover: OpenFailover | null = null;
  wasBroken = false;

  constructor(
    readonly slot: number,
    readonly id: number,
    readonly clients: number,
    private readonly birth: Birth,
  ) {
    this.home = birth.home;
    this.sample = birth.sample;
    this.wishMs = birth.openedMs;
    this.endMs = birth.openedMs + birth.lifeMs;
  }

  get rttMs(): number {
    const { homeRttMs, crossRegionMs } = this.birth;
    return homeRttMs + (this.region === this.home ? 0 : crossRegionMs) + this.detourMs;
  }

  /** Another connection: nothing of the one before counts. */
  begin({ region, backend }: Address, tMs: number): void {
    this.region = region;
    this.begunMs = tMs;
    this.detourMs = 0;
    this.attempt++;
    this.retry = 0;
    this.isWaiting = false;
    this.lb = -1;
    this.way = null;
    this.backend = backend;
    this.tracked = null;
  }
}
