import { bucketQuantile } from '../../../engine/metrics/bucketQuantile';
import {
  alertDetection,
  alertResetS,
  burnRate,
  burnRateThreshold,
  exhaustionS,
} from '../../../engine/metrics/burnRate';
import { allowedDowntimeS, availability, requestBudget } from '../../../engine/metrics/errorBudget';
import { loadImbalance } from '../../../engine/metrics/imbalance';
import { evaluateRules } from '../../../engine/metrics/multiwindow';
import { redWindow } from '../../../engine/metrics/red';
import type { Kind } from '../kind';

/** JSON has no NaN and no infinity: the files write them as strings, which Number reads but for `+Inf`. */
const number = (value: number | string) => (value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value));

const promHistogramQuantile: Kind<{ q: number | string; buckets: [bound: number | string, count: number][] }> = {
  evaluate: ({ q, buckets }) => ({
    value: bucketQuantile(
      number(q),
      buckets.map(([bound, count]) => ({ upperBound: number(bound), count })),
    ),
  }),
};

const red: Kind<{ windowSeconds: number; durationsMs: readonly number[]; errors: readonly number[] }> = {
  evaluate({ windowSeconds, durationsMs, errors }) {
    const requests = durationsMs.map((durationMs, i) => ({ durationMs, failed: Boolean(errors[i]) }));
    const { requestsPerSecond, ...window } = redWindow(windowSeconds, requests);
    return { rate: requestsPerSecond, ...window };
  },
};

const imbalance: Kind<{ loads: readonly number[] }> = {
  evaluate({ loads }) {
    const { populationStdDev, ...measures } = loadImbalance(loads);
    return { popStdDev: populationStdDev, ...measures };
  },
};

type BudgetCase =
  | { op: 'allowed-downtime'; slo: number; periodSeconds: number }
  | { op: 'requests'; slo: number; totalRequests: number; badRequests: number }
  | { op: 'availability-from-downtime'; downtimeSeconds: number; periodSeconds: number };

const errorBudget: Kind<BudgetCase> = {
  evaluate(input) {
    switch (input.op) {
      case 'allowed-downtime':
        return { allowedDowntimeSeconds: allowedDowntimeS(input.slo, input.periodSeconds) };
      case 'requests': {
        const { budgetRequests, remainingFraction } = requestBudget(input.slo, input.totalRequests, input.badRequests);
        return { budgetRequests, budgetRemainingFraction: remainingFraction };
      }
      case 'availability-from-downtime':
        return { availability: availability(input.downtimeSeconds, input.periodSeconds) };
    }
  },
};

const THIRTY_DAYS_S = 30 * 86_400;

interface AlertCase {
  readonly errorRatio: number;
  readonly slo: number;
  readonly burnRateThreshold: number;
}

type BurnCase =
  | { op: 'threshold'; budgetFraction: number; windowSeconds: number; periodSeconds: number }
  | { op: 'burn'; errorRatio: number; slo: number }
  | ({ op: 'detection'; windowSeconds: number; periodSeconds: number } & AlertCase)
  | ({ op: 'reset'; longWindowSeconds: number; shortWindowSeconds: number } & AlertCase);

const burn: Kind<BurnCase> = {
  evaluate(input) {
    switch (input.op) {
      case 'threshold': {
        const { budgetFraction, windowSeconds, periodSeconds } = input;
        return { burnRateThreshold: burnRateThreshold(budgetFraction, windowSeconds, periodSeconds) };
      }
      case 'burn': {
        const { errorRatio, slo } = input;
        return {
          burnRate: burnRate(errorRatio, slo),
          secondsToExhaust30d: exhaustionS(errorRatio, slo, THIRTY_DAYS_S),
        };
      }
      case 'detection': {
        const alert = { ...input, windowS: input.windowSeconds };
        const { fires, detectionS, budgetConsumed } = alertDetection(alert, input.errorRatio, input.periodSeconds);
        return { fires, detectionSeconds: detectionS, budgetConsumedAtDetection: budgetConsumed };
      }
      case 'reset': {
        const resetS = (windowS: number) => alertResetS({ ...input, windowS }, input.errorRatio);
        const long = resetS(input.longWindowSeconds);
        return {
          resetSecondsLongOnly: long,
          resetSecondsWithShort: Math.min(long, resetS(input.shortWindowSeconds)),
        };
      }
    }
  },
};

interface AlertTraffic {
  readonly slo: number;
  readonly segments: readonly { readonly seconds: number; readonly rps: number; readonly errorRatio: number }[];
}

const multiwindowAlertEval: Kind<AlertTraffic> = {
  evaluate({ slo, segments }) {
    const states = evaluateRules(
      slo,
      segments.map(({ seconds, rps, errorRatio }) => ({ durationS: seconds, requestsPerSecond: rps, errorRatio })),
    );
    const isFiring = (severity: string) => states.some(({ rule, firing }) => firing && rule.severity === severity);
    return {
      rules: states.map(({ rule, ...state }) => ({ long: rule.longWindowS, short: rule.shortWindowS, ...state })),
      page: isFiring('page'),
      ticket: isFiring('ticket'),
    };
  },
};

export const metricsKinds: Record<string, Kind> = {
  'prom-histogram-quantile': promHistogramQuantile,
  'red-window': red,
  'load-imbalance': imbalance,
  'error-budget': errorBudget,
  'burn-rate': burn,
  'multiwindow-alert-eval': multiwindowAlertEval,
};
