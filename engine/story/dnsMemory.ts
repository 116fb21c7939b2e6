import { staleFractionWithViolators } from '../dns/stale';
import { regionOfZone, regionsOf } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import { askedMs } from '../simulation/dns';
import type { Failover, Resolver, Run } from '../simulation/run';
import type { View } from './view';

/** New connections of a stretch of the run, and those of them sent to the LB that fails. */
export interface Opened {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly opened: number;
  readonly toDead: number;
}

const STRETCHES = 48;

const known = new WeakMap<Run, readonly Opened[]>();

/** The run's sampled flows by the moment of their opening: where clients believed, or routers knew, the LB to be. */
export function sentToDead(run: Run): readonly Opened[] {
  const stretches = known.get(run) ?? count(run);
  known.set(run, stretches);
  return stretches;
}

function count({ scenario, failovers, flows }: Run): Opened[] {
  const dead = scenario.topology.lbs.findIndex(({ id }) => id === failovers[0]?.fault.target);
  const lengthMs = scenario.durationMs / STRETCHES;
  const stretches = Array.from({ length: STRETCHES }, (_, index) => ({
    fromMs: index * lengthMs,
    untilMs: (index + 1) * lengthMs,
    opened: 0,
    toDead: 0,
  }));
  for (const { openedMs, steps } of flows) {
    const stretch = stretches[Math.floor(openedMs / lengthMs)];
    if (!stretch) continue;
    stretch.opened++;
    if (steps[0]?.lb === dead) stretch.toDead++;
  }
  return stretches;
}

/** When the record of the dead LB's region was given another address; null: not by `untilMs`. */
export function recordChangedMs({ scenario, events }: Run, { fault }: Failover, untilMs: number): number | null {
  const lb = scenario.topology.lbs.find(({ id }) => id === fault.target)!;
  const { id } = regionsOf(scenario)[regionOfZone(scenario, lb.zone)]!;
  const change = events.find(
    (event) => event.kind === 'dns-changed' && event.subject === id && event.to !== id && event.tMs >= fault.atMs,
  );
  return change && change.tMs <= untilMs ? change.tMs : null;
}

/** Whether a resolver still gives the address from before a change of the record. */
export function isStale(resolver: Resolver, changedMs: number | null, tMs: number): boolean {
  return changedMs === null || askedMs(resolver, tMs) < changedMs;
}

/** What theory says of the share still sent to the old address, `sinceMs` after the change of the record. */
export function expectedShare({ policies }: Scenario, sinceMs: number): number {
  const { ttlMs, overstayShare, overstayFactor } = policies.dns;
  return staleFractionWithViolators({
    elapsedS: sinceMs / 1000,
    ttlS: ttlMs / 1000,
    violatorShare: overstayShare,
    violatorTtlS: (ttlMs * overstayFactor) / 1000,
  });
}

/** The stretches of the run that began after the fault and are over at the moment, those without connections left out. */
export function sentSinceFault({ run, frame, failover }: View): readonly Opened[] {
  if (!failover) return [];
  return sentToDead(run).filter(
    ({ fromMs, untilMs, opened }) => fromMs >= failover.fault.atMs && untilMs <= frame.tMs && opened > 0,
  );
}

/** Of the connections opened in the latest of them, the share sent to the dead LB; null: there is none. */
export function shareNow(view: View): number | null {
  const last = sentSinceFault(view).at(-1);
  return last ? last.toDead / last.opened : null;
}
