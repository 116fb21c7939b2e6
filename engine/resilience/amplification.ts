import { requireInteger, requireNumber } from '../errors';

/** Σ of ratio^k for k below `terms`, and ratio^terms: by multiplication, so that the bytes are the same everywhere. */
function geometric(ratio: number, terms: number): { sum: number; power: number } {
  let sum = 0;
  let power = 1;
  for (let k = 0; k < terms; k++) {
    sum += power;
    power *= ratio;
  }
  return { sum, power };
}

/**
 * Attempts a request takes at one layer that tries up to `tries` times, when attempts fail independently with
 * `failureProbability`: the optimistic case, for under overload failures come together.
 * Throws EngineError on a probability outside 0–1 or no tries.
 */
export function attemptsAtOneLayer(
  failureProbability: number,
  tries: number,
): { meanAttempts: number; successProbability: number } {
  requireNumber('failureProbability', failureProbability, 0, 1);
  const { sum, power } = geometric(failureProbability, requireInteger('tries', tries, 1, 1000));
  return { meanAttempts: sum, successProbability: 1 - power };
}

/** Tries of each layer, the one next to the lowest service first. Throws EngineError on no layers, or none of the tries. */
function requireTries(triesPerLayer: readonly number[]): readonly number[] {
  requireInteger('triesPerLayer.length', triesPerLayer.length, 1, 100);
  for (const [layer, tries] of triesPerLayer.entries()) requireInteger(`triesPerLayer[${layer}]`, tries, 1, 1000);
  return triesPerLayer;
}

/**
 * Calls that reach the lowest service for one request when everything fails: the product of the tries of all layers
 * (4, 4 and 4 tries: 64). Source: Google SRE Book, chapter 22. Throws EngineError on no layers or a layer without tries.
 */
export function worstAmplification(triesPerLayer: readonly number[]): number {
  return requireTries(triesPerLayer).reduce((calls, tries) => calls * tries, 1);
}

/**
 * The same on average, when only the lowest service fails, independently at each call, and each layer above retries
 * what the one below could not; the layer next to the lowest service comes first.
 * Throws EngineError on a probability outside 0–1, no layers, or a layer without tries.
 */
export function meanAmplification(
  leafFailureProbability: number,
  triesPerLayer: readonly number[],
): { leafCalls: number; failureProbability: number } {
  let leafCalls = 1;
  let failureProbability = requireNumber('leafFailureProbability', leafFailureProbability, 0, 1);
  for (const tries of requireTries(triesPerLayer)) {
    const { sum, power } = geometric(failureProbability, tries);
    leafCalls *= sum;
    failureProbability = power;
  }
  return { leafCalls, failureProbability };
}

/** Calls that reach the lowest service at worst when each layer adds at most a share `budgetRatio` of retries. */
export function budgetedAmplification(budgetRatio: number, layers: number): number {
  requireNumber('budgetRatio', budgetRatio, 0, 1000);
  return geometric(1 + budgetRatio, requireInteger('layers', layers, 1, 100)).power;
}

/** Retries that requests would like to have, a request. */
function wantedRetries(failureProbability: number, maxRetries: number): number {
  requireInteger('maxRetries', maxRetries, 0, 1000);
  return geometric(requireNumber('failureProbability', failureProbability, 0, 1), maxRetries + 1).sum - 1;
}

/**
 * Steady load under a retry budget: retries are what failures ask for, at most `budgetRatio` of the first tries.
 * Throws EngineError on ratios outside 0–1 or negative retries.
 */
export function loadUnderBudget(input: {
  readonly failureProbability: number;
  readonly budgetRatio: number;
  readonly maxRetries: number;
}): { retryRatio: number; loadFactor: number } {
  const budget = requireNumber('budgetRatio', input.budgetRatio, 0, 1);
  const retryRatio = Math.min(wantedRetries(input.failureProbability, input.maxRetries), budget);
  return { retryRatio, loadFactor: 1 + retryRatio };
}

/**
 * Steady load under a token bucket that a success fills by `depositPerSuccess` and a retry empties by `costPerRetry`:
 * where tokens are scarce, x retries a request solve x · cost = deposit · (1 − p)(1 + x), so a total outage earns none.
 * Source: M. Brooker, "Fixing retries with token buckets and circuit breakers". Throws EngineError on negative input.
 */
export function loadUnderTokenBucket(input: {
  readonly failureProbability: number;
  readonly depositPerSuccess: number;
  readonly costPerRetry: number;
  readonly maxRetries: number;
}): { retriesPerRequest: number; loadFactor: number; successProbability: number } {
  const wanted = wantedRetries(input.failureProbability, input.maxRetries);
  const deposit = requireNumber('depositPerSuccess', input.depositPerSuccess, 0, 1e6);
  const cost = requireNumber('costPerRetry', input.costPerRetry, Number.MIN_VALUE, 1e6);
  const success = 1 - input.failureProbability;
  const earned = deposit * success;
  const retriesPerRequest = earned >= cost ? wanted : Math.min(wanted, earned / (cost - earned));
  const loadFactor = 1 + retriesPerRequest;
  return { retriesPerRequest, loadFactor, successProbability: success * loadFactor };
}
