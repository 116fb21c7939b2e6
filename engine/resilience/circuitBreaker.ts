import { EngineError, requireInteger, requireNumber } from '../errors';
import { CountWindow, type OutcomeCounts, type OutcomeWindow, TimeWindow } from './outcomeWindow';

/** FORCED_OPEN, DISABLED and METRICS_ONLY are entered and left by an operator's hand alone. */
export type BreakerState = 'CLOSED' | 'OPEN' | 'HALF_OPEN' | 'FORCED_OPEN' | 'DISABLED' | 'METRICS_ONLY';

/** Where an operator may send a breaker from each state; every other way is refused. resilience4j `StateTransition`. */
const TRANSITIONS: Readonly<Record<BreakerState, readonly BreakerState[]>> = {
  CLOSED: ['CLOSED', 'OPEN', 'FORCED_OPEN', 'DISABLED', 'METRICS_ONLY'],
  OPEN: ['CLOSED', 'OPEN', 'HALF_OPEN', 'FORCED_OPEN', 'DISABLED', 'METRICS_ONLY'],
  HALF_OPEN: ['CLOSED', 'OPEN', 'HALF_OPEN', 'FORCED_OPEN', 'DISABLED', 'METRICS_ONLY'],
  FORCED_OPEN: ['CLOSED', 'OPEN', 'HALF_OPEN', 'FORCED_OPEN', 'DISABLED', 'METRICS_ONLY'],
  DISABLED: ['CLOSED', 'OPEN', 'HALF_OPEN', 'FORCED_OPEN', 'DISABLED', 'METRICS_ONLY'],
  METRICS_ONLY: ['CLOSED', 'FORCED_OPEN', 'DISABLED', 'METRICS_ONLY'],
};

export interface CircuitBreakerConfig {
  /** Percent of the calls from which on the breaker opens. */
  readonly failureRateThreshold: number;
  readonly slowCallRateThreshold: number;
  /** A call is slow when it takes longer than this. */
  readonly slowCallDurationMs: number;
  readonly windowType: 'COUNT_BASED' | 'TIME_BASED';
  /** Calls, or seconds. */
  readonly windowSize: number;
  /** Fewer calls than these are not judged. */
  readonly minimumNumberOfCalls: number;
  readonly permittedInHalfOpen: number;
  /** The wait of the first opening; the next ones grow from it. */
  readonly waitOpenMs: number;
  /** Each opening without a closing in between waits so many times longer than the one before; 1: all alike. */
  readonly waitMultiplier: number;
  /** No wait is longer. */
  readonly maxWaitOpenMs: number;
}

/** `CircuitBreakerConfig` of resilience4j, whose wait does not grow unless it is given `IntervalFunction.ofExponentialBackoff`. */
export const CIRCUIT_BREAKER_DEFAULTS: CircuitBreakerConfig = {
  failureRateThreshold: 50,
  slowCallRateThreshold: 100,
  slowCallDurationMs: 60_000,
  windowType: 'COUNT_BASED',
  windowSize: 100,
  minimumNumberOfCalls: 100,
  permittedInHalfOpen: 10,
  waitOpenMs: 60_000,
  waitMultiplier: 1,
  maxWaitOpenMs: Number.MAX_SAFE_INTEGER,
};

/** Each state with what it needs to know; entering a state starts it anew. `waitMs`: the wait of the latest opening since it was last closed. */
type Phase =
  | { readonly state: 'CLOSED' | 'METRICS_ONLY'; readonly window: OutcomeWindow; readonly minimumCalls: number }
  | { readonly state: 'OPEN'; readonly waitMs: number; readonly untilMs: number }
  | { readonly state: 'FORCED_OPEN'; readonly waitMs: number }
  | { readonly state: 'DISABLED' }
  | {
      readonly state: 'HALF_OPEN';
      readonly waitMs: number | undefined;
      readonly window: OutcomeWindow;
      readonly minimumCalls: number;
      permits: number;
    };

/**
 * The circuit breaker of resilience4j: CLOSED counts calls and opens when too many fail or are slow; OPEN refuses all
 * until its wait is over; HALF_OPEN lets a few through and decides by them. FORCED_OPEN refuses all, DISABLED and
 * METRICS_ONLY let all through, and stay so. Times in ms on any clock that does not go back.
 * Source: resilience4j `CircuitBreakerStateMachine`, `CircuitBreakerMetrics` (its single-precision rates included),
 * `IntervalFunction`; `maxWaitDurationInHalfOpen` off. The constructor throws EngineError on thresholds outside
 * (0, 100], sizes below 1, negative durations, a multiplier below 1, a longest wait below the first.
 */
export class CircuitBreaker {
  readonly #config: CircuitBreakerConfig;
  #phase: Phase;
  #nowMs = 0;

  constructor(config: Partial<CircuitBreakerConfig> = {}) {
    this.#config = requireConfig({ ...CIRCUIT_BREAKER_DEFAULTS, ...config });
    this.#phase = this.#watching('CLOSED');
  }

  get state(): BreakerState {
    return this.#phase.state;
  }

  /** Whether a call may start. The first to ask after the wait turns OPEN into HALF_OPEN. */
  tryAcquire(nowMs: number): boolean {
    this.#tick(nowMs);
    if (this.#phase.state === 'OPEN' && nowMs > this.#phase.untilMs) this.#phase = this.#enter('HALF_OPEN');
    const phase = this.#phase;
    if (phase.state !== 'HALF_OPEN') return phase.state !== 'OPEN' && phase.state !== 'FORCED_OPEN';
    if (phase.permits === 0) return false;
    phase.permits--;
    return true;
  }

  /** A call ended; it may have started in an earlier state, or without a permit. Results while nobody counts change nothing. */
  record(nowMs: number, { failed, durationMs = 0 }: { failed: boolean; durationMs?: number }): void {
    this.#tick(nowMs);
    requireNumber('durationMs', durationMs, 0, Number.MAX_VALUE);
    const phase = this.#phase;
    if (!('window' in phase)) return;
    const counts = phase.window.record(nowMs, failed, durationMs > this.#config.slowCallDurationMs);
    if (counts.calls < phase.minimumCalls || phase.state === 'METRICS_ONLY') return;
    if (this.#isTooBad(counts)) this.#phase = this.#enter('OPEN');
    else if (phase.state === 'HALF_OPEN') this.#phase = this.#enter('CLOSED');
  }

  /**
   * A call ended that says nothing of the service (`ignoreExceptions`), or never began: it is not counted, and a
   * half-open breaker has its permit back.
   */
  release(nowMs: number): void {
    this.#tick(nowMs);
    if (this.#phase.state === 'HALF_OPEN') this.#phase.permits++;
  }

  /**
   * An operator's hand; entering the present state again starts it anew. Throws EngineError where resilience4j knows no
   * such transition: none leads from CLOSED to HALF_OPEN, nor from METRICS_ONLY to OPEN or HALF_OPEN.
   */
  forceTo(state: BreakerState, nowMs: number): void {
    this.#tick(nowMs);
    const allowed = TRANSITIONS[this.#phase.state];
    if (!allowed.includes(state))
      throw new EngineError('state', state, `from ${this.#phase.state}: ${allowed.join(', ')}`);
    this.#phase = this.#enter(state);
  }

  #enter(state: BreakerState): Phase {
    const waitMs = 'waitMs' in this.#phase ? this.#phase.waitMs : undefined;
    switch (state) {
      case 'OPEN': {
        const nextMs = this.#nextWaitMs(waitMs);
        return { state, waitMs: nextMs, untilMs: this.#nowMs + nextMs };
      }
      case 'FORCED_OPEN':
        return { state, waitMs: this.#nextWaitMs(waitMs) };
      case 'HALF_OPEN': {
        const { permittedInHalfOpen: permits, minimumNumberOfCalls } = this.#config;
        const minimumCalls = Math.min(minimumNumberOfCalls, permits);
        return { state, waitMs, window: new CountWindow(permits), minimumCalls, permits };
      }
      case 'DISABLED':
        return { state };
      case 'CLOSED':
      case 'METRICS_ONLY':
        return this.#watching(state);
    }
  }

  /** The wait of the next opening: that of the one before times the multiplier, cut to whole milliseconds, up to the cap. */
  #nextWaitMs(waitMs: number | undefined): number {
    const { waitOpenMs, waitMultiplier, maxWaitOpenMs } = this.#config;
    if (waitMs === undefined) return waitOpenMs;
    return Math.min(Math.max(waitMs, Math.trunc(waitMs * waitMultiplier)), maxWaitOpenMs);
  }

  #isTooBad({ calls, failed, slow }: OutcomeCounts): boolean {
    const percent = (part: number) => Math.fround((part * 100) / calls);
    const { failureRateThreshold, slowCallRateThreshold } = this.#config;
    return percent(failed) >= Math.fround(failureRateThreshold) || percent(slow) >= Math.fround(slowCallRateThreshold);
  }

  #watching(state: 'CLOSED' | 'METRICS_ONLY'): Phase {
    const { windowType, windowSize, minimumNumberOfCalls } = this.#config;
    return windowType === 'COUNT_BASED'
      ? { state, window: new CountWindow(windowSize), minimumCalls: Math.min(minimumNumberOfCalls, windowSize) }
      : { state, window: new TimeWindow(windowSize), minimumCalls: minimumNumberOfCalls };
  }

  #tick(nowMs: number): void {
    this.#nowMs = requireNumber('nowMs', nowMs, this.#nowMs, Number.MAX_SAFE_INTEGER);
  }
}

function requireConfig(config: CircuitBreakerConfig): CircuitBreakerConfig {
  requireNumber('failureRateThreshold', config.failureRateThreshold, Number.MIN_VALUE, 100);
  requireNumber('slowCallRateThreshold', config.slowCallRateThreshold, Number.MIN_VALUE, 100);
  requireNumber('slowCallDurationMs', config.slowCallDurationMs, 0, Number.MAX_SAFE_INTEGER);
  requireNumber('waitOpenMs', config.waitOpenMs, 0, Number.MAX_SAFE_INTEGER);
  requireNumber('waitMultiplier', config.waitMultiplier, 1, 1000);
  requireNumber('maxWaitOpenMs', config.maxWaitOpenMs, config.waitOpenMs, Number.MAX_SAFE_INTEGER);
  requireInteger('windowSize', config.windowSize, 1, 1e6);
  requireInteger('minimumNumberOfCalls', config.minimumNumberOfCalls, 1, 1e9);
  requireInteger('permittedInHalfOpen', config.permittedInHalfOpen, 1, 1e6);
  if (config.windowType !== 'COUNT_BASED' && config.windowType !== 'TIME_BASED') {
    throw new EngineError('windowType', config.windowType, 'COUNT_BASED or TIME_BASED');
  }
  return config;
}
