import { FlowAsk, FlowNotes } from './balancing';
import type { LbBox } from './boxes';
import type { Call, Root } from './calls';
import type { Network } from './network';
import type { BackendPick } from './run';

/** Which backend gets a call: as an L4 LB has its flow, as an L7 LB balances, or the next in turn of a deeper tier. */
export class Choosing {
  private readonly asking: FlowAsk;

  constructor(private readonly net: Network) {
    this.asking = new FlowAsk(net.traffic);
  }

  /** The backend of a call, as an index of the topology, which the run records; −1 where nobody stands to choose. */
  choose(call: Call): number {
    const { recorder, lbs, views, backends } = this.net;
    const { root, caller, tier, tries } = call;
    if (tier > 0) {
      const order = views[root.lb]!.rotation.tierOrder(tier);
      return order.length === 0 ? -1 : order[caller.takeTurn('tier') % order.length]!;
    }
    const lb = lbs[root.lb]!;
    if (lb.spec.tier === 'l4') {
      const { flow } = root;
      recorder.choice(flow.sample, root.note, flow.backend, tries, null);
      if (tries === 1) recorder.countRequest(root.lb, flow.backend, backends[flow.backend]?.zone ?? -1);
      return flow.backend;
    }
    const backend = this.balance(call, lb);
    recorder.countRequest(root.lb, backend, backend < 0 ? -1 : backends[backend]!.zone);
    return backend;
  }

  /**
   * The LB's choice: the backend that the client's cookie names, or what its policy picks. Told to avoid the one that has
   * failed, it picks once more, and takes what comes then (Envoy: `previous_hosts`).
   */
  private balance({ root, tries, failed }: Call, { spec }: LbBox): number {
    const { scenario, views } = this.net;
    const { balance, retries } = scenario.policies;
    const avoided = retries.avoidsFailed ? failed : -1;
    const { cookie } = root.flow;
    if (balance.sticky && cookie >= 0 && cookie !== avoided && views[root.lb]!.backends[cookie]) {
      this.net.recorder.choice(root.flow.sample, root.note, cookie, tries, STICKY);
      return cookie;
    }
    const first = this.pickOnce(root, spec.zone, tries, 0);
    return first >= 0 && first === avoided ? this.pickOnce(root, spec.zone, tries, 1) : first;
  }

  private pickOnce({ flow, lb, requestNo, note }: Root, zone: string, tries: number, attempt: number): number {
    const { views, traffic, balancing, recorder } = this.net;
    const draw = requestNo + (tries - 1) * RETRY_STRIDE + attempt * SECOND_PICK;
    const draws = traffic.zoneDraws(flow.id, draw);
    const routingDraw = traffic.routingDraw(flow.id, draw);
    const pool = views[lb]!.rotation.poolFor(zone, draws, routingDraw);
    const notes = note < 0 ? null : new FlowNotes();
    const backend = balancing[lb]!.pick(pool, this.asking.about(flow, draw, attempt, this.net.queue.tMs), notes);
    if (notes) {
      const { scope, zone, isPanic, set } = pool;
      const considered = notes.considered(pool, backend);
      const pick = { scope, zone, isPanic, by: notes.by, draws, routingDraw, turn: notes.turn, hosts: set.size };
      recorder.choice(flow.sample, note, backend, tries, { ...pick, considered });
    }
    return backend;
  }
}

/** Retries draw as requests that are far away do, so that they shift no other draw. */
const RETRY_STRIDE = 1 << 16;
/** And so does the pick that follows one which will not do. */
const SECOND_PICK = 1 << 15;

/** The pick of a client with a cookie. */
const STICKY: BackendPick = {
  ...{ scope: 'all', zone: null, isPanic: false, by: 'cookie', draws: [0, 0], routingDraw: 0, turn: -1, hosts: 1 },
  considered: [],
};
