import { type FiveTuple, PROTOCOL } from '../ecmp/flow';
import type { OpenFailover } from './recorder';
import type { FlowState } from './run';
import type { Ticket } from './tickets';

/** A client's connection while the run goes on. Each has exactly one event pending, so its slot is free when that is. */
export class Flow {
  state: FlowState = 'connecting';
  tuple!: FiveTuple;
  hash = 0;
  /** Connections it has begun, requests it has sent, packets in a row that no one answered. */
  attempt = -1;
  requestNo = 0;
  retry = 0;
  /** The next hop under `hopVersion` of the router. */
  hop = -1;
  hopVersion = -1;
  /** Where its connection lives: an L7 LB or, behind an L4 LB, a backend, each since that box last started. */
  lb = -1;
  lbEpoch = 0;
  backend = -1;
  backendEpoch = 0;
  /** L4 with connection tracking: backend by LB, and the LB's epoch. */
  tracked: Map<number, Ticket & { readonly backend: number }> | null = null;
  ticket: Ticket | null = null;
  /** When the client wished what it is waiting for. */
  wishMs: number;
  /** The failure that it was hit by and has not come over. */
  failover: OpenFailover | null = null;
  wasBroken = false;
  endMs: number;

  constructor(
    readonly slot: number,
    readonly id: number,
    readonly clients: number,
    readonly rttMs: number,
    /** Index in the sample, −1 outside. */
    readonly sample: number,
    openedMs: number,
    lifeMs: number,
  ) {
    this.wishMs = openedMs;
    this.endMs = openedMs + lifeMs;
  }

  /** UDP: no connection that could break. */
  get isDatagram(): boolean {
    return this.tuple.protocol === PROTOCOL.udp;
  }
}

/** A request on its way through a backend. */
export interface PendingRequest {
  flow: Flow;
  lb: number;
  lbEpoch: number;
  backend: number;
  backendEpoch: number;
  wishMs: number;
  /** Index in the sampled flow's story, −1 outside. */
  note: number;
}
