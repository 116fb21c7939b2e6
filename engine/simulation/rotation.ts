import type { BackendSpec, LbSpec, Scenario } from '../scenario/schema';
import { isInPanic } from '../zones/panic';
import { pickZone, planZones, type ZonePlan } from '../zones/zoneAware';
import type { BackendPick } from './run';

/** A backend for one request, and how it was found. `backend` is −1 when the LB has none to give. */
export interface Chosen {
  readonly backend: number;
  readonly pick: BackendPick;
}

/**
 * What L7 LBs know of the backends at one time: who is in rotation, and the plan of each zone's LBs. Made anew when the
 * health checks change their mind; pure, so that `explain` can ask the same again.
 */
export class Rotation {
  /** Backends in the order in which they are taken in turn, by scope: each zone, 'all', 'panic'. */
  private readonly orders = new Map<string, Int32Array>();
  private readonly plans = new Map<string, ZonePlan>();
  readonly isPanic: boolean;

  constructor(
    private readonly scenario: Scenario,
    inRotation: readonly boolean[],
    routed: readonly boolean[],
  ) {
    const { zones, backends, lbs } = scenario.topology;
    const usable = (index: number) => inRotation[index]!;
    const { kind, minClusterSize, panicPercent } = scenario.policies.zone;
    this.isPanic = isInPanic(
      { hosts: backends.length, healthy: backends.filter((_, i) => usable(i)).length },
      panicPercent,
    );
    this.orders.set(
      'panic',
      turnOrder(backends, () => true),
    );
    this.orders.set('all', turnOrder(backends, usable));
    for (const zone of zones)
      this.orders.set(
        scopeKey('zone', zone),
        turnOrder(backends, (i) => usable(i) && backends[i]!.zone === zone),
      );
    if (kind === 'zone-aware') {
      const originating = zoneCounts(zones, lbs, (i) => routed[i]!);
      const upstream = zoneCounts(zones, backends, usable);
      for (const zone of zones)
        this.plans.set(zone, planZones({ localZone: zone, originating, upstream, minClusterSize }));
    }
  }

  /** How the LBs of a zone spread their requests; undefined unless the policy is zone-aware. */
  planOf(zone: string): ZonePlan | undefined {
    return this.plans.get(zone);
  }

  /** The backends of a scope in the order in which they take turns; one with a greater weight comes up more often. */
  orderOf(scope: BackendPick['scope'], zone: string | null): Int32Array {
    return this.orders.get(scopeKey(scope, zone))!;
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
    const { scope, inZone } = this.scopeOf(zone, draws, routingRoll);
    const order = this.orderOf(scope, inZone);
    const turn = turnOf(scopeKey(scope, inZone));
    const backend = order.length === 0 ? -1 : order[turn % order.length]!;
    return { backend, pick: { scope, zone: inZone, draws, turn } };
  }

  private scopeOf(
    zone: string,
    draws: readonly [number, number],
    routingRoll: number,
  ): { scope: BackendPick['scope']; inZone: string | null } {
    const { kind, routingEnabledPercent } = this.scenario.policies.zone;
    if (kind === 'local-only') return { scope: 'zone', inZone: zone };
    if (this.isPanic) return { scope: 'panic', inZone: null };
    const plan = this.plans.get(zone);
    if (!plan || plan.mode === 'NoLocalityRouting' || routingRoll >= routingEnabledPercent)
      return { scope: 'all', inZone: null };
    return { scope: 'zone', inZone: pickZone(plan, draws[0], draws[1]).zone };
  }
}

const scopeKey = (scope: BackendPick['scope'], zone: string | null) => (zone === null ? scope : `${scope} ${zone}`);

function zoneCounts(
  zones: readonly string[],
  hosts: readonly (LbSpec | BackendSpec)[],
  isHealthy: (index: number) => boolean,
) {
  return zones
    .filter((zone) => hosts.some((host) => host.zone === zone))
    .map((zone) => ({ zone, healthy: hosts.filter((host, i) => host.zone === zone && isHealthy(i)).length }));
}

/**
 * Weighted round robin as a list to walk: host i's k-th turn falls due at (k + 1) / weight, earliest first, ties in the
 * order of the hosts. It is the schedule of Envoy's EDF scheduler from a start where all are due.
 */
function turnOrder(backends: readonly BackendSpec[], isIn: (index: number) => boolean): Int32Array {
  const members = backends.flatMap((backend, index) => (isIn(index) ? [{ index, weight: backend.weight }] : []));
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
