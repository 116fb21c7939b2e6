import { EngineError, requireInteger, requireNumber } from '../errors';

/** How far from 1 shares may sum that were written with six digits. */
const ROUNDED_SHARES = 1e-5;

/** An AWS-style load balancer: one node a zone, each resolved by DNS for its share of the requests. */
export interface CrossZoneInput {
  readonly targetsPerZone: readonly number[];
  /** Share of the requests that each zone's node gets; sums to 1. */
  readonly nodeShare: readonly number[];
  /** On: every node spreads over all targets. Off: over the targets of its own zone only. */
  readonly crossZone: boolean;
}

export interface CrossZoneShares {
  /** Share of all requests that one target of each zone gets. */
  readonly perTargetShare: readonly number[];
  /** Share of all requests that leave the zone of their node. */
  readonly crossZoneFraction: number;
  /** Share of all requests whose node has no target to send them to. */
  readonly unservedFraction: number;
}

/**
 * What a target carries with cross-zone balancing on and off. On equalises targets and pays with traffic between
 * zones; off keeps traffic in its zone and loads the targets of small zones more.
 * Source: AWS Elastic Load Balancing documentation (ALB: on by default, NLB: off). Throws EngineError on lists of
 * different length, no targets at all, or shares that do not sum to 1.
 */
export function crossZoneShares({ targetsPerZone, nodeShare, crossZone }: CrossZoneInput): CrossZoneShares {
  const total = requireCrossZone(targetsPerZone, nodeShare);
  const sumOverZones = (of: (share: number, targets: number) => number) =>
    nodeShare.reduce((sum, share, zone) => sum + of(share, targetsPerZone[zone]!), 0);
  if (crossZone) {
    return {
      perTargetShare: targetsPerZone.map(() => 1 / total),
      crossZoneFraction: sumOverZones((share, targets) => share * (1 - targets / total)),
      unservedFraction: 0,
    };
  }
  return {
    perTargetShare: targetsPerZone.map((targets, zone) => (targets === 0 ? 0 : nodeShare[zone]! / targets)),
    crossZoneFraction: 0,
    unservedFraction: sumOverZones((share, targets) => (targets === 0 ? share : 0)),
  };
}

function requireCrossZone(targetsPerZone: readonly number[], nodeShare: readonly number[]): number {
  if (nodeShare.length !== targetsPerZone.length) {
    throw new EngineError('nodeShare', nodeShare, `${targetsPerZone.length} shares, one a zone`);
  }
  for (const [zone, targets] of targetsPerZone.entries()) requireInteger(`targetsPerZone[${zone}]`, targets, 0, 1e6);
  for (const [zone, share] of nodeShare.entries()) requireNumber(`nodeShare[${zone}]`, share, 0, 1);
  const total = targetsPerZone.reduce((a, b) => a + b, 0);
  if (total === 0) throw new EngineError('targetsPerZone', targetsPerZone, 'at least one target');
  if (Math.abs(nodeShare.reduce((a, b) => a + b, 0) - 1) > ROUNDED_SHARES) {
    throw new EngineError('nodeShare', nodeShare, 'shares that sum to 1');
  }
  return total;
}
