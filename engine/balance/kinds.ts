interface BalanceRule {
  /** What it must be told of the calls, beside how many are under way. */
  readonly hears: 'nothing' | 'latencies' | 'reports';
  /** The settings of `policies.balance` that it reads, beside those that every kind has. */
  readonly reads: readonly ('choices' | 'activeRequestBias' | 'decayMs' | 'boundPercent')[];
  /** Whether a host that is new gets its share little by little, where slow start is on. */
  readonly slowStarts: boolean;
  /** Whether the hosts' weights count. */
  readonly weighs: boolean;
}

/** Every way in which an L7 LB picks one of the backends that stand to choose, and what it goes by. */
const BALANCES = {
  /** In turn: Envoy's, from a place of its own; EDF where weights differ. */
  'round-robin': { hears: 'nothing', reads: [], slowStarts: true, weighs: true },
  /** In turn: nginx's smooth weighted round robin. */
  'smooth-wrr': { hears: 'nothing', reads: [], slowStarts: true, weighs: true },
  random: { hears: 'nothing', reads: [], slowStarts: false, weighs: true },
  /** The least busy of `choices` drawn (Envoy). */
  'least-request': { hears: 'nothing', reads: ['choices', 'activeRequestBias'], slowStarts: true, weighs: true },
  /** The least busy of all. */
  'full-scan': { hears: 'nothing', reads: ['activeRequestBias'], slowStarts: true, weighs: true },
  /** HAProxy's `leastconn`. */
  leastconn: { hears: 'nothing', reads: [], slowStarts: true, weighs: true },
  /** The cheaper of two by a peak-sensitive moving average of latency times what is under way (Finagle, Linkerd). */
  'peak-ewma': { hears: 'latencies', reads: ['decayMs'], slowStarts: false, weighs: false },
  /** gRPC's weighted round robin: weights are what backends report of themselves. */
  'grpc-wrr': { hears: 'reports', reads: [], slowStarts: false, weighs: false },
  /** By a hash of the client's address. */
  'ring-hash': { hears: 'nothing', reads: ['boundPercent'], slowStarts: false, weighs: true },
  'maglev-hash': { hears: 'nothing', reads: ['boundPercent'], slowStarts: false, weighs: true },
} as const satisfies Record<string, BalanceRule>;

export type BalanceKind = keyof typeof BALANCES;

export const BALANCE_KINDS = Object.keys(BALANCES) as [BalanceKind, ...BalanceKind[]];

/** The rule of a kind, with all that a rule may have. */
export const balanceRule = (kind: BalanceKind): BalanceRule => BALANCES[kind];
