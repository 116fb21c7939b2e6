import type { FiveTuple } from '../ecmp/flow';
import type { Fault, Scenario } from '../scenario/schema';

/**
 * What came out of a scenario. A run is plain data (numbers, strings, arrays, typed arrays), so that it crosses to a
 * worker and back, and a moment of it is a choice among what is here: nothing is simulated again to step back.
 */
export interface Run {
  readonly scenario: Scenario;
  /** Every change of state, in the order it happened. */
  readonly events: readonly RunEvent[];
  /** A bounded sample of the flows, each with its whole story. */
  readonly flows: readonly FlowTrace[];
  /** Counters over equal stretches of the run, first to last. */
  readonly windows: readonly MetricsWindow[];
  readonly totals: Totals;
}

/** A change of state. Subjects are ids of the topology; `flow` is an index into `Run.flows`. */
export type RunEvent = { readonly tMs: number } & (
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'fault-over'; readonly fault: Fault }
  /** Somebody knows: the router of an LB, or the LBs of a backend. `by` is the signal that told. */
  | { readonly kind: 'detected'; readonly subject: string; readonly by: Signal; readonly afterMs: number }
  | { readonly kind: 'route-withdrawn'; readonly subject: string }
  | { readonly kind: 'route-announced'; readonly subject: string }
  | { readonly kind: 'vip-moved'; readonly subject: string; readonly from: string }
  | { readonly kind: 'backend-removed'; readonly subject: string }
  | { readonly kind: 'backend-restored'; readonly subject: string }
  /** A sampled flow. */
  | { readonly kind: 'flow-opened'; readonly flow: number; readonly lb: string }
  | { readonly kind: 'flow-kept'; readonly flow: number; readonly lb: string }
  | {
      readonly kind: 'flow-moved';
      readonly flow: number;
      readonly from: string;
      readonly lb: string;
      readonly needless: boolean;
    }
  | { readonly kind: 'flow-broken'; readonly flow: number; readonly lb: string }
  | { readonly kind: 'flow-reconnected'; readonly flow: number; readonly lb: string }
);

export type Signal = 'link' | 'bgp-session' | 'bfd' | 'hold-timer' | 'vrrp' | 'health-hook' | 'health-check';

/** One connection, from its first packet to its last. A client that reconnects opens a new 5-tuple but stays one flow. */
export interface FlowTrace {
  readonly id: number;
  /** Id of the client group. */
  readonly clients: string;
  readonly openedMs: number;
  /** Turning points in order; the flow is in the state of the last one at or before a moment. */
  readonly steps: readonly FlowStep[];
  /** Requests in order of sending. */
  readonly requests: readonly RequestTrace[];
}

export interface FlowStep {
  readonly tMs: number;
  readonly state: FlowState;
  readonly tuple: FiveTuple;
  /** Index into topology.lbs of the LB that the packets reach; −1: none. */
  readonly lb: number;
  /** Index into topology.backends; −1: none, or chosen for each request (L7). */
  readonly backend: number;
  /** What the deciders knew then, for `explain`: index into the run's list of worlds. */
  readonly world: number;
}

/**
 * connecting: SYN sent, no answer yet · handshake: TLS · open · stalled: packets go to an LB that is dead but not
 * withdrawn · broken: reset by an LB or backend that does not know the connection · closed: ended by the client.
 */
export type FlowState = 'connecting' | 'handshake' | 'open' | 'stalled' | 'broken' | 'closed';

export interface RequestTrace {
  readonly sentMs: number;
  /** When the answer (or the error) came; Infinity: never within the run. */
  readonly doneMs: number;
  readonly lb: number;
  readonly backend: number;
  readonly ok: boolean;
}

export interface MetricsWindow {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly opened: number;
  readonly requests: number;
  readonly ok: number;
  readonly failed: number;
  /** Packets sent into an LB that did not answer. */
  readonly lost: number;
  readonly broken: number;
  readonly handshakesFull: number;
  readonly handshakesResumed: number;
  readonly crossZoneKib: number;
  /** Quantiles of request latency at the client; NaN where nothing finished. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Quantiles of the time a handshake waited for a core; NaN where none did. */
  readonly handshakeWaitP50Ms: number;
  readonly handshakeWaitP99Ms: number;
  /** Requests by LB and by backend, in the order of the topology. */
  readonly byLb: readonly number[];
  readonly byBackend: readonly number[];
}

export type Totals = Omit<MetricsWindow, 'fromMs' | 'untilMs'>;

/** A picture of one moment: everything a view draws, nothing it must work out. */
export interface Frame {
  readonly tMs: number;
  readonly lbs: readonly LbFrame[];
  readonly backends: readonly BackendFrame[];
  readonly flows: readonly FlowFrame[];
  /** Counters from the start to this moment, to the end of the last whole window. */
  readonly totals: Totals;
  /** The window that this moment lies in. */
  readonly window: MetricsWindow;
  /** How many of `Run.events` have happened. */
  readonly eventCount: number;
}

export interface LbFrame {
  readonly id: string;
  readonly zone: string;
  /** dead: crashed, frozen, cut off or its proxy dead. */
  readonly state: 'healthy' | 'dead';
  /** The router still sends flows here. A dead LB that is routed is the outage. */
  readonly routed: boolean;
  /** Sampled flows now on it. */
  readonly flows: number;
}

export interface BackendFrame {
  readonly id: string;
  readonly zone: string;
  readonly state: 'healthy' | 'dead';
  /** The LBs still send requests here. */
  readonly inRotation: boolean;
  /** Share of this window's requests. */
  readonly share: number;
}

export interface FlowFrame {
  readonly id: number;
  readonly state: FlowState;
  readonly lb: number;
  readonly backend: number;
  /** It has been on another LB before, and whether that one was alive all along. */
  readonly moved: 'no' | 'with-cause' | 'needless';
}
