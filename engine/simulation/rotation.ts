import { isDirect } from '../scenario/regions';
import type { BackendSpec, LbSpec, Scenario } from '../scenario/schema';
import { localityWeights } from '../zones/localityWeighted';
import { isInPanic } from '../zones/panic';
import { priorityLoad } from '../zones/priorityLoad';
import { pickZone, planZones, type ZonePlan } from '../zones/zoneAware';
import type { BackendPick } from './run';

/** A backend for one request, and how it was found. `backend` is −1 when the LB has none to give. */
export interface Chosen {
  readonly backend: number;
  readonly pick: BackendPick;
}

type Scope = BackendPick['scope'];

/** Backends that stand to choose together. */
interface Pool {
  readonly scope: Scope;
  readonly zone: string | null;
  /** Under this name an LB counts the turns it has given to the pool. */
  readonly name: string;
  /** In the order in which they take turns; one with a greater weight comes up more often. */
  readonly order: Int32Array;
}

/** Shares of a zone's requests: a percentage for its own hosts (priority), or a fraction for each zone (weights). */
export type Spread =
  | { readonly kind: 'plan'; readonly plan: ZonePlan }
  | { readonly kind: 'weights'; readonly fractions: readonly number[] }
  | { readonly kind: 'priority'; readonly localPercent: number };

/**
 * What an L7 LB makes of the backends that it knows: who is in rotation, and how each zone's LBs spread their requests.
 * Pure, so that `explain` can ask the same again.
 */
export class Rotation {
  /** By scope and zone; made when first asked for, as are the orders of deeper tiers and the spreads of zones. */
  private readonly pools: Readonly<Record<Scope, Map<string | null, Pool>>> = {
    zone: new Map(),
    others: new Map(),
    all: new Map(),
    panic: new Map(),
  };
  private readonly tiers: Int32Array[] = [];
  private readonly spreads = new Map<string, Spread | undefined>();
  readonly isPanic: boolean;
  private readonly usable: (index: number) => boolean;

  /** `reach`: the zones whose backends belong to the cluster at all. */
  constructor(
    private readonly scenario: Scenario,
    backendsIn: readonly boolean[],
    private readonly lbsIn: readonly boolean[],
    private readonly reach: readonly string[] = scenario.topology.zones,
  ) {
    const { backends } = scenario.topology;
    this.usable = (index) => backendsIn[index]!;
    const called = backends.filter((backend) => this.isCalled(backend));
    const healthy = backends.filter((backend, i) => this.isCalled(backend) && this.usable(i)).length;
    this.isPanic = isInPanic({ hosts: called.length, healthy }, scenario.policies.zone.panicPercent);
  }

  /** How the LBs of a zone spread their requests over zones; undefined where zones do not matter. */
  spreadOf(zone: string): Spread | undefined {
    if (!this.spreads.has(zone)) this.spreads.set(zone, this.reach.includes(zone) ? this.spreadOver(zone) : undefined);
    return this.spreads.get(zone);
  }

  /** The backends of a scope in the order in which they take turns; one with a greater weight comes up more often. */
  orderOf(scope: Scope, zone: string | null): Int32Array {
    return this.poolOf(scope, zone).order;
  }

  /** The backends of a deeper tier, which are called from the tier above, in turn. */
  tierOrder(tier: number): Int32Array {
    this.tiers[tier] ??= turnOrder(
      this.scenario.topology.backends,
      (backend, i) => backend.tier === tier && this.reach.includes(backend.zone) && this.usable(i),
    );
    return this.tiers[tier];
  }

  /**
   * The backend of a request at an LB of `zone`. `draws`: two random integers below 2^32 and one percentage, as Envoy
   * takes them; `turnOf`: how many requests this LB has given to a scope before.
   */
  choose(
    zone: string,
    draws: readonly [number, number],
    routingRoll: number,
    turnOf: (scope: string) => number,
  ): Chosen {
    const pool = this.poolFor(zone, draws, routingRoll);
    const turn = turnOf(pool.name);
    const backend = pool.order.length === 0 ? -1 : pool.order[turn % pool.order.length]!;
    return { backend, pick: { scope: pool.scope, zone: pool.zone, draws, turn } };
  }

  /** By the LBs of this cluster. */
  private isCalled({ tier = 0, zone }: BackendSpec): boolean {
    return tier === 0 && this.reach.includes(zone);
  }

  private poolOf(scope: Scope, zone: string | null = null): Pool {
    const known = this.pools[scope].get(zone);
    if (known) return known;
    const order = turnOrder(
      this.scenario.topology.backends,
      (backend, i) => this.isCalled(backend) && this.isIn(scope, zone, backend, i),
    );
    const pool = { scope, zone, name: zone === null ? scope : `${scope} ${zone}`, order };
    this.pools[scope].set(zone, pool);
    return pool;
  }

  private isIn(scope: Scope, zone: string | null, backend: BackendSpec, index: number): boolean {
    if (scope === 'panic') return true;
    if (!this.usable(index)) return false;
    return scope === 'all' || (backend.zone === zone) === (scope === 'zone');
  }

  private spreadOver(zone: string): Spread | undefined {
    const zones = this.reach;
    const { lbs, backends } = this.scenario.topology;
    const { kind, minClusterSize } = this.scenario.policies.zone;
    const upstream = zoneCounts(
      zones,
      backends.flatMap((backend, i) =>
        this.isCalled(backend) ? [{ zone: backend.zone, isHealthy: this.usable(i) }] : [],
      ),
    );
    switch (kind) {
      case 'zone-aware': {
        const areInClients = isDirect(this.scenario);
        const isCaller = ({ tier, inClients }: LbSpec) => tier === 'l7' && Boolean(inClients) === areInClients;
        const originating = zoneCounts(
          zones,
          lbs.flatMap((lb, i) => (isCaller(lb) ? [{ zone: lb.zone, isHealthy: this.lbsIn[i]! }] : [])),
        );
        if (originating.length === 0 || upstream.length === 0) return undefined;
        return { kind: 'plan', plan: planZones({ localZone: zone, originating, upstream, minClusterSize }) };
      }
      case 'locality-weighted': {
        const localities = zones.map((name) => upstream.find((one) => one.zone === name) ?? { hosts: 0, healthy: 0 });
        return {
          kind: 'weights',
          fractions: localityWeights(localities.map(({ hosts, healthy }) => ({ hosts, healthy, weight: 1 }))).fractions,
        };
      }
      case 'priority': {
        const local = upstream.find((one) => one.zone === zone) ?? { hosts: 0, healthy: 0 };
        const others = upstream
          .filter((one) => one.zone !== zone)
          .reduce((sum, { hosts, healthy }) => ({ hosts: sum.hosts + hosts, healthy: sum.healthy + healthy }), {
            hosts: 0,
            healthy: 0,
          });
        return {
          kind: 'priority',
          localPercent: priorityLoad({ levels: [local, others].map(({ hosts, healthy }) => ({ hosts, healthy })) })
            .healthyLoad[0]!,
        };
      }
      default:
        return undefined;
    }
  }

  private poolFor(zone: string, draws: readonly [number, number], routingRoll: number): Pool {
    const { kind, routingEnabledPercent } = this.scenario.policies.zone;
    if (kind === 'local-only') return this.poolOf('zone', zone);
    if (this.isPanic) return this.poolOf('panic');
    const spread = this.spreadOf(zone);
    if (!spread) return this.poolOf('all');
    switch (spread.kind) {
      case 'plan':
        if (spread.plan.mode === 'NoLocalityRouting' || routingRoll >= routingEnabledPercent) return this.poolOf('all');
        return this.poolOf('zone', pickZone(spread.plan, draws[0], draws[1]).zone);
      case 'weights': {
        if (spread.fractions.every((fraction) => fraction === 0)) return this.poolOf('all');
        const index = indexByShare(spread.fractions, draws[0] / 2 ** 32);
        return this.poolOf('zone', this.reach[index]);
      }
      case 'priority':
        return this.poolOf(draws[0] % 100 < spread.localPercent ? 'zone' : 'others', zone);
    }
  }
}

/** `roll` is below 1 by more than rounding can take from the sum of the fractions. */
function indexByShare(fractions: readonly number[], roll: number): number {
  let left = roll;
  return fractions.findIndex((fraction) => {
    left -= fraction;
    return left < 0;
  });
}

/** Hosts and healthy hosts of each zone that has any. */
function zoneCounts(
  zones: readonly string[],
  hosts: readonly { readonly zone: string; readonly isHealthy: boolean }[],
) {
  return zones.flatMap((zone) => {
    const inZone = hosts.filter((host) => host.zone === zone);
    return inZone.length === 0
      ? []
      : [{ zone, hosts: inZone.length, healthy: inZone.filter((host) => host.isHealthy).length }];
  });
}

/**
 * Weighted round robin as a list to walk: host i's k-th turn falls due at (k + 1) / weight, earliest first, ties in the
 * order of the hosts. It is the schedule of Envoy's EDF scheduler from a start where all are due.
 */
function turnOrder(
  backends: readonly BackendSpec[],
  isIn: (backend: BackendSpec, index: number) => boolean,
): Int32Array {
  const members = backends.flatMap((backend, index) =>
    isIn(backend, index) ? [{ index, weight: backend.weight }] : [],
  );
  const divisor = members.reduce((gcd, { weight }) => greatestCommonDivisor(gcd, weight), 0) || 1;
  const turns = members.flatMap(({ index, weight }) =>
    Array.from({ length: weight / divisor }, (_, k) => ({ index, due: ((k + 1) * divisor) / weight })),
  );
  turns.sort((a, b) => a.due - b.due || a.index - b.index);
  return Int32Array.from(turns, ({ index }) => index);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
