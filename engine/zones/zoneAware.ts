import { EngineError, requireInteger } from '../errors';

/** Envoy's `min_cluster_size` of `zone_aware_lb_config`. */
export const MIN_CLUSTER_SIZE = 6;

/** One, as Envoy counts shares of hosts: in 1/10000 (basis points), rounded down. */
const ONE_BP = 10_000;

/** Sums of weights up to here stay exact when they are scaled to basis points. */
const MAX_ZONE_WEIGHT = 1e11;

/** Hosts of a cluster in one zone. A zone that is listed has hosts, even when none of them is healthy. */
export interface ZoneHosts {
  readonly zone: string;
  readonly healthy: number;
  /** Sum of the weights of its healthy hosts, each at least 1; needed where zones are weighed. */
  readonly healthyWeight?: number;
}

/** What a zone's share is a share of: healthy hosts (default), or their weights (Envoy from 1.34 on). */
type LocalityBasis = 'HEALTHY_HOSTS_NUM' | 'HEALTHY_HOSTS_WEIGHT';

export interface ZoneAwareInput {
  /** The zone of the Envoy that decides. */
  readonly localZone: string;
  /** The callers: the cluster this Envoy belongs to. */
  readonly originating: readonly ZoneHosts[];
  /** The backends. */
  readonly upstream: readonly ZoneHosts[];
  readonly minClusterSize?: number;
  /** `force_local_zone`: all stays local while the local zone has at least so many healthy backends. Absent: off. */
  readonly forceLocalZoneMinSize?: number;
  readonly localityBasis?: LocalityBasis;
}

type NoZoneRoutingReason =
  | 'upstream-has-one-locality'
  | 'originating-has-one-locality'
  | 'no-caller-in-local-zone'
  | 'fewer-healthy-hosts-than-min-cluster-size';

/** Shares of a plan that routes by zone. All arrays run over `order`. */
interface ZoneShares {
  /** Zones with backends: the local one first, the others by name. */
  readonly order: readonly string[];
  readonly originatingBp: readonly number[];
  readonly upstreamBp: readonly number[];
  /** Probability that a request goes to each zone; sums to 1. */
  readonly fractions: readonly number[];
}

export interface DirectPlan extends ZoneShares {
  readonly mode: 'LocalityDirect';
}

export interface ResidualPlan extends ZoneShares {
  readonly mode: 'LocalityResidual';
  /** Share of requests that stays in the local zone; `order[0]` is that zone whenever it is above 0. */
  readonly localBp: number;
  /** What each other zone can take beyond its own callers. */
  readonly residualBp: readonly number[];
  readonly residualCumulativeBp: readonly number[];
  /** No zone has residual capacity (rounding): what does not stay local goes to any zone. */
  readonly noCapacityLeft: boolean;
}

export type ZonePlan =
  | { readonly mode: 'NoLocalityRouting'; readonly reason: NoZoneRoutingReason }
  | DirectPlan
  | ResidualPlan;

/**
 * Zone-aware routing of Envoy for priority 0: how the requests of an Envoy in `localZone` spread over the zones.
 * All stays local where the zone has at least its callers' share of the backends; otherwise the part that its
 * backends can carry does, and the rest goes where backends outnumber callers. By default hosts are counted and their
 * weights do not matter; the two least sizes are counts of hosts under either basis.
 * Source: Envoy `load_balancer_impl.cc`, `regenerateLocalityRoutingStructures`, in its integer arithmetic; no
 * overprovisioning factor takes part. Throws EngineError on negative counts, zones named twice, no zones, or weights
 * that are missing or below their hosts where they are asked for.
 */
export function planZones(input: ZoneAwareInput): ZonePlan {
  const sizeOf = zoneSize(input.localityBasis ?? 'HEALTHY_HOSTS_NUM');
  requireZones('originating', input.originating, sizeOf);
  requireZones('upstream', input.upstream, sizeOf);
  const reason = whyNoZoneRouting(input);
  if (reason) return { mode: 'NoLocalityRouting', reason };

  const shares = zoneShares(input, sizeOf);
  const localHosts = input.upstream.find(({ zone }) => zone === input.localZone)?.healthy;
  const isLocalFirst = localHosts !== undefined;
  const originatingLocalBp = shares.originatingBp[0]!;
  const upstreamLocalBp = shares.upstreamBp[0]!;
  const isForced =
    input.forceLocalZoneMinSize !== undefined && isLocalFirst && localHosts >= input.forceLocalZoneMinSize;
  if (isForced || (isLocalFirst && upstreamLocalBp > 0 && upstreamLocalBp >= originatingLocalBp)) {
    return { mode: 'LocalityDirect', ...shares, fractions: shares.order.map((_, i) => (i === 0 ? 1 : 0)) };
  }
  const localBp =
    isLocalFirst && originatingLocalBp > 0 ? Math.floor((upstreamLocalBp * ONE_BP) / originatingLocalBp) : 0;
  return residualPlan(shares, isLocalFirst, localBp);
}

/** Preconditions in Envoy's order (`earlyExitNonLocalityRouting`). */
function whyNoZoneRouting(input: ZoneAwareInput): NoZoneRoutingReason | undefined {
  const minClusterSize = requireInteger('minClusterSize', input.minClusterSize ?? MIN_CLUSTER_SIZE, 0, 1e9);
  const isForcing = input.forceLocalZoneMinSize !== undefined;
  if (isForcing) requireInteger('forceLocalZoneMinSize', input.forceLocalZoneMinSize, 0, 1e9);
  if (input.upstream.length < 2) return 'upstream-has-one-locality';
  if (input.originating.length < 2 && !isForcing) return 'originating-has-one-locality';
  if (!input.originating.some(({ zone }) => zone === input.localZone)) return 'no-caller-in-local-zone';
  return sum(input.upstream, healthyHosts) < minClusterSize ? 'fewer-healthy-hosts-than-min-cluster-size' : undefined;
}

/** What a zone counts for. */
type ZoneSize = (zone: ZoneHosts) => number;

const healthyHosts: ZoneSize = ({ healthy }) => healthy;

function zoneSize(basis: LocalityBasis): ZoneSize {
  if (basis === 'HEALTHY_HOSTS_NUM') return healthyHosts;
  if (basis === 'HEALTHY_HOSTS_WEIGHT') return ({ healthyWeight = Number.NaN }) => healthyWeight;
  throw new EngineError('localityBasis', basis, 'HEALTHY_HOSTS_NUM or HEALTHY_HOSTS_WEIGHT');
}

function zoneShares(
  { localZone, originating, upstream }: ZoneAwareInput,
  sizeOf: ZoneSize,
): Omit<ZoneShares, 'fractions'> {
  const rank = ({ zone }: ZoneHosts) => (zone === localZone ? 0 : 1);
  const zones = [...upstream].sort((a, b) => rank(a) - rank(b) || (a.zone < b.zone ? -1 : 1));
  const callers = new Map(originating.map((zone) => [zone.zone, sizeOf(zone)]));
  const allCallers = sum(originating, sizeOf);
  const allBackends = sum(upstream, sizeOf);
  return {
    order: zones.map(({ zone }) => zone),
    // a zone without a healthy backend has no host to read the zone's name from, so Envoy counts no callers there either
    originatingBp: zones.map(({ zone, healthy }) => (healthy === 0 ? 0 : shareBp(callers.get(zone) ?? 0, allCallers))),
    upstreamBp: zones.map((zone) => shareBp(sizeOf(zone), allBackends)),
  };
}

function residualPlan(shares: Omit<ZoneShares, 'fractions'>, isLocalFirst: boolean, localBp: number): ResidualPlan {
  const residualBp = shares.upstreamBp.map((upstreamBp, i) =>
    i === 0 && isLocalFirst ? 0 : Math.max(0, upstreamBp - shares.originatingBp[i]!),
  );
  let capacityBp = 0;
  const residualCumulativeBp = residualBp.map((bp) => (capacityBp += bp));
  const noCapacityLeft = capacityBp === 0;
  const crossing = 1 - localBp / ONE_BP;
  const fractions = residualBp.map(
    (bp, i) => (i === 0 ? localBp / ONE_BP : 0) + crossing * (noCapacityLeft ? 1 / residualBp.length : bp / capacityBp),
  );
  return { mode: 'LocalityResidual', ...shares, fractions, localBp, residualBp, residualCumulativeBp, noCapacityLeft };
}

/** Where one request went, and by which of Envoy's samples. */
export interface ZonePick {
  readonly zone: string;
  readonly by: 'direct' | 'local-sample' | 'residual-sample' | 'no-capacity-left';
  /** The first draw modulo 10000, compared with `localBp`; absent where nothing was sampled. */
  readonly localRoll?: number;
  /** The second draw modulo the residual capacity (or the number of zones), where the request left the zone. */
  readonly crossRoll?: number;
}

/**
 * The zone of one request under a plan: the first draw decides whether it stays, the second where else it goes.
 * Draws are random integers, taken modulo as Envoy takes them (`tryChooseLocalLocalityHosts`).
 * Throws EngineError on draws that are not integers from 0 to 2^53 − 1.
 */
export function pickZone(plan: DirectPlan | ResidualPlan, firstDraw: number, secondDraw: number): ZonePick {
  requireInteger('firstDraw', firstDraw, 0, Number.MAX_SAFE_INTEGER);
  requireInteger('secondDraw', secondDraw, 0, Number.MAX_SAFE_INTEGER);
  if (plan.mode === 'LocalityDirect') return { zone: plan.order[0]!, by: 'direct' };
  const localRoll = firstDraw % ONE_BP;
  if (localRoll < plan.localBp) return { zone: plan.order[0]!, by: 'local-sample', localRoll };
  if (plan.noCapacityLeft) {
    const crossRoll = secondDraw % plan.order.length;
    return { zone: plan.order[crossRoll]!, by: 'no-capacity-left', localRoll, crossRoll };
  }
  const crossRoll = secondDraw % plan.residualCumulativeBp.at(-1)!;
  const index = plan.residualCumulativeBp.findIndex((bound) => crossRoll < bound);
  return { zone: plan.order[index]!, by: 'residual-sample', localRoll, crossRoll };
}

const sum = (zones: readonly ZoneHosts[], sizeOf: ZoneSize) => zones.reduce((total, zone) => total + sizeOf(zone), 0);

const shareBp = (part: number, whole: number) => (whole === 0 ? 0 : Math.floor((ONE_BP * part) / whole));

function requireZones(field: string, zones: readonly ZoneHosts[], sizeOf: ZoneSize): void {
  if (zones.length === 0) throw new EngineError(field, zones, 'at least one zone');
  const seen = new Set<string>();
  zones.forEach((hosts, i) => {
    const { zone, healthy } = hosts;
    requireInteger(`${field}[${i}].healthy`, healthy, 0, 1e9);
    if (sizeOf !== healthyHosts) {
      requireInteger(`${field}[${i}].healthyWeight`, sizeOf(hosts), healthy, healthy === 0 ? 0 : MAX_ZONE_WEIGHT);
    }
    if (seen.has(zone)) throw new EngineError(`${field}[${i}].zone`, zone, 'a zone that is not listed before');
    seen.add(zone);
  });
}
