import type { PickRule } from '../balance/balancer';
import type { FiveTuple } from '../ecmp/flow';
import type { HistogramSnapshot } from '../metrics/logHistogram';
import type { BreakerState } from '../resilience/circuitBreaker';
import type { Fault, Scenario } from '../scenario/schema';
import type { Movement } from '../story/movement';

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
  /** What the deciders knew, from the start on; a new one whenever it changes. `FlowStep.world` points here. */
  readonly worlds: readonly World[];
  /** One for each fault of an LB, in order. */
  readonly failovers: readonly Failover[];
  /** Counters over equal stretches of the run, first to last. */
  readonly windows: readonly MetricsWindow[];
  /** When some client waited for what did not come, merged, in order. */
  readonly unanswered: readonly Interval[];
}

export interface Interval {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** What router and LBs believe, which is not always what is. */
export interface World {
  readonly fromMs: number;
  /** By LB: the router (or the VRRP pair) sends traffic to it. */
  readonly routed: readonly boolean[];
  /** Resilient groups only: by region, the LB of each bucket; −1 none. */
  readonly buckets: readonly (readonly number[])[] | null;
  /** By backend: some LB sends requests to it. */
  readonly inRotation: readonly boolean[];
  /** By LB: the backends that it sends requests to; LBs that agree share a list. */
  readonly lists: readonly (readonly boolean[])[];
  /** By LB: the L7 LBs that it has in its list, which call the backends and which L4 LBs send flows to. */
  readonly callers: readonly (readonly boolean[])[];
}

/** The story of one fault of an LB: who was hit, when it was known, what moved. Times are from the fault on. */
export interface Failover {
  readonly fault: Fault;
  /** Open flows whose packets went to that LB. */
  readonly hit: number;
  /** Until the route was gone; null: never in this run. */
  readonly detectMs: number | null;
  readonly by: Signal | null;
  /** Until the first and the last hit flow got an answer again; null: none did. */
  readonly firstAnswerMs: number | null;
  readonly lastAnswerMs: number | null;
  /** Hit flows that are answered again, and those of them on the connection they had. */
  readonly recovered: number;
  readonly intact: number;
  /** Hit flows whose connection was reset or given up; hit flows that ended while they waited. */
  readonly broken: number;
  readonly ended: number;
  /** When routes or lists changed for it: connections that a box had accepted, and what became of them (`movementOf`). */
  readonly live: number;
  readonly rerouted: number;
  readonly moved: number;
  readonly movedNeedlessly: number;
  /** Flows moved back when the LB returned. */
  readonly movedOnReturn: number;
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
  | { readonly kind: 'backend-ejected'; readonly subject: string; readonly lb: string; readonly forMs: number }
  | { readonly kind: 'backend-readmitted'; readonly subject: string; readonly lb: string }
  /** An L7 LB behind L4 LBs. */
  | { readonly kind: 'proxy-removed'; readonly subject: string }
  | { readonly kind: 'proxy-restored'; readonly subject: string }
  /** The LB's news of the backends reach it (or it catches up). */
  | { readonly kind: 'list-updated'; readonly subject: string }
  | { readonly kind: 'breaker'; readonly subject: string; readonly state: BreakerState }
  | { readonly kind: 'dns-changed'; readonly subject: string; readonly to: string }
  /** A sampled flow. */
  | { readonly kind: 'flow-opened'; readonly flow: number; readonly lb: string }
  | { readonly kind: 'flow-kept'; readonly flow: number; readonly lb: string }
  /** Another L4 LB carries it to the box at which it ends. */
  | { readonly kind: 'flow-rerouted'; readonly flow: number; readonly from: string; readonly lb: string }
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
  /** Its client's resolver; only where it matters when a name was resolved. */
  readonly resolver?: Resolver;
  /** Turning points in order; the flow is in the state of the last one at or before a moment. */
  readonly steps: readonly FlowStep[];
  /** Requests in order of sending. */
  readonly requests: readonly RequestTrace[];
}

/** A resolver asks anew every `keptMs` (a TTL, or as many of them as it overstays), first `keptMs − phaseMs` after the start. */
export interface Resolver {
  readonly keptMs: number;
  readonly phaseMs: number;
}

export interface FlowStep {
  readonly tMs: number;
  readonly state: FlowState;
  readonly tuple: FiveTuple;
  /** Index into topology.lbs of the LB that the packets reach first; −1: none. */
  readonly lb: number;
  /** With two tiers: the L7 LB behind it; otherwise −1. */
  readonly proxy: number;
  /** Index into topology.backends; −1: none, or chosen for each request (L7). */
  readonly backend: number;
  /** What the change of routes or lists that made this step did to its connection; kept: there was none. */
  readonly movement: Movement;
  /** What the deciders knew then, for `explain`: index into the run's list of worlds. */
  readonly world: number;
}

/**
 * connecting: SYN sent, no answer yet · handshake: TLS · open · stalled: packets go to an LB that is dead but not
 * withdrawn · broken: reset by an LB or backend that does not know the connection · closed: ended by the client.
 */
export type FlowState = 'connecting' | 'handshake' | 'open' | 'stalled' | 'broken' | 'closed';

export interface RequestTrace {
  /** When it passed the router. */
  readonly sentMs: number;
  /** When the answer (or the error) passed it; Infinity: not within the run. */
  readonly doneMs: number;
  readonly lb: number;
  /** −1: the LB had none to give. */
  readonly backend: number;
  readonly ok: boolean;
  /** Tries so far, the first included. */
  readonly tries: number;
  /** How the LB chose, for `explain`; null where a flow keeps its backend (L4). */
  readonly pick: BackendPick | null;
  readonly world: number;
}

/** The choice of a backend for one request by an L7 LB. */
export interface BackendPick {
  /** Which hosts stood to choose: those of one zone, of all but it, or all; in panic the dead ones, too. */
  readonly scope: 'zone' | 'others' | 'all';
  readonly zone: string | null;
  readonly isPanic: boolean;
  /** The rule by which one of them was picked; 'cookie': the client's named it, and nobody chose. */
  readonly by: PickRule | 'cookie';
  /** The random integers that Envoy's choice of level and zone consumes, and the one that decides if zones matter. */
  readonly draws: readonly [number, number];
  readonly routingDraw: number;
  /** Which turn it was, counted from the LB's own start; −1: turns are not counted. */
  readonly turn: number;
  /** How many hosts stood to choose, and those that were compared (of many, the ones nearest to the chosen). */
  readonly hosts: number;
  readonly considered: readonly Considered[];
}

/**
 * A backend that was compared, as the LB saw it: by requests under way (least request), its key (leastconn), its cost
 * (peak EWMA), how far off its turn is (EDF), what it has gained (smooth round robin), its weight of 65,535 (gRPC), how full
 * it is (bounded load), or the roll (random).
 */
export interface Considered {
  readonly backend: number;
  readonly score: number;
}

export interface MetricsWindow {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly counts: Counts;
  /** Request latency at the client, from the wish to the answer, in ms. */
  readonly latency: HistogramSnapshot;
  /** Time that handshakes waited for a core of their LB, in ms. */
  readonly handshakeWait: HistogramSnapshot;
  /** New connections by client group and LB; requests by LB and zone of the backend; requests by backend. Row by row. */
  readonly opensByClientsAndLb: readonly number[];
  readonly requestsByLbAndZone: readonly number[];
  readonly requestsByBackend: readonly number[];
  /** Of each backend, tiers below the first included; of a large fleet, the first ones only. */
  readonly calls: readonly CallWindow[];
  /** Of the stretches in which a client waited in vain and that ended here, the longest: until it was answered or left. */
  readonly longestWaitMs: number;
}

/** The calls to one backend, as those that made them saw it. */
export interface CallWindow {
  readonly begun: number;
  /** Ended in an error, or given up for their time. */
  readonly failed: number;
  /** Under way when the window ended, and on the mean of its time. */
  readonly open: number;
  readonly meanOpen: number;
  /** Time that its workers were busy, added up, in ms; work that a crash cut short counts whole. */
  readonly busyMs: number;
  /** From the call to its answer, error or time limit, in ms. */
  readonly time: HistogramSnapshot;
}

/** Counters of a stretch in which nothing has happened yet. */
const NOTHING = {
  /** Connections that a client began, reconnections included. */
  opened: 0,
  /** Requests that reached a live LB, and what became of them (an answer counts when it arrives). */
  requests: 0,
  ok: 0,
  failed: 0,
  /** Packets sent into an LB that did not answer, retransmissions included. */
  lost: 0,
  /** Connections reset by a box that did not know them, or given up by a client that nobody answered. */
  broken: 0,
  /** What changes of routes and lists did to connections (see `movementOf`); `moved` includes the needless. */
  rerouted: 0,
  moved: 0,
  movedNeedlessly: 0,
  handshakesFull: 0,
  handshakesResumed: 0,
  crossZoneKib: 0,
  /** Calls to backends of any tier, retries included; retries among them; calls given up for their time. */
  calls: 0,
  retries: 0,
  timeouts: 0,
  /** Requests that a breaker did not let through, and retries that a budget did not. */
  refusedByBreaker: 0,
  refusedByBudget: 0,
  /** Calls for which their LB had no place, not even in its line. */
  refusedByLimit: 0,
};

export type Counts = typeof NOTHING;
export const COUNTERS = Object.keys(NOTHING) as readonly (keyof Counts)[];
/** Counters of a stretch in which nothing has happened yet. */
export const zeroCounts = (): Counts => ({ ...NOTHING });

/** A picture of one moment: everything a view draws, nothing it must work out. */
export interface Frame {
  readonly tMs: number;
  readonly lbs: readonly LbFrame[];
  readonly backends: readonly BackendFrame[];
  /** So few backends are in rotation that the LBs no longer believe their health checks. */
  readonly isPanic: boolean;
  /** The sampled flows that live at the moment. */
  readonly flows: readonly FlowFrame[];
  /** Counters of all windows that ended by this moment. */
  readonly totals: Counts;
  /** The window that this moment lies in, whole. */
  readonly window: MetricsWindow;
  /** How many of `Run.events` have happened. */
  readonly eventCount: number;
}

/** dead: crashed, frozen, cut off, or its process dead · draining: leaving with grace. */
export type BoxState = 'healthy' | 'draining' | 'dead';

export interface LbFrame {
  readonly id: string;
  readonly zone: string;
  readonly state: BoxState;
  /** The router (behind L4 LBs: they) still sends flows here. A dead LB that is routed is the outage. */
  readonly routed: boolean;
  /** Sampled flows now on it. */
  readonly flows: number;
}

export interface BackendFrame {
  readonly id: string;
  readonly zone: string;
  readonly state: BoxState;
  /** The LBs still send requests here. */
  readonly inRotation: boolean;
  /** Share of this window's requests. */
  readonly share: number;
}

export interface FlowFrame {
  readonly id: number;
  readonly state: FlowState;
  /** When its last turning point was. */
  readonly sinceMs: number;
  readonly lb: number;
  /** With two tiers: the L7 LB behind it; otherwise −1. */
  readonly proxy: number;
  readonly backend: number;
  /** The most that changes of routes and lists have done to its connections so far. */
  readonly movement: Movement;
  /** How many of its connections have been reset so far. */
  readonly resets: number;
}
