import type { ElementaryFault } from '../scenario/expandFaults';
import { isMove, type Movement, movementOf, type Way } from '../story/movement';
import type { Connections } from './connections';
import type { Flow } from './flow';
import type { Lists } from './lists';
import type { Network } from './network';
import type { Path } from './path';
import type { OpenFailover } from './recorder';
import type { Worlds } from './worlds';

/** The accounts of faults at LBs: whom each hit, and what moved when routes and lists changed. */
export class Failovers {
  /** By fault, in the order of their beginning. */
  private readonly open = new Map<ElementaryFault, OpenFailover>();

  constructor(
    private readonly net: Network,
    private readonly connections: Connections,
    private readonly path: Path,
    private readonly lists: Lists,
    private readonly worlds: Worlds,
  ) {}

  /** A fault strikes an LB: whoever's packets go there is hit. */
  begin(fault: ElementaryFault, lb: number): void {
    const hit = this.connections.live().filter((flow) => this.path.hopOf(flow) === lb || this.path.endOf(flow) === lb);
    const failover = this.net.recorder.failover(fault, hit.length);
    for (const flow of hit) {
      flow.failover = failover;
      flow.wasBroken = false;
    }
    this.open.set(fault, failover);
  }

  of(fault: ElementaryFault): OpenFailover {
    return this.open.get(fault)!;
  }

  /** The last one at an LB; null where it has had none. */
  lastAt(lb: number): OpenFailover | null {
    const { id } = this.net.lbs[lb]!.spec;
    return [...this.open.values()].findLast(({ fault }) => fault.target === id) ?? null;
  }

  /** Changes where packets go and tells every flow; how many of them moved. `change` answers whether it was one. */
  changePaths(tMs: number, failover: OpenFailover | null, change: () => boolean): number {
    const before = new Map(this.connections.live().map((flow) => [flow, this.wayBefore(flow)] as const));
    if (!change()) return 0;
    this.worlds.record(tMs);
    // A list that reaches the LBs one after another moves the same flows in parts.
    const open = [...before.keys()].filter(({ way }) => way !== null).length;
    if (failover) failover.live = Math.max(failover.live, open);
    let moved = 0;
    for (const [flow, from] of before) {
      const to = this.wayAfter(flow);
      const movement = movementOf(from, to, this.isWanted);
      if (to.end >= 0) flow.way = to;
      if (isMove(movement)) moved++;
      this.net.recorder.countMovement(movement);
      if (failover) count(failover, movement);
      if (flow.sample >= 0) this.tellSampled(flow, tMs, from, to, movement);
    }
    return moved;
  }

  /** Where a connection ended when it was last told, or accepted; nowhere, if no box has accepted it. */
  private wayBefore(flow: Flow): Way {
    return flow.way ?? { hop: this.path.hopOf(flow), end: -1 };
  }

  /** Behind an L4 LB that does not work, or for a connection that no box has accepted, packets end nowhere. */
  private wayAfter(flow: Flow): Way {
    const hop = this.path.hopOf(flow);
    const box = this.net.lbs[hop];
    const endsNowhere = !flow.way || (box && box.condition !== 'up' && !this.isEnd(hop));
    return { hop, end: endsNowhere ? -1 : this.path.endOf(flow) };
  }

  /** Whether connections end at an LB that they reach first. */
  private isEnd(lb: number): boolean {
    return this.net.scenario.policies.entry.tiers === 'one' || this.lists.isProxy(lb);
  }

  /** Alive, and not out of routes or lists for a fault of its own. */
  private readonly isWanted = (lb: number): boolean => {
    const box = this.net.lbs[lb]!;
    const isUsed = this.lists.isProxy(lb) ? this.lists.callersInService[lb] : this.net.routers[box.region]!.routed[lb];
    return box.condition === 'up' && (isUsed || !box.isOut);
  };

  private tellSampled(flow: Flow, tMs: number, from: Way, to: Way, movement: Movement): void {
    const { recorder, lbs } = this.net;
    const idOf = (lb: number) => lbs[lb]?.spec.id ?? '';
    const told = { tMs, flow: flow.sample };
    if (movement === 'rerouted')
      recorder.event({ ...told, kind: 'flow-rerouted', from: idOf(from.hop), lb: idOf(to.hop) });
    else if (isMove(movement)) {
      const needless = movement === 'needless';
      recorder.event({ ...told, kind: 'flow-moved', from: idOf(from.end), lb: idOf(to.end), needless });
    } else if (to.end >= 0) recorder.event({ ...told, kind: 'flow-kept', lb: idOf(to.end) });
    if (from.end !== to.end || from.hop !== to.hop) this.connections.note(flow, tMs, flow.state, movement);
  }
}

function count(failover: OpenFailover, movement: Movement): void {
  if (movement === 'rerouted') failover.rerouted++;
  if (isMove(movement)) failover.moved++;
  if (movement === 'needless') failover.movedNeedlessly++;
}
