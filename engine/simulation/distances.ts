import { regionOfZone } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';

/** What it adds to a round trip, in ms, to go to another zone, or to another region. */
export class Distances {
  /** By zone. */
  private readonly regionOf: ReadonlyMap<string, number>;

  constructor(private readonly scenario: Scenario) {
    this.regionOf = new Map(scenario.topology.zones.map((zone) => [zone, regionOfZone(scenario, zone)]));
  }

  between(from: string, to: string): number {
    if (from === to) return 0;
    const { crossZoneMs } = this.scenario.policies.cost;
    return this.toRegion(this.regionOf.get(from)!, to) || crossZoneMs;
  }

  /** From outside: zones of one region are equally near. */
  toRegion(from: number, zone: string): number {
    return from === this.regionOf.get(zone) ? 0 : this.scenario.policies.cost.crossRegionMs;
  }
}
