import type { BreakerState } from '../../../../../engine/resilience/circuitBreaker';
import type { Illness } from '../../../../../engine/story/illness';
import type { FlowMark, Tally } from '../../../../../engine/story/marks';
import { plural } from '../../../../words';

/** How strong a fault is: so many times slower, or such a share of answers. */
interface Severity {
  readonly times: string;
  readonly share: string;
}

export const en = {
  zone: ({ zone }: { zone: string }) => `zone ${zone}`,
  healthy: 'healthy',
  dead: 'dead',
  deadRouted: 'dead, still routed',
  deadInUse: 'dead, still used',
  withdrawn: 'withdrawn',
  standby: 'standing by',
  pickIt: 'Press to change it',
  openBox: 'Press to see what can happen to it',
  panic: 'panic: health is ignored',
  connections: ({ count }: { count: number }) =>
    `${count} ${plural('en', count, { one: 'connection', other: 'connections' })}`,
  router: 'router',
  clients: 'clients',
  direct: 'no LB between',
  machines: { lb: 'LBs', backend: 'backends' },
  unanswered: 'unanswered',
  lastAnswer: 'last answer',
  failedNow: ({ share }: { share: string }) => `requests failed in the last seconds: ${share}`,

  flow: {
    kept: 'on its LB',
    rerouted: 'rerouted',
    moved: 'moved',
    needless: 'moved needlessly',
    broken: 'reset',
    reset: 'reset, opened again',
    stalled: 'unanswered',
    connecting: 'connecting',
  } satisfies Record<FlowMark, string>,
  ill: {
    'backend-crash': () => 'dead',
    'backend-power-loss': () => 'no power',
    'backend-hang': () => 'frozen',
    'backend-slow': ({ times }) => `${times} slower`,
    'backend-grey': ({ share }) => `fails ${share}`,
    'backend-fail-fast': ({ share }) => `fails ${share} at once`,
    'backend-flap': () => 'flaps',
  } satisfies Record<Illness['kind'], (how: Severity) => string>,
  breaker: {
    CLOSED: 'breaker closed',
    OPEN: 'breaker open',
    HALF_OPEN: 'breaker half-open',
    FORCED_OPEN: 'breaker forced open',
    DISABLED: 'breaker disabled',
    METRICS_ONLY: 'breaker only counts',
  } satisfies Record<BreakerState, string>,

  told: {
    lb: ({ name, status, flows }: { name: string; status: string; flows: number }) =>
      `${name}: ${status}, ${flows} connections.`,
    state: ({ name, status }: { name: string; status: string }) => `${name}: ${status}.`,
    marks: ({ moved, needless, rerouted, reset, stalled }: Tally) =>
      `Moved: ${moved}; moved needlessly: ${needless}; ${rerouted > 0 ? `rerouted: ${rerouted}; ` : ''}reset: ${reset}; unanswered: ${stalled}.`,
    noTrouble: 'Every connection is where it was opened.',
    noFault: 'The clock starts with the fault.',
    crossing: ({ share, usd }: { share: string; usd: string }) =>
      `Crossing zones: ${share} of requests, ${usd} a month at this rate.`,
    /** No request leaves its zone from the last LB on, but on the way to that some do. */
    crossingTiers: ({ usd }: { usd: string }) =>
      `No request crosses zones to its backend; crossing between the tiers costs ${usd} a month at this rate.`,
    failed: ({ share }: { share: string }) => `${share} of recent requests failed.`,
    panic: 'Panic: the LBs ignore health checks.',
  },

  charts: {
    answers: 'Requests that got an answer, and packets that got none',
    latency: 'Half of the requests are quicker than p50; one in a hundred is slower than p99',
  },
  series: { ok: 'answered', lost: 'unanswered', failed: 'failed', p50: 'p50', p99: 'p99' },
  perSecond: 'per second',
  ms: 'ms',

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    flow: { rerouted: 'led another way', broken: 'cut off', reset: 'cut off, opened again' },
    ill: { 'backend-flap': () => 'comes and goes' },
    breaker: {
      CLOSED: 'lets all through',
      OPEN: 'lets none through',
      HALF_OPEN: 'lets a few through',
      FORCED_OPEN: 'lets none through',
      DISABLED: 'lets all through',
      METRICS_ONLY: 'lets all through',
    },
    panic: 'few are well: all are used',
    told: {
      marks: ({ moved, needless, rerouted, reset, stalled }: Tally) =>
        `Moved: ${moved}; moved needlessly: ${needless}; ${rerouted > 0 ? `led another way: ${rerouted}; ` : ''}cut off: ${reset}; unanswered: ${stalled}.`,
      crossing: ({ share, usd }: { share: string; usd: string }) =>
        `Between buildings: ${share} of calls, ${usd} a month at this rate.`,
      crossingTiers: ({ usd }: { usd: string }) =>
        `No call goes to a doctor of another building; crossing between the two rows of desks costs ${usd} a month at this rate.`,
      panic: 'So few are well that the LBs use all, the ill ones too.',
    },
  },
};
