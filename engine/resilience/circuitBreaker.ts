import { EngineError, requireInteger, requireNumber } from '../errors';
import { CountWindow, type OutcomeCounts, type OutcomeWindow, TimeWindow } from './outcomeWindow';

export type BreakerState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

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
  readonly waitOpenMs: number;
}

/** `CircuitBreakerConfig` of resilience4j. */
export const CIRCUIT_BREAKER_DEFAULTS: CircuitBreakerConfig = {
  failureRateThreshold: 50,
  slowCallRateThreshold: 100,
  slowCallDurationMs: 60_000,
  windowType: 'COUNT_BASED',
  windowSize: 100,
  minimumNumberOfCalls: 100,
  permittedInHalfOpen: 10,
  waitOpenMs: 60_000,
};

/** Each state with what it needs to know; entering a state starts it anew. */
type Phase =
  | { readonly state: 'CLOSED'; readonly window: OutcomeWindow; readonly minimumCalls: number }
  | { readonly state: 'OPEN'; readonly openedAtMs: number }
  | { readonly state: 'HALF_OPEN'; readonly window: OutcomeWindow; readonly minimumCalls: number; permits: number };

/**
 * The circuit breaker of resilience4j: CLOSED counts calls and opens when too many fail or are slow; OPEN refuses all
 * until its wait is over; HALF_OPEN lets a few through and decides by them. Times in ms on any clock that does not go back.
 * Source: resilience4j `CircuitBreakerStateMachine`, `CircuitBreakerMetrics` (its single-precision rates included);
 * `maxWaitDurationInHalfOpen` off. The constructor throws EngineError on thresholds outside (0, 100], sizes below 1,
 * negative durations.
 */
export class CircuitBreaker {
  readonly #config: CircuitBreakerConfig;
  #phase: Phase;
  #nowMs = 0;

  constructor(config: Partial<CircuitBreakerConfig> = {}) {
    this.#config = requireConfig({ ...CIRCUIT_BREAKER_DEFAULTS, ...config });
    this.#phase = this.#closed();
  }

  get state(): BreakerState {
    return this.#phase.state;
  }

  /** Whether a call may start. The first to ask after the wait turns OPEN into HALF_OPEN. */
  tryAcquire(nowMs: number): boolean {
    this.#tick(nowMs);
    if (this.#phase.state === 'OPEN' && nowMs > this.#phase.openedAtMs + this.#config.waitOpenMs) {
      this.#phase = this.#halfOpen();
    }
    if (this.#phase.state !== 'HALF_OPEN') return this.#phase.state === 'CLOSED';
    if (this.#phase.permits === 0) return false;
    this.#phase.permits--;
    return true;
  }

  /** A call ended; it may have started in an earlier state, or without a permit. Results while OPEN change nothing. */
  record(nowMs: number, { failed, durationMs = 0 }: { failed: boolean; durationMs?: number }): void {
    this.#tick(nowMs);
    requireNumber('durationMs', durationMs, 0, Number.MAX_VALUE);
    const phase = this.#phase;
    if (phase.state === 'OPEN') return;
    const counts = phase.window.record(nowMs, failed, durationMs > this.#config.slowCallDurationMs);
    if (counts.calls < phase.minimumCalls) return;
    if (this.#isTooBad(counts)) this.#phase = { state: 'OPEN', openedAtMs: nowMs };
    else if (phase.state === 'HALF_OPEN') this.#phase = this.#closed();
  }

  /** An operator's hand; entering the present state again starts it anew. */
  forceTo(state: BreakerState, nowMs: number): void {
    this.#tick(nowMs);
    if (state === 'CLOSED') this.#phase = this.#closed();
    else if (state === 'OPEN') this.#phase = { state, openedAtMs: nowMs };
    else if (state === 'HALF_OPEN') this.#phase = this.#halfOpen();
    else throw new EngineError('state', state, 'CLOSED, OPEN or HALF_OPEN');
  }

  #isTooBad({ calls, failed, slow }: OutcomeCounts): boolean {
    const percent = (part: number) => Math.fround((part * 100) / calls);
    const { failureRateThreshold, slowCallRateThreshold } = this.#config;
    return percent(failed) >= Math.fround(failureRateThreshold) || percent(slow) >= Math.fround(slowCallRateThreshold);
  }

  #closed(): Phase {
    const { windowType, windowSize, minimumNumberOfCalls } = this.#config;
    return windowType === 'COUNT_BASED'
      ? {
          state: 'CLOSED',
          window: new CountWindow(windowSize),
          minimumCalls: Math.min(minimumNumberOfCalls, windowSize),
        }
      : { state: 'CLOSED', window: new TimeWindow(windowSize), minimumCalls: minimumNumberOfCalls };
  }

  #halfOpen(): Phase & { state: 'HALF_OPEN' } {
    const { permittedInHalfOpen: permits, minimumNumberOfCalls } = this.#config;
    const minimumCalls = Math.min(minimumNumberOfCalls, permits);
    return { state: 'HALF_OPEN', window: new CountWindow(permits), minimumCalls, permits };
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
  requireInteger('windowSize', config.windowSize, 1, 1e6);
  requireInteger('minimumNumberOfCalls', config.minimumNumberOfCalls, 1, 1e9);
  requireInteger('permittedInHalfOpen', config.permittedInHalfOpen, 1, 1e6);
  if (config.windowType !== 'COUNT_BASED' && config.windowType !== 'TIME_BASED') {
    throw new EngineError('windowType', config.windowType, 'COUNT_BASED or TIME_BASED');
  }
  return config;
}
