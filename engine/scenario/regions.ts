import { parseIpv4 } from '../ecmp/flow';
import type { Scenario } from './schema';

export interface Region {
  readonly id: string;
  readonly zones: readonly string[];
  readonly vip: string;
}

/** The regions of a scenario; without any, one that holds every zone. */
export function regionsOf({ topology, traffic }: Scenario): readonly Region[] {
  return topology.regions ?? [{ id: 'region', zones: topology.zones, vip: traffic.vip }];
}

/** Index of the region that a zone lies in. */
export function regionOfZone(scenario: Scenario, zone: string): number {
  return regionsOf(scenario).findIndex((region) => region.zones.includes(zone));
}

/** Zones of the hosts that an LB of `zone` may send to. */
export function zonesInReach(scenario: Scenario, zone: string): readonly string[] {
  if (scenario.policies.lists.scope !== 'region') return scenario.topology.zones;
  return regionsOf(scenario)[regionOfZone(scenario, zone)]!.zones;
}

/** Whether clients reach the backends without an LB between: each picks one by itself. */
export function isDirect({ policies: { entry } }: Scenario): boolean {
  return entry.kind === 'dns' || entry.kind === 'client';
}

/** Whether a daemon speaks for each LB, BGP's or VRRP's, so that traffic leaves the LB when the daemon falls silent. */
export function hasSpeaker({ entry }: Pick<Scenario['policies'], 'entry'>): boolean {
  return entry.kind === 'ecmp' || entry.kind === 'vrrp';
}

/** Index of the region whose VIP an address is; packets to any other address meet the first. */
export function regionOfAddress(scenario: Scenario, address: number): number {
  return Math.max(
    0,
    regionsOf(scenario).findIndex(({ vip }) => parseIpv4(vip) === address),
  );
}
