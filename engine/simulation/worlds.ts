import type { Lists } from './lists';
import type { Network } from './network';

/** Writes down what router and LBs believe, whenever that has changed. */
export class Worlds {
  constructor(
    private readonly net: Network,
    private readonly lists: Lists,
  ) {}

  record(tMs: number): void {
    const { recorder, routers, lbs, backends } = this.net;
    const { lists, callers } = this.lists;
    recorder.world({
      fromMs: tMs,
      routed: lbs.map((_, lb) => routers.some((router) => router.routed[lb])),
      buckets: routers.some((router) => router.hasMemory) ? routers.map((router) => router.buckets ?? []) : null,
      inRotation: backends.map((_, backend) => lists.some((list) => list[backend])),
      lists,
      callers,
    });
  }
}
