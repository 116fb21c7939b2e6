import { staleFractionWithViolators } from '../dns/stale';
import { effectsOf } from '../scenario/faultKinds';
import { isDirect, regionOfZone, regionsOf } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import { askedMs } from '../simulation/dns';
import type { Failover, Resolver, Run } from '../simulation/run';
import type { View } from './view';
import { sumOver } from './windows';

/** What a name stands for: the VIPs of regions, the backends' own addresses, or nothing that a resolver could forget. */
export function namedKind(scenario: Scenario): 'vips' | 'backends' | 'none' {
  if (scenario.policies.entry.kind === 'dns') return 'backends';
  return isDirect(scenario) || regionsOf(scenario).length === 1 ? 'none' : 'vips';
}

/** The first box that fails of those that a name stands for: an LB or, where it stands for backends, one of them. */
export interface DeadAddress {
  readonly kind: 'lb' | 'backend';
  readonly id: string;
  /** Into the topology's list of that kind. */
  readonly index: number;
  readonly atMs: number;
  /** When the record was given without it; null: not in this run. */
  readonly changedMs: number | null;
}

const deaths = new WeakMap<Run, DeadAddress | null>();

/** Null in a run in which none of them fails. */
export function deadAddress(run: Run): DeadAddress | null {
  const known = deaths.get(run);
  if (known !== undefined) return known;
  const found = namedKind(run.scenario) === 'backends' ? deadBackend(run) : deadLb(run);
  deaths.set(run, found);
  return found;
}

function deadLb(run: Run): DeadAddress | null {
  const [failover] = run.failovers;
  if (!failover) return null;
  const { target: id, atMs } = failover.fault;
  const index = run.scenario.topology.lbs.findIndex((lb) => lb.id === id);
  return { kind: 'lb', id, index, atMs, changedMs: recordChangedMs(run, failover, run.scenario.durationMs) };
}

function deadBackend({ scenario, events }: Run): DeadAddress | null {
  for (const event of events) {
    if (event.kind !== 'fault' || (effectsOf(event.fault.kind)?.answers ?? 'as-usual') === 'as-usual') continue;
    const { target: id, atMs } = event.fault;
    const index = scenario.topology.backends.findIndex((backend) => backend.id === id && (backend.tier ?? 0) === 0);
    if (index < 0) continue;
    const change = events.find(
      ({ tMs, ...one }) => one.kind === 'backend-removed' && one.subject === id && tMs >= atMs,
    );
    return { kind: 'backend', id, index, atMs, changedMs: change?.tMs ?? null };
  }
  return null;
}

/** Whether clients of a zone may be sent to a box in another one, while all is well. */
export function isSentTo(scenario: Scenario, clientZone: string, boxZone: string): boolean {
  if (namedKind(scenario) === 'backends' && scenario.policies.lists.scope !== 'region') return true;
  return regionOfZone(scenario, clientZone) === regionOfZone(scenario, boxZone);
}

/** What theory says of the new connections sent to the dead address while every resolver has the old record. */
export function exposedShare(scenario: Scenario, { kind, index }: DeadAddress): number {
  const { lbs, backends, clients } = scenario.topology;
  const { zone } = (kind === 'lb' ? lbs : backends)[index]!;
  const exposed = clients.filter((group) => isSentTo(scenario, group.zone, zone));
  const share = sumOver(exposed, (group) => group.share) / sumOver(clients, (group) => group.share);
  if (kind === 'lb') return share;
  return share / backends.filter((one) => (one.tier ?? 0) === 0 && isSentTo(scenario, zone, one.zone)).length;
}

/** New connections of a stretch of the run, and those of them sent to the address that fails. */
export interface Opened {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly opened: number;
  readonly toDead: number;
}

const STRETCHES = 48;

const known = new WeakMap<Run, readonly Opened[]>();

/** The run's sampled flows by the moment of their opening: where clients believed, or routers knew, the box to be. */
export function sentToDead(run: Run): readonly Opened[] {
  const stretches = known.get(run) ?? count(run);
  known.set(run, stretches);
  return stretches;
}

function count(run: Run): Opened[] {
  const { scenario, flows } = run;
  const dead = deadAddress(run);
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
    if (dead && steps[0]?.[dead.kind] === dead.index) stretch.toDead++;
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

/** What theory says of the share of resolvers that still have the old record, `sinceMs` after its change. */
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
export function sentSinceFault({ run, frame }: View): readonly Opened[] {
  const dead = deadAddress(run);
  if (!dead) return [];
  return sentToDead(run).filter(
    ({ fromMs, untilMs, opened }) => fromMs >= dead.atMs && untilMs <= frame.tMs && opened > 0,
  );
}

/** Of the connections opened in the latest of them, the share sent to the dead address; null: there is none. */
export function shareNow(view: View): number | null {
  const last = sentSinceFault(view).at(-1);
  return last ? last.toDead / last.opened : null;
}
