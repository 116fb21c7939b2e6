/** What a fault may strike. */
export type FaultTarget = 'lb' | 'backend' | 'box' | 'zone' | 'region' | 'traffic';

interface FaultRule {
  readonly target: FaultTarget;
  /** Least and greatest `factor`, where the kind takes one. */
  readonly factor?: readonly [number, number];
  /** Whether it comes in turns of `periodMs`. */
  readonly inTurns?: true;
}

/** Every kind of fault, what it strikes and what else it needs. */
export const FAULTS = {
  /** Power lost: the carrier on its link goes with it. */
  'lb-crash': { target: 'lb' },
  /** Frozen: the link stays up, nothing answers. */
  'lb-hang': { target: 'lb' },
  /** The cable between router and LB. */
  'link-down': { target: 'lb' },
  /** The BGP (or VRRP) speaker dies and its kernel closes the session; the proxy still serves. */
  'daemon-death': { target: 'lb' },
  /** The proxy dies, the BGP speaker lives. */
  'proxy-death': { target: 'lb' },
  /** For so long this LB gets no news of the backends. */
  'list-skew': { target: 'lb' },
  /** The process dies; its port refuses. */
  'backend-crash': { target: 'backend' },
  /** Service takes `factor` times as long. */
  'backend-slow': { target: 'backend', factor: [1, 1000] },
  /** A share `factor` of its requests fails; its health checks pass. */
  'backend-grey': { target: 'backend', factor: [0, 1] },
  /** Dead for the first half of every period. */
  'backend-flap': { target: 'backend', inTurns: true },
  /** Taken out of service with grace, and back in. */
  drain: { target: 'box' },
  /** A share `factor` of the zone's backends crash. */
  'zone-partial': { target: 'zone', factor: [0, 1] },
  /** All of a zone loses power. */
  'zone-loss': { target: 'zone' },
  'region-loss': { target: 'region' },
  /** An operator points the region's record at another region that answers. */
  'dns-change': { target: 'region' },
  /** Each backend of a zone ('' for all zones) is drained and restarted in turn, one every period. */
  deploy: { target: 'zone', inTurns: true },
  /** `factor` times the new connections. */
  spike: { target: 'traffic', factor: [1, 1000] },
} as const satisfies Record<string, FaultRule>;

export type FaultKind = keyof typeof FAULTS;

export const FAULT_KINDS = Object.keys(FAULTS) as [FaultKind, ...FaultKind[]];

/** The rule of a kind, with all that a rule may have. */
export const ruleOf = (kind: FaultKind): FaultRule => FAULTS[kind];
