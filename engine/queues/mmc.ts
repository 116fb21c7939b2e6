import { EngineError, requireInteger, requireNumber } from '../errors';
import { exp, ln } from '../math';
import { erlangRecurrence } from './erlangB';

/** Poisson arrivals, exponential service times, `servers` equal servers, one queue without a limit. */
export interface MmcInput {
  readonly arrivalsPerSecond: number;
  /** Services a second of one server: 1 / mean service time. */
  readonly servicesPerSecond: number;
  readonly servers: number;
}

interface MmcLoad {
  /** Arrival rate × mean service time. */
  readonly offeredErlangs: number;
  /** Busy share of the servers; from 1 on there is no steady state. */
  readonly utilisation: number;
}

interface StableMmc extends MmcLoad {
  readonly stable: true;
  /** Probability that the system is empty. */
  readonly pEmpty: number;
  /** Probability that an arrival waits (Erlang C). */
  readonly pWait: number;
  readonly meanQueueLength: number;
  readonly meanInSystem: number;
  readonly meanWaitS: number;
  /** Wait and service. */
  readonly meanResponseS: number;
}

export type Mmc = StableMmc | (MmcLoad & { readonly stable: false });

/**
 * The steady state of an M/M/c queue; `stable: false` and no more than the load where it has none.
 * Source: Erlang C from the Erlang B recurrence. Throws EngineError on a negative arrival rate, a service rate that is
 * not positive, or fewer than one server.
 */
export function mmc(input: MmcInput): Mmc {
  const { arrivalsPerSecond, servicesPerSecond, servers } = requireMmc(input);
  const offeredErlangs = arrivalsPerSecond / servicesPerSecond;
  const utilisation = offeredErlangs / servers;
  if (utilisation >= 1) return { stable: false, offeredErlangs, utilisation };

  const idle = 1 - utilisation;
  const { blocking, empty } = erlangRecurrence(offeredErlangs, servers);
  const pWait = blocking / (idle + utilisation * blocking);
  const meanQueueLength = (pWait * utilisation) / idle;
  const meanWaitS = pWait / (servers * servicesPerSecond - arrivalsPerSecond);
  return {
    stable: true,
    offeredErlangs,
    utilisation,
    pEmpty: (empty * idle) / (idle + utilisation * blocking),
    pWait,
    meanQueueLength,
    meanInSystem: meanQueueLength + offeredErlangs,
    meanWaitS,
    meanResponseS: meanWaitS + 1 / servicesPerSecond,
  };
}

/**
 * The q-quantile of the time in queue, seconds: 0 for the share of arrivals that finds a free server.
 * P(W > t) = pWait · e^(−(cμ−λ)t). Throws EngineError on bad input, q outside [0, 1), or an unstable queue.
 */
export function mmcWaitQuantileS(input: MmcInput, q: number): number {
  const { pWait, drainPerSecond, tail } = steadyState(input, q);
  return pWait <= tail ? 0 : ln(pWait / tail) / drainPerSecond;
}

/**
 * The q-quantile of wait plus service, seconds; the root of P(R > t) = 1 − q by bisection to the last bit.
 * Throws EngineError on bad input, q outside [0, 1), or an unstable queue.
 */
export function mmcResponseQuantileS(input: MmcInput, q: number): number {
  const { pWait, drainPerSecond, tail } = steadyState(input, q);
  const survives = (t: number) => responseTail(t, pWait, drainPerSecond, input.servicesPerSecond) > tail;
  if (!survives(0)) return 0;
  let high = 1 / input.servicesPerSecond;
  while (survives(high)) high *= 2;
  let low = 0;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) return high;
    if (survives(middle)) low = middle;
    else high = middle;
  }
}

/** P(R > t): an exponential service, after an exponential wait with probability `pWait`. */
function responseTail(t: number, pWait: number, drainPerSecond: number, servicesPerSecond: number): number {
  const serviceTail = exp(-servicesPerSecond * t);
  const gap = (drainPerSecond - servicesPerSecond) * t;
  // (e^−μt − e^−θt) / (θ−μ), by its series where both rates are nearly the same and the difference would cancel
  const waitAndService =
    Math.abs(gap) < 1e-4
      ? t * serviceTail * (1 - gap / 2 + (gap * gap) / 6 - (gap * gap * gap) / 24)
      : (serviceTail - exp(-drainPerSecond * t)) / (drainPerSecond - servicesPerSecond);
  return serviceTail + pWait * servicesPerSecond * waitAndService;
}

function steadyState(input: MmcInput, q: number): { pWait: number; drainPerSecond: number; tail: number } {
  const queue = mmc(input);
  if (!queue.stable)
    throw new EngineError('arrivalsPerSecond', input.arrivalsPerSecond, 'less than the servers can do');
  if (!(q >= 0 && q < 1)) throw new EngineError('q', q, 'a quantile from 0 to below 1');
  const drainPerSecond = input.servers * input.servicesPerSecond - input.arrivalsPerSecond;
  return { pWait: queue.pWait, drainPerSecond, tail: 1 - q };
}

function requireMmc(input: MmcInput): MmcInput {
  requireNumber('arrivalsPerSecond', input.arrivalsPerSecond, 0, Number.POSITIVE_INFINITY);
  requireNumber('servicesPerSecond', input.servicesPerSecond, Number.MIN_VALUE, Number.POSITIVE_INFINITY);
  requireInteger('servers', input.servers, 1, 1e6);
  return input;
}
