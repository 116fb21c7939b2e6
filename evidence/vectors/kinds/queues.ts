import { erlangB } from '../../../engine/queues/erlangB';
import { mg1, serviceMix } from '../../../engine/queues/mg1';
import { type MmcInput, mmc, mmcResponseQuantileS, mmcWaitQuantileS } from '../../../engine/queues/mmc';
import { spike } from '../../../engine/queues/spike';
import type { Kind } from '../kind';

const mmcQueue: Kind<{ lambda: number; mu: number; c: number }> = {
  evaluate({ lambda, mu, c }) {
    const input: MmcInput = { arrivalsPerSecond: lambda, servicesPerSecond: mu, servers: c };
    const queue = mmc(input);
    const load = { stable: queue.stable, offeredLoad: queue.offeredErlangs, rho: queue.utilisation };
    if (!queue.stable) return load;
    return {
      ...load,
      p0: queue.pEmpty,
      pWait: queue.pWait,
      Lq: queue.meanQueueLength,
      L: queue.meanInSystem,
      Wq: queue.meanWaitS,
      W: queue.meanResponseS,
      waitP50: mmcWaitQuantileS(input, 0.5),
      waitP95: mmcWaitQuantileS(input, 0.95),
      waitP99: mmcWaitQuantileS(input, 0.99),
      respP50: mmcResponseQuantileS(input, 0.5),
      respP95: mmcResponseQuantileS(input, 0.95),
      respP99: mmcResponseQuantileS(input, 0.99),
    };
  },
};

interface Mg1Case {
  readonly lambda: number;
  readonly meanService: number;
  readonly scv: number;
  /** Given in place of mean and variation, which are then part of the answer. */
  readonly mix?: readonly { readonly p: number; readonly service: number }[];
}

const mg1PollaczekKhinchine: Kind<Mg1Case> = {
  evaluate({ lambda, meanService, scv, mix }) {
    const service = mix
      ? serviceMix(mix.map(({ p, service }) => ({ probability: p, serviceS: service })))
      : { meanServiceS: meanService, scv };
    const queue = mg1({ arrivalsPerSecond: lambda, ...service });
    const load = { meanService: service.meanServiceS, scv: service.scv, stable: queue.stable, rho: queue.utilisation };
    if (!queue.stable) return load;
    const { meanWaitS: Wq, meanResponseS: W, meanQueueLength: Lq, meanInSystem: L } = queue;
    return { ...load, Wq, W, Lq, L };
  },
};

const erlangBKind: Kind<{ offeredErlangs: number; servers: number }> = {
  evaluate: ({ offeredErlangs, servers }) => ({ blocking: erlangB(offeredErlangs, servers) }),
};

interface SpikeCase {
  readonly baseRate: number;
  readonly peakRate: number;
  readonly peakSeconds: number;
  readonly capacity: number;
  readonly initialBacklog?: number;
}

const spikeFluid: Kind<SpikeCase> = {
  evaluate({ baseRate, peakRate, peakSeconds, capacity, initialBacklog }) {
    const { peakBacklog, maxDelayS, drainS } = spike({
      basePerSecond: baseRate,
      peakPerSecond: peakRate,
      peakS: peakSeconds,
      capacityPerSecond: capacity,
      initialBacklog,
    });
    return { peakBacklog, maxDelaySeconds: maxDelayS, drainSeconds: drainS };
  },
};

export const queuesKinds: Record<string, Kind> = {
  'mmc-queue': mmcQueue,
  'mg1-pollaczek-khinchine': mg1PollaczekKhinchine,
  'erlang-b': erlangBKind,
  'spike-fluid': spikeFluid,
};
