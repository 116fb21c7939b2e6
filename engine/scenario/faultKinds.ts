/** What a fault may strike. */
export type FaultTarget = 'lb' | 'backend' | 'box' | 'zone' | 'region' | 'traffic';

/** What a fault does to the box that it strikes, while it lasts. All that a run makes of a fault is said here. */
export interface BoxEffects {
  /** Who knocks gets an answer, a reset from a kernel without a listener, or nothing at all. */
  readonly answers: 'as-usual' | 'refuses' | 'silent';
  /** It takes the box's memory: connections, calls under way, tickets sealed with a key of its own. */
  readonly forgets: boolean;
  /** The link's carrier goes with it. */
  readonly dropsCarrier: boolean;
  /** The speaker of BGP or VRRP: lives; falls silent; dies while its kernel closes the session; says goodbye. */
  readonly speaker: 'lives' | 'falls-silent' | 'dies' | 'says-goodbye';
  /** The box leaves with grace: no new work, what it has is finished. */
  readonly drains: boolean;
  /** It gets no news of the hosts behind it. */
  readonly cutsNews: boolean;
  /** Service takes `factor` times as long. */
  readonly slows: boolean;
  /** A share `factor` of its answers are errors, which take a usual service time, or none. */
  readonly fails: 'no' | 'after-service' | 'at-once';
  /** The box is ill: who ejects it is right. */
  readonly isIllness: boolean;
}

interface FaultRule {
  readonly target: FaultTarget;
  /** Least and greatest `factor`, where the kind takes one. */
  readonly factor?: readonly [number, number];
  /** Whether it comes in turns of `periodMs`. */
  readonly inTurns?: true;
  /**
   * What it does to the box it strikes; `made-of`: it stands for several faults of single boxes (see `expandFaults`);
   * `traffic` and `record` change no box but the arrivals, or a DNS record.
   */
  readonly effects: BoxEffects | 'made-of' | 'traffic' | 'record';
}

/** Every kind of fault, what it strikes, what else it needs, and what it does. */
export const FAULTS = {
  /** Power lost: nothing answers, and the carrier on the link goes with it. */
  'lb-crash': {
    target: 'lb',
    effects: {
      answers: 'silent',
      forgets: true,
      dropsCarrier: true,
      speaker: 'falls-silent',
      drains: false,
      cutsNews: false,
      slows: false,
      fails: 'no',
      isIllness: true,
    },
  },
  /** Frozen: the link stays up, nothing answers. */
  'lb-hang': {
    target: 'lb',
    effects: {
      answers: 'silent',
      forgets: false,
      dropsCarrier: false,
      speaker: 'falls-silent',
      drains: false,
      cutsNews: false,
      slows: false,
      fails: 'no',
      isIllness: true,
    },
  },
  /** The cable between router and LB. */
  'link-down': {
    target: 'lb',
    effects: {
      answers: 'silent',
      forgets: false,
      dropsCarrier: true,
      speaker: 'falls-silent',
      drains: false,
      cutsNews: false,
      slows: false,
      fails: 'no',
      isIllness: true,
    },
  },
  /** The BGP (or VRRP) speaker is killed; its kernel closes a session that it had. The proxy still serves. */
  'daemon-death': {
    target: 'lb',
    effects: {
      answers: 'as-usual',
      forgets: false,
      dropsCarrier: false,
      speaker: 'dies',
      drains: false,
      cutsNews: false,
      slows: false,
      fails: 'no',
      isIllness: false,
    },
  },
  /** The proxy dies: its port refuses. The BGP speaker lives. */
  'proxy-death': {
    target: 'lb',
    effects: {
      answers: 'refuses',
      forgets: true,
      dropsCarrier: false,
      speaker: 'lives',
      drains: false,
      cutsNews: false,
      slows: false,
      fails: 'no',
      isIllness: true,
    },
  },
  /** For so long this LB gets no news of the backends. */
  'list-skew': {
    target: 'lb',
    effects: {
      answers: 'as-usual',
      forgets: false,
      dropsCarrier: false,
      speaker: 'lives',
      drains: false,
      cutsNews: true,
      slows: false,
      fails: 'no',
      isIllness: false,
    },
  },
  /** The process dies; its port refuses at once. */
  'backend-crash': {
    target: 'backend',
    effects: {
      answers: 'refuses',
      forgets: true,
      dropsCarrier: false,
      speaker: 'lives',
      drains: false,
      cutsNews: false,
      slows: false,
      fails: 'no',
      isIllness: true,
    },
  },
  /** Power lost: nothing answers, nothing refuses. */
  'backend-power-loss': {
    target: 'backend',
    effects: {
      answers: 'silent',
      forgets: true,
      dropsCarrier: true,
      speaker: 'lives',
      drains: false,
      cutsNews: false,
      slows: false,
      fails: 'no',
      isIllness: true,
    },
  },
  /** Frozen: nothing answers; what it knew it still knows when it thaws. */
  'backend-hang': {
    target: 'backend',
    effects: {
      answers: 'silent',
      forgets: false,
      dropsCarrier: false,
      speaker: 'lives',
      drains: false,
      cutsNews: false,
      slows: false,
      fails: 'no',
      isIllness: true,
    },
  },
  'backend-slow': {
    target: 'backend',
    factor: [1, 1000],
    effects: {
      answers: 'as-usual',
      forgets: false,
      dropsCarrier: false,
      speaker: 'lives',
      drains: false,
      cutsNews: false,
      slows: true,
      fails: 'no',
      isIllness: true,
    },
  },
  /** A share of its answers are errors; its health checks pass. */
  'backend-grey': {
    target: 'backend',
    factor: [0, 1],
    effects: {
      answers: 'as-usual',
      forgets: false,
      dropsCarrier: false,
      speaker: 'lives',
      drains: false,
      cutsNews: false,
      slows: false,
      fails: 'after-service',
      isIllness: true,
    },
  },
  /** The same, but its errors take no time: to whoever counts what is under way it looks idle. */
  'backend-fail-fast': {
    target: 'backend',
    factor: [0, 1],
    effects: {
      answers: 'as-usual',
      forgets: false,
      dropsCarrier: false,
      speaker: 'lives',
      drains: false,
      cutsNews: false,
      slows: false,
      fails: 'at-once',
      isIllness: true,
    },
  },
  /** Taken out of service with grace, and back in. */
  drain: {
    target: 'box',
    effects: {
      answers: 'as-usual',
      forgets: false,
      dropsCarrier: false,
      speaker: 'says-goodbye',
      drains: true,
      cutsNews: false,
      slows: false,
      fails: 'no',
      isIllness: false,
    },
  },
  /** Dead for the first half of every period. */
  'backend-flap': { target: 'backend', inTurns: true, effects: 'made-of' },
  /** A share of the zone's backends crash. */
  'zone-partial': { target: 'zone', factor: [0, 1], effects: 'made-of' },
  /** All of a zone loses power. */
  'zone-loss': { target: 'zone', effects: 'made-of' },
  'region-loss': { target: 'region', effects: 'made-of' },
  /** Each backend of a zone ('' for all zones) is drained and restarted in turn, one every period. */
  deploy: { target: 'zone', inTurns: true, effects: 'made-of' },
  /** `factor` times the new connections. */
  spike: { target: 'traffic', factor: [1, 1000], effects: 'traffic' },
  /** An operator points the region's record at another region that answers. */
  'dns-change': { target: 'region', effects: 'record' },
} as const satisfies Record<string, FaultRule>;

export type FaultKind = keyof typeof FAULTS;
type KindWith<E> = { [K in FaultKind]: (typeof FAULTS)[K]['effects'] extends E ? K : never }[FaultKind];
/** Kinds that strike one box; those that stand for several of these; the rest. */
export type BoxFaultKind = KindWith<BoxEffects>;
export type CompoundKind = KindWith<'made-of'>;
export type TrafficKind = KindWith<'traffic'>;
export type RecordKind = KindWith<'record'>;
/** Kinds that are made of no others. */
export type ElementaryKind = Exclude<FaultKind, CompoundKind>;

export const FAULT_KINDS = Object.keys(FAULTS) as [FaultKind, ...FaultKind[]];

/** The rule of a kind, with all that a rule may have. */
export const ruleOf = (kind: FaultKind): FaultRule => FAULTS[kind];

/** What a fault does to the box that it strikes; null where it strikes none, or stands for others. */
export function effectsOf(kind: FaultKind): BoxEffects | null {
  const { effects } = ruleOf(kind);
  return typeof effects === 'object' ? effects : null;
}
