import { EdfScheduler } from '../balance/edf';
import { type Host, HostSet } from '../balance/hostSet';
import { isDirect } from '../scenario/regions';
import type { BackendSpec, LbSpec, Scenario } from '../scenario/schema';
import { localityWeights } from '../zones/localityWeighted';
import { type HostCounts, isInPanic } from '../zones/panic';
import { type PriorityLoad, priorityLoad } from '../zones/priorityLoad';
import { pickZone, planZones, type ZonePlan } from '../zones/zoneAware';
import { type ZoneBypass, zoneBypass } from '../zones/zoneBypass';
import type { BackendPick } from './run';

type Scope = BackendPick['scope'];

/** Backends that stand to choose together. */
export interface Pool {
  readonly scope: Scope;
  readonly zone: string | null;
  /** Health is not believed: the dead stand to choose, too. */
  readonly isPanic: boolean;
  /** Under this name an LB keeps what it needs to balance over the pool. */
  readonly name: string;
  readonly set: HostSet;
}

/** How a zone's requests spread over zones: by Envoy's plan, or a fraction for each. */
export type Spread =
  | { readonly kind: 'plan'; readonly plan: ZonePlan; readonly areCallersInPanic: boolean }
  | { readonly kind: 'weights'; readonly fractions: readonly number[] };

/** Priority levels as an LB sees them: all hosts are one, or those of its own zone come first. */
export interface Levels {
  readonly counts: readonly HostCounts[];
  readonly load: PriorityLoad;
}

interface CountedZone {
  readonly zone: string;
  readonly hosts: number;
  readonly healthy: number;
  readonly healthyWeight: number;
}

/**
 * What an L7 LB makes of the backends that it knows: who is in rotation, and how each zone's LBs spread their requests.
 * Which of the hosts that stand to choose is picked is up to the LB's balancer. Pure, so that `explain` can ask again.
 */
export class Rotation {
  /** By scope (in panic or not) and zone; made when first asked for, as are tiers, levels and the spreads of zones. */
  private readonly calm = poolsByZone();
  private readonly panicking = poolsByZone();
  private readonly tiers: Int32Array[] = [];
  private readonly levels = new Map<string, Levels>();
  private readonly spreads = new Map<string, Spread | undefined>();
  private counted?: readonly CountedZone[];

  /** The backends that the LBs of this cluster call. */
  private readonly called: Members;

  /** `reach`: the zones whose backends belong to the cluster at all. */
  constructor(
    private readonly scenario: Scenario,
    private readonly backendsIn: readonly boolean[],
    private readonly lbsIn: readonly boolean[],
    private readonly reach: readonly string[] = scenario.topology.zones,
  ) {
    this.called = membersOf('called', scenario.topology.backends, reach, ({ tier = 0 }) => tier === 0);
  }

  /** How the LBs of a zone spread their requests over zones; undefined where zones do not matter. */
  spreadOf(zone: string): Spread | undefined {
    if (!this.spreads.has(zone)) this.spreads.set(zone, this.reach.includes(zone) ? this.spreadOver(zone) : undefined);
    return this.spreads.get(zone);
  }

  /** The priority levels that LBs of a zone know, and what each takes. */
  levelsOf(zone: string): Levels {
    const known = this.levels.get(zone);
    if (known) return known;
    const counts = this.levelCounts(zone);
    const { overprovisioningPercent, panicPercent } = this.scenario.policies.zone;
    // Envoy rounds the threshold to a whole percent.
    const load = priorityLoad({
      levels: counts,
      overprovisioningPercent,
      panicThresholdPercent: Math.round(panicPercent),
    });
    const levels = { counts, load };
    this.levels.set(zone, levels);
    return levels;
  }

  /** Whether LBs of a zone send some of their requests to hosts whose health they do not believe. */
  isPanicIn(zone: string): boolean {
    if (this.scenario.policies.zone.kind === 'local-only') return false;
    const { panic, healthyLoad } = this.levelsOf(zone).load;
    return panic.some((isPanic, level) => isPanic && healthyLoad[level]! > 0);
  }

  /** The backends of a deeper tier in the order in which they are called from the tier above, over and over. */
  tierOrder(tier: number): Int32Array {
    this.tiers[tier] ??= turnOrder(
      this.scenario.topology.backends,
      (backend, i) => backend.tier === tier && this.reach.includes(backend.zone) && this.backendsIn[i]!,
    );
    return this.tiers[tier];
  }

  /**
   * Who stands to choose for a request at an LB of `zone`. `draws`: two random integers below 2^32, as Envoy takes them
   * to choose level and zone; `routingDraw`: another, for whether zones matter to this request.
   */
  poolFor(zone: string, draws: readonly [number, number], routingDraw: number): Pool {
    const { kind } = this.scenario.policies.zone;
    if (kind === 'local-only') return this.poolOf('zone', zone);
    const { healthyLoad, panic } = this.levelsOf(zone).load;
    if (kind === 'priority') {
      const level = draws[0] % 100 < healthyLoad[0]! ? 0 : 1;
      return this.poolOf(level === 0 ? 'zone' : 'others', zone, panic[level]);
    }
    if (panic[0]) return this.poolOf('all', null, true);
    const spread = this.spreadOf(zone);
    if (spread?.kind === 'plan') {
      if (spread.plan.mode === 'NoLocalityRouting' || this.bypassOf(spread, routingDraw)) return this.poolOf('all');
      return this.poolOf('zone', pickZone(spread.plan, draws[0], draws[1]).zone);
    }
    if (spread?.kind === 'weights' && spread.fractions.some((fraction) => fraction > 0))
      return this.poolOf('zone', this.reach[indexByShare(spread.fractions, draws[0] / 2 ** 32)]);
    return this.poolOf('all');
  }

  /** Why a request ignores the plan by zone; undefined: it does not. Panic of the backends has been seen to before. */
  bypassOf({ areCallersInPanic }: Extract<Spread, { kind: 'plan' }>, routingDraw: number): ZoneBypass | undefined {
    return zoneBypass({
      isUpstreamInPanic: false,
      routingEnabledPercent: this.scenario.policies.zone.routingEnabledPercent,
      draw: routingDraw,
      isOriginatingInPanic: areCallersInPanic,
    });
  }

  /** The hosts of a scope: of one zone, of all but it, or all; in panic the dead ones, too. */
  poolOf(scope: Scope, zone: string | null = null, isPanic = false): Pool {
    const pools = (isPanic ? this.panicking : this.calm)[scope];
    const known = pools.get(zone);
    if (known) return known;
    const { all, byZone } = this.called;
    const among =
      scope === 'all' ? all : scope === 'zone' ? (byZone.get(zone!) ?? []) : all.filter((host) => host.zone !== zone);
    const hosts = isPanic ? among : among.filter(({ index }) => this.backendsIn[index]);
    const name = `${isPanic ? 'panic ' : ''}${scope}${zone === null ? '' : ` ${zone}`}`;
    const pool = { scope, zone, isPanic, name, set: new HostSet(hosts) };
    pools.set(zone, pool);
    return pool;
  }

  private get upstream(): readonly CountedZone[] {
    this.counted ??= countByZone(this.called.byZone, (index) => this.backendsIn[index]!);
    return this.counted;
  }

  private levelCounts(zone: string): HostCounts[] {
    if (this.scenario.policies.zone.kind !== 'priority') return [total(this.upstream)];
    const isLocal = (one: CountedZone) => one.zone === zone;
    return [total(this.upstream.filter(isLocal)), total(this.upstream.filter((one) => !isLocal(one)))];
  }

  private spreadOver(zone: string): Spread | undefined {
    switch (this.scenario.policies.zone.kind) {
      case 'zone-aware':
        return this.plan(zone);
      case 'locality-weighted':
        return { kind: 'weights', fractions: this.localityFractions() };
      default:
        return undefined;
    }
  }

  private plan(localZone: string): Spread | undefined {
    const { policies, topology } = this.scenario;
    const { minClusterSize, forceLocalMinSize, panicPercent, countBy } = policies.zone;
    const areInClients = isDirect(this.scenario);
    const isCaller = ({ tier, inClients }: LbSpec) => tier === 'l7' && Boolean(inClients) === areInClients;
    const callers = membersOf(areInClients ? 'libraries' : 'proxies', topology.lbs, this.reach, isCaller);
    const originating = countByZone(callers.byZone, (index) => this.lbsIn[index]!);
    if (originating.length === 0 || this.upstream.length === 0) return undefined;
    return {
      kind: 'plan',
      plan: planZones({
        localZone,
        originating,
        upstream: this.upstream,
        minClusterSize,
        forceLocalZoneMinSize: forceLocalMinSize ?? undefined,
        localityBasis: countBy === 'weights' ? 'HEALTHY_HOSTS_WEIGHT' : 'HEALTHY_HOSTS_NUM',
      }),
      areCallersInPanic: isInPanic(total(originating), Math.round(panicPercent)),
    };
  }

  private localityFractions(): readonly number[] {
    const { localityWeights: given = [], overprovisioningPercent } = this.scenario.policies.zone;
    const weightOf = (name: string) => given.find(({ zone }) => zone === name)?.weight ?? 1;
    const localities = this.reach.map((name) => {
      const { hosts = 0, healthy = 0 } = this.upstream.find(({ zone }) => zone === name) ?? {};
      return { hosts, healthy, weight: weightOf(name) };
    });
    // A region may hold zones of weight 0 alone.
    if (localities.every(({ weight }) => weight === 0)) return localities.map(() => 0);
    return localityWeights(localities, overprovisioningPercent).fractions;
  }
}

const poolsByZone = (): Readonly<Record<Scope, Map<string | null, Pool>>> => ({
  zone: new Map(),
  others: new Map(),
  all: new Map(),
});

/** `roll` is below 1 by more than rounding can take from the sum of the fractions. */
function indexByShare(fractions: readonly number[], roll: number): number {
  let left = roll;
  return fractions.findIndex((fraction) => {
    left -= fraction;
    return left < 0;
  });
}

interface Member extends Host {
  readonly zone: string;
}

/** Boxes that belong together, in the order of the topology; zones in the order of their cluster, each with some. */
interface Members {
  readonly all: readonly Member[];
  readonly byZone: ReadonlyMap<string, readonly Member[]>;
}

/** The boxes of some zones that are of a sort; made once for a list, since a run asks with each change that it hears of. */
function membersOf<T extends BackendSpec | LbSpec>(
  sort: 'called' | 'libraries' | 'proxies',
  boxes: readonly T[],
  zones: readonly string[],
  isSuch: (box: T) => boolean,
): Members {
  const key = `${sort} ${zones.join()}`;
  const known = memberLists.get(boxes)?.get(key);
  if (known) return known;
  const all = boxes.flatMap((box, index) =>
    zones.includes(box.zone) && isSuch(box) ? [{ index, key: box.id, weight: box.weight, zone: box.zone }] : [],
  );
  const inZones = zones.map((zone) => [zone, all.filter((one) => one.zone === zone)] as const);
  const members = { all, byZone: new Map(inZones.filter(([, some]) => some.length > 0)) };
  memberLists.set(boxes, (memberLists.get(boxes) ?? new Map()).set(key, members));
  return members;
}

/** By the list of backends or of LBs of a topology, then by sort and zones. */
const memberLists = new WeakMap<readonly (BackendSpec | LbSpec)[], Map<string, Members>>();

/** What each zone that has hosts has. */
function countByZone(zones: Members['byZone'], isHealthy: (index: number) => boolean): CountedZone[] {
  return Array.from(zones, ([zone, hosts]) => {
    let healthy = 0;
    let healthyWeight = 0;
    for (const { index, weight } of hosts) {
      if (!isHealthy(index)) continue;
      healthy++;
      healthyWeight += weight;
    }
    return { zone, hosts: hosts.length, healthy, healthyWeight };
  });
}

function total(zones: readonly CountedZone[]): HostCounts {
  return {
    hosts: zones.reduce((sum, { hosts }) => sum + hosts, 0),
    healthy: zones.reduce((sum, { healthy }) => sum + healthy, 0),
  };
}

/** One cycle of Envoy's EDF schedule, as a list to walk. */
function turnOrder(
  backends: readonly BackendSpec[],
  isIn: (backend: BackendSpec, index: number) => boolean,
): Int32Array {
  const members = backends.flatMap((backend, index) =>
    isIn(backend, index) ? [{ index, weight: backend.weight }] : [],
  );
  if (members.length === 0) return new Int32Array();
  const divisor = members.reduce((gcd, { weight }) => greatestCommonDivisor(gcd, weight), 0);
  const weights = members.map(({ weight }) => weight / divisor);
  const schedule = new EdfScheduler(weights);
  return Int32Array.from(
    { length: weights.reduce((a, b) => a + b, 0) },
    () => members[schedule.pick((position) => weights[position]!)]!.index,
  );
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
