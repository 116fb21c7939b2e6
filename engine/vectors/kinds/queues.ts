import { type MmcInput, mmc, mmcResponseQuantileS, mmcWaitQuantileS } from '../../queues/mmc';
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

export const queuesKinds: Record<string, Kind> = { 'mmc-queue': mmcQueue };
