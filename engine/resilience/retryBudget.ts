import { EngineError, requireInteger, requireNumber } from '../errors';

/** Envoy's defaults: a budget of 20 % with at least 3; a static limit of 3 where no budget is configured. */
export const RETRY_BUDGET_DEFAULTS = { budgetPercent: 20, minRetryConcurrency: 3, maxRetries: 3 } as const;

/**
 * How many retries may be under way at once under a retry budget of Envoy: a share of the active and pending requests,
 * cut to a whole number in floating point as Envoy does (29 % of 100 is 28), and never below a floor.
 * Source: Envoy `resource_manager_impl.h`. Throws EngineError on negative counts or a percentage outside 0–100.
 */
export function maxConcurrentRetries(input: {
  readonly activeRequests: number;
  readonly pendingRequests: number;
  readonly budgetPercent?: number;
  readonly minRetryConcurrency?: number;
}): number {
  const active = requireInteger('activeRequests', input.activeRequests, 0, 1e9);
  const pending = requireInteger('pendingRequests', input.pendingRequests, 0, 1e9);
  const percent = requireNumber('budgetPercent', input.budgetPercent ?? RETRY_BUDGET_DEFAULTS.budgetPercent, 0, 100);
  const floor = input.minRetryConcurrency ?? RETRY_BUDGET_DEFAULTS.minRetryConcurrency;
  requireInteger('minRetryConcurrency', floor, 0, 1e9);
  return Math.max(Math.trunc((percent / 100) * (active + pending)), floor);
}

/** Tokens are kept in thousandths: the ratio has three decimals, and sums stay exact. */
const MILLI = 1000;

/**
 * gRPC retry throttling: a failed call costs a token, a successful one earns `tokenRatio` of one, and retries and hedges
 * are sent only while more than half of the tokens are left.
 * Source: gRPC proposal A6. The constructor throws EngineError on `maxTokens` outside 1–1000 or a ratio not above 0.
 */
export class RetryThrottle {
  readonly #maxMilliTokens: number;
  readonly #milliTokenRatio: number;
  #milliTokens: number;

  constructor(maxTokens: number, tokenRatio: number) {
    this.#maxMilliTokens = requireInteger('maxTokens', maxTokens, 1, 1000) * MILLI;
    requireNumber('tokenRatio', tokenRatio, 0, 1000);
    this.#milliTokenRatio = Math.floor(tokenRatio * MILLI + 1e-6); // decimals beyond the third are dropped, 0.57 is not
    if (this.#milliTokenRatio === 0) throw new EngineError('tokenRatio', tokenRatio, 'a ratio of at least 0.001');
    this.#milliTokens = this.#maxMilliTokens;
  }

  get tokens(): number {
    return this.#milliTokens / MILLI;
  }

  get allowsRetry(): boolean {
    return this.#milliTokens * 2 > this.#maxMilliTokens;
  }

  onFailure(): void {
    this.#milliTokens = Math.max(0, this.#milliTokens - MILLI);
  }

  onSuccess(): void {
    this.#milliTokens = Math.min(this.#maxMilliTokens, this.#milliTokens + this.#milliTokenRatio);
  }
}
