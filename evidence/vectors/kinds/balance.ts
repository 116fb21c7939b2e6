import { EdfScheduler } from '../../../engine/balance/edf';
import { grpcWeight, type LoadReport } from '../../../engine/balance/grpcWeighted';
import { boundedLoadSlots, LeastConn } from '../../../engine/balance/leastConn';
import { leastOfAll, leastOfChoices, leastRequestWeight } from '../../../engine/balance/leastRequest';
import { PeakEwma } from '../../../engine/balance/peakEwma';
import { type SlowStart, slowStartFactor } from '../../../engine/balance/slowStart';
import { SmoothWeightedRoundRobin } from '../../../engine/balance/smoothWeighted';
import type { Kind } from '../kind';

const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

interface NginxCase {
  readonly weights: readonly number[];
  readonly picks: number;
  /** Numbers of picks whose answer is an error. */
  readonly failedPicks: readonly number[];
  readonly maxFails: number;
}

const nginxSmoothWrr: Kind<NginxCase> = {
  evaluate({ weights, picks, failedPicks, maxFails }) {
    const balancer = new SmoothWeightedRoundRobin(weights, maxFails);
    const made = times(picks, (i) => {
      const pick = balancer.pick();
      if (failedPicks.includes(i)) balancer.failed(pick);
      return pick;
    });
    return { picks: made, lastCurrent: weights.map((_, i) => balancer.currentOf(i)) };
  },
};

const picksOf = (weights: readonly number[], seed: number, picks: number) => {
  const scheduler = new EdfScheduler(weights, seed);
  return times(picks, () => scheduler.pick((i) => weights[i]!));
};

const envoyEdf: Kind<{ weights: readonly number[]; seed: number; picks: number }> = {
  evaluate: ({ weights, seed, picks }) => ({ picks: picksOf(weights, seed, picks) }),
};

type LeastRequestCase =
  | { op: 'n-choices'; active: readonly number[]; choices: number; random: readonly number[] }
  | { op: 'full-scan'; active: readonly number[]; random: readonly number[] }
  | {
      op: 'weighted';
      weights: readonly number[];
      bias: number;
      phases: readonly { active: readonly number[]; picks: number }[];
    };

const loadsOf = (active: readonly number[]) => ({ hosts: active.length, activeAt: (i: number) => active[i]! });

const envoyLeastRequest: Kind<LeastRequestCase> = {
  evaluate(input) {
    switch (input.op) {
      case 'n-choices':
        return { pick: leastOfChoices(loadsOf(input.active), input.choices, (k) => input.random[k]!) };
      case 'full-scan':
        return { pick: leastOfAll(loadsOf(input.active), (k) => input.random[k]!) };
      case 'weighted': {
        const { weights, bias, phases } = input;
        const scheduler = new EdfScheduler(weights);
        return {
          picks: phases.map(({ active, picks }) =>
            times(picks, () => scheduler.pick((i) => leastRequestWeight(weights[i]!, active[i]!, bias))),
          ),
        };
      }
    }
  },
};

type SlowStartCase = SlowStart &
  (
    | { op: 'factor'; sinceMs: number }
    | { op: 'picks'; weights: readonly number[]; sinceMs: readonly (number | null)[]; picks: number }
  );

const envoySlowStart: Kind<SlowStartCase> = {
  evaluate(input) {
    if (input.op === 'factor') return { factor: slowStartFactor(input.sinceMs, input) };
    const weights = input.weights.map((weight, i) => {
      const sinceMs = input.sinceMs[i] ?? null;
      return sinceMs === null ? weight : weight * slowStartFactor(sinceMs, input);
    });
    return { picks: picksOf(weights, 0, input.picks) };
  },
};

type HaproxyCase =
  | {
      op: 'leastconn';
      weights: readonly number[];
      events: readonly ({ op: 'request' } | { op: 'end'; server: number })[];
    }
  | { op: 'bounded-load'; weights: readonly number[]; served: number; factor: number };

const haproxyLeastconn: Kind<HaproxyCase> = {
  evaluate(input) {
    if (input.op === 'bounded-load') return { slots: boundedLoadSlots(input.weights, input.served, input.factor) };
    const balancer = new LeastConn(input.weights);
    const served = input.weights.map(() => 0);
    const picks: number[] = [];
    for (const event of input.events) {
      const server = event.op === 'request' ? balancer.pick() : event.server;
      served[server]! += event.op === 'request' ? 1 : -1;
      balancer.serves(server, served[server]!);
      if (event.op === 'request') picks.push(server);
    }
    return { picks, served };
  },
};

interface EwmaCase {
  readonly defaultRttMs: number;
  readonly decayMs: number;
  readonly events: readonly ({ readonly tMs: number } & (
    | { op: 'start' | 'load' }
    | { op: 'end'; startedMs: number }
  ))[];
}

const peakEwma: Kind<EwmaCase> = {
  evaluate({ events, ...config }) {
    const estimate = new PeakEwma(1, config);
    let pending = 0;
    return events.map((event) => {
      if (event.op === 'load') return { cost: estimate.cost(0, pending, event.tMs) };
      pending += event.op === 'start' ? 1 : -1;
      if (event.op === 'end') estimate.observe(0, event.tMs - event.startedMs, event.tMs);
      return {};
    });
  },
};

const grpcWrrWeight: Kind<LoadReport & { errorUtilizationPenalty: number }> = {
  evaluate: ({ errorUtilizationPenalty, ...report }) => ({ weight: grpcWeight(report, errorUtilizationPenalty) }),
};

export const balanceKinds: Record<string, Kind> = {
  'nginx-smooth-wrr': nginxSmoothWrr,
  'envoy-edf': envoyEdf,
  'envoy-least-request': envoyLeastRequest,
  'envoy-slow-start': envoySlowStart,
  'haproxy-leastconn': haproxyLeastconn,
  'peak-ewma': peakEwma,
  'grpc-wrr-weight': grpcWrrWeight,
};
