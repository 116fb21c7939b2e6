import * as z from 'zod/mini';
import { measure } from '../../engine/metrics/measures';
import { attemptsAtOneLayer } from '../../engine/resilience/amplification';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario, type ScenarioPatch } from '../../engine/scenario/patch';
import type { Fault, Scenario } from '../../engine/scenario/schema';
import { simulate } from '../../engine/simulation/simulate';
import type { Figure, FigureName, MeasuredSpread, Reason, Role } from './figure';
import { type CaseFigures, family, runs, spread } from './file';

const amplificationShape = z.object({
  input: z.object({ retries: z.number(), p_fail: z.number() }),
  measured: z.object({ amplification: spread, success_fraction: spread }),
});

const oneFailsShape = z.object({
  input: z.object({
    N: z.number(),
    failure: z.enum(['none', 'refuse', 'e503', 'close', 'hang']),
    retries: z.number(),
    redispatch: z.enum(['no', 'yes', '1']),
  }),
  measured: z.object({
    requests_per_round: z.number(),
    attempts_per_request: spread,
    load_per_survivor_vs_healthy: spread,
    success_fraction: spread,
  }),
});
type OneFails = z.infer<typeof oneFailsShape>;

const ROUNDS = runs(5);
/** Of the amplification file, as its setup says. */
const REQUESTS_PER_ROUND = 300;
const BACKENDS = ['s1', 's2', 's3'];
const FAILED = 's1';
/** `timeout server`, as the file's setup says. */
const TIMEOUT_MS = 200;
/** HAProxy tries another server without a pause; the shortest that a scenario can say. */
const PAUSE_MS = 1;
/** A backend takes so long: against it, the slowed one of `SLOWED` practically never answers in time. */
const SERVICE_MS = 10;
const SLOWED = 1000;
/** Requests at work at once, of those that do not hang: the measured rounds had six clients. */
const CLIENTS = 6;

/** What came of a round of requests. */
interface Outcome {
  /** For each request, and of those at a live backend, against its share when all are well. */
  readonly attempts: number;
  readonly survivorLoad: number;
  readonly success: number;
}

/** All backends fail with a probability. */
export const retryAmplification = family(amplificationShape, ({ input, measured }): CaseFigures => {
  const faults = BACKENDS.map(
    (target): Fault => ({ ...WHOLE_ROUND, kind: 'backend-grey', target, factor: input.p_fail }),
  );
  const outcomes = ROUNDS.map((run) => simulated(run, REQUESTS_PER_ROUND, input.retries, faults));
  return {
    label: `retries ${input.retries}, failing ${input.p_fail}`,
    figures: [
      figure('attempts', outcomes, measured.amplification, REQUESTS_PER_ROUND),
      figure('success', outcomes, measured.success_fraction, REQUESTS_PER_ROUND),
    ],
  };
});

/** One backend of N fails. Without redispatch a retry goes where the first try went, and theory has the answer. */
export const oneFails = family(oneFailsShape, ({ input, measured }): CaseFigures => {
  const requests = measured.requests_per_round;
  const isStuck = input.redispatch === 'no';
  const faults = faultsOf(input.failure);
  const outcomes = isStuck
    ? [sameBackend(input)]
    : ROUNDS.map((run) => simulated(run, requests, input.retries, faults));
  const role = isStuck ? 'derived' : 'tested';
  return {
    label: `${input.failure}, retries ${input.retries}, redispatch ${input.redispatch}`,
    figures: [
      { ...figure('attempts', outcomes, measured.attempts_per_request, requests, role), reason: reasonOf(input) },
      figure('survivorLoad', outcomes, measured.load_per_survivor_vs_healthy, requests, role),
      figure('success', outcomes, measured.success_fraction, requests, role),
    ],
  };
});

/** A refusal takes no time in the simulation: its retry has the very next turn, and then the turns keep in step. */
function reasonOf({ failure, retries, redispatch }: OneFails['input']): Reason | undefined {
  return failure === 'refuse' && retries > 0 && redispatch !== 'no' ? 'refusedAtOnce' : undefined;
}

function figure(
  name: FigureName & keyof Outcome,
  outcomes: readonly Outcome[],
  measured: MeasuredSpread,
  requests: number,
  role: Role = 'tested',
): Figure {
  return { name, role, simulated: outcomes.map((outcome) => outcome[name]), measured, step: 1 / requests };
}

function sameBackend({ N, retries }: OneFails['input']): Outcome {
  const { meanAttempts, successProbability } = attemptsAtOneLayer(1, retries + 1);
  const live = (N - 1) / N;
  return { attempts: live + meanAttempts / N, survivorLoad: 1, success: live + successProbability / N };
}

const WHOLE_ROUND = { atMs: 0, forMs: null } as const;

function faultsOf(failure: OneFails['input']['failure']): Fault[] {
  switch (failure) {
    case 'none':
      return [];
    case 'refuse':
      return [{ ...WHOLE_ROUND, kind: 'backend-crash', target: FAILED }];
    case 'hang':
      return [{ ...WHOLE_ROUND, kind: 'backend-slow', target: FAILED, factor: SLOWED }];
    default:
      return [{ ...WHOLE_ROUND, kind: 'backend-grey', target: FAILED, factor: 1 }];
  }
}

/** A round of about so many requests, one on each connection, and time enough for the last to be answered. */
function simulated(run: number, requests: number, retries: number, faults: readonly Fault[]): Outcome {
  const flowsPerMs = CLIENTS / SERVICE_MS;
  const sendingMs = requests / flowsPerMs;
  const result = simulate(
    patchScenario(proxy, {
      seed: run,
      durationMs: sendingMs + (retries + 2) * (TIMEOUT_MS + PAUSE_MS),
      traffic: {
        arrivals: { kind: 'spike', flowsPerS: 0.01, peakFlowsPerS: flowsPerMs * 1000, fromMs: 0, untilMs: sendingMs },
      },
      policies: { retries: { attempts: retries + 1 } },
      faults: [...faults],
    }),
  );
  const attempts = measure(result, 'retries.amplification');
  const survivorsShare = 1 - measure(result, `backend.share:${FAILED}`);
  return {
    attempts,
    survivorLoad: (attempts * survivorsShare * BACKENDS.length) / (BACKENDS.length - 1),
    success: 1 - measure(result, 'requests.failedShare'),
  };
}

/** A proxy over three backends that it does not check, with redispatch. */
const proxy: Scenario = patchScenario(namedScenarios['one-lb'], {
  topology: {
    clients: [{ id: 'clients', zone: 'A', rttMs: 0, share: 1 }],
    backends: BACKENDS.map((id) => ({ id, zone: 'A', weight: 1, serviceMs: SERVICE_MS, concurrency: 4096 })),
  },
  traffic: { flowMs: 1, requestIntervalMs: 86_400_000 },
  policies: {
    tls: { version: 'none' },
    health: { intervalMs: 600_000, unhealthyAfter: 100 },
    retries: { perTryTimeoutMs: TIMEOUT_MS, backoffBaseMs: PAUSE_MS, backoffCapMs: PAUSE_MS, avoidsFailed: true },
  },
} satisfies ScenarioPatch);
