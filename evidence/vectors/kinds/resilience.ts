import {
  attemptsAtOneLayer,
  loadUnderBudget,
  loadUnderTokenBucket,
  meanAmplification,
  worstAmplification,
} from '../../../engine/resilience/amplification';
import { envoyBackoff, fullJitterBackoff } from '../../../engine/resilience/backoff';
import {
  type BreakerState,
  CircuitBreaker,
  type CircuitBreakerConfig,
} from '../../../engine/resilience/circuitBreaker';
import { maxConcurrentRetries, RetryThrottle } from '../../../engine/resilience/retryBudget';
import type { Kind } from '../kind';

type BreakerEvent = { readonly t: number } & (
  | { op: 'acquire' | 'ignored' }
  | { op: 'success' | 'error'; durationMs?: number }
  | { op: 'forceTo'; state: BreakerState }
);

const circuitBreaker: Kind<{ config: Partial<CircuitBreakerConfig>; events: readonly BreakerEvent[] }> = {
  evaluate({ config, events }) {
    const breaker = new CircuitBreaker(config);
    return events.map((event) => ({ permitted: play(breaker, event), state: breaker.state }));
  },
};

function play(breaker: CircuitBreaker, event: BreakerEvent): boolean | undefined {
  switch (event.op) {
    case 'acquire':
      return breaker.tryAcquire(event.t);
    case 'ignored':
      return void breaker.release(event.t);
    case 'forceTo':
      return void breaker.forceTo(event.state, event.t);
    case 'success':
    case 'error':
      return void breaker.record(event.t, { failed: event.op === 'error', durationMs: event.durationMs });
  }
}

interface BudgetCase {
  readonly activeRequests: number;
  readonly pendingRequests: number;
  readonly budgetPercent: number | null;
  readonly minRetryConcurrency: number | null;
  readonly activeRetries?: number;
}

const envoyRetryBudget: Kind<BudgetCase> = {
  evaluate({ budgetPercent, minRetryConcurrency, activeRetries = 0, ...requests }) {
    const limit = maxConcurrentRetries({
      ...requests,
      budgetPercent: budgetPercent ?? undefined,
      minRetryConcurrency: minRetryConcurrency ?? undefined,
    });
    return { maxConcurrentRetries: limit, canRetry: activeRetries < limit };
  },
};

const grpcRetryThrottling: Kind<{ maxTokens: number; tokenRatio: number; results: string }> = {
  evaluate({ maxTokens, tokenRatio, results }) {
    const throttle = new RetryThrottle(maxTokens, tokenRatio);
    return {
      after: [...results].map((result) => {
        if (result === 'F') throttle.onFailure();
        else throttle.onSuccess();
        return { tokens: throttle.tokens, retryAllowed: throttle.allowsRetry };
      }),
    };
  },
};

const retryBackoff: Kind<{ kind: 'envoy' | 'full-jitter'; baseMs: number; capMs: number; n: number }> = {
  evaluate: ({ kind, baseMs, capMs, n }) =>
    kind === 'envoy' ? envoyBackoff(n, baseMs, capMs) : fullJitterBackoff(n, baseMs, capMs),
};

/** Layers that all try alike. */
const sameTries = (tries: number, layers: number) => new Array<number>(layers).fill(tries);

const retryLayers: Kind<{ layers: number; attemptsPerLayer: number; leafFailureProbability?: number }> = {
  evaluate({ layers, attemptsPerLayer, leafFailureProbability }) {
    const worstCaseAttempts = worstAmplification(sameTries(attemptsPerLayer, layers));
    if (leafFailureProbability === undefined) return { worstCaseAttempts };
    const { leafCalls, failureProbability } = meanAmplification(
      leafFailureProbability,
      sameTries(attemptsPerLayer, layers),
    );
    return { worstCaseAttempts, expectedLeafCalls: leafCalls, finalFailureProbability: failureProbability };
  },
};

type AmplificationCase =
  | { op: 'single-layer'; failureProbability: number; maxRetries: number }
  | { op: 'layers-worst'; triesPerLayer: number; layers: number }
  | { op: 'layers-mean'; leafFailureProbability: number; maxRetriesPerLayer: number; layers: number }
  | { op: 'budget'; firstTryFailureRatio: number; retryBudgetRatio: number; maxRetries: number }
  | ({ op: 'token-bucket' } & Parameters<typeof loadUnderTokenBucket>[0]);

const retryAmplification: Kind<AmplificationCase> = {
  evaluate(input) {
    switch (input.op) {
      case 'single-layer': {
        const tries = input.maxRetries + 1;
        return { ...attemptsAtOneLayer(input.failureProbability, tries), worstAttempts: tries };
      }
      case 'layers-worst':
        return { worstAmplification: worstAmplification(sameTries(input.triesPerLayer, input.layers)) };
      case 'layers-mean': {
        const { leafFailureProbability, maxRetriesPerLayer, layers } = input;
        const mean = meanAmplification(leafFailureProbability, sameTries(maxRetriesPerLayer + 1, layers));
        return { meanLeafAttempts: mean.leafCalls, endToEndFailure: mean.failureProbability };
      }
      case 'budget': {
        const { firstTryFailureRatio, retryBudgetRatio, maxRetries } = input;
        return loadUnderBudget({
          failureProbability: firstTryFailureRatio,
          budgetRatio: retryBudgetRatio,
          maxRetries,
        });
      }
      case 'token-bucket':
        return loadUnderTokenBucket(input);
    }
  },
};

export const resilienceKinds: Record<string, Kind> = {
  'circuit-breaker-resilience4j': circuitBreaker,
  'envoy-retry-budget': envoyRetryBudget,
  'grpc-retry-throttling': grpcRetryThrottling,
  'retry-backoff': retryBackoff,
  'retry-layers': retryLayers,
  'retry-amplification': retryAmplification,
};
