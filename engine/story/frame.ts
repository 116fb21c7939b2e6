import { EngineError } from '../errors';
import { effectsOf } from '../scenario/faultKinds';
import { zonesInReach } from '../scenario/regions';
import type { Fault } from '../scenario/schema';
import { countUntil } from '../simulation/countUntil';
import { Rotation } from '../simulation/rotation';
import type { BackendFrame, BoxState, FlowFrame, Frame, LbFrame, Run, RunEvent, World } from '../simulation/run';
import { flowsAt } from './flowFrames';
import { countsIn } from './windows';

/**
 * The picture of a run at a moment, drawn from the run alone: stepping back is asking for an earlier one. `tMs` is cut
 * to the run's time. Throws EngineError if it is no number.
 */
export function frameAt(run: Run, tMs: number): Frame {
  if (Number.isNaN(tMs)) throw new EngineError('tMs', tMs, 'a moment of the run');
  const { durationMs, topology, policies } = run.scenario;
  const now = Math.max(0, Math.min(tMs, durationMs));
  const world = worldAt(run, now);
  const eventCount = countUntil(run.events, now, (event) => event.tMs);
  const faults = faultEventsOf(run);
  const states = statesAt(
    faults.slice(
      0,
      countUntil(faults, now, (event) => event.tMs),
    ),
  );
  const stateOf = (id: string): BoxState => states.get(id) ?? 'healthy';
  const flows = flowsAt(run, now);
  const held = flowsByLb(flows, topology.lbs.length);
  const window = run.windows[Math.min(run.windows.length - 1, Math.floor((now / durationMs) * run.windows.length))]!;
  const requests = window.requestsByBackend.reduce((sum, n) => sum + n, 0);
  return {
    tMs: now,
    lbs: topology.lbs.map(({ id, zone, tier }, lb): LbFrame => {
      return {
        id,
        zone,
        state: stateOf(id),
        routed: policies.entry.tiers === 'two' && tier === 'l7' ? isSentTo(world, topology.lbs, lb) : world.routed[lb]!,
        flows: held[lb]!,
      };
    }),
    backends: topology.backends.map(({ id, zone }, index): BackendFrame => {
      const share = requests === 0 ? 0 : window.requestsByBackend[index]! / requests;
      return { id, zone, state: stateOf(id), inRotation: world.inRotation[index]!, share };
    }),
    isPanic: isPanicIn(run.scenario, world),
    flows,
    totals: countsIn(
      run.windows.slice(
        0,
        countUntil(run.windows, now, ({ untilMs }) => untilMs),
      ),
    ),
    window,
    eventCount,
  };
}

/** What router and LBs believed at a moment of a run. */
export function worldAt({ worlds }: Run, tMs: number): World {
  return worlds[countUntil(worlds, tMs, ({ fromMs }) => fromMs) - 1]!;
}

/** Some L4 LB sends flows to an L7 LB. */
const isSentTo = ({ callers }: World, lbs: Run['scenario']['topology']['lbs'], lb: number) =>
  callers.some((list, from) => lbs[from]!.tier === 'l4' && list[lb]);

/** Whether some L7 LB sends requests to hosts whose health it does not believe. */
function isPanicIn(scenario: Run['scenario'], world: World): boolean {
  const known = panics.get(world);
  if (known !== undefined) return known;
  const isPanic = scenario.topology.lbs.some(
    ({ tier, zone }, lb) =>
      tier === 'l7' &&
      new Rotation(scenario, world.lists[lb]!, world.callers[lb]!, zonesInReach(scenario, zone)).isPanicIn(zone),
  );
  panics.set(world, isPanic);
  return isPanic;
}

const panics = new WeakMap<World, boolean>();

/** State of every box under a fault; a slow or grey one, or one whose routing daemon died, still serves. */
function statesAt(events: readonly FaultEvent[]): ReadonlyMap<string, BoxState> {
  const faults: Fault[] = [];
  for (const event of events) {
    if (event.kind === 'fault') faults.push(event.fault);
    else
      faults.splice(
        faults.findIndex((fault) => isSame(fault, event.fault)),
        1,
      );
  }
  const states = new Map<string, BoxState>();
  for (const { kind, target } of faults) {
    const effects = effectsOf(kind);
    if (effects && effects.answers !== 'as-usual') states.set(target, 'dead');
    else if (effects?.drains && !states.has(target)) states.set(target, 'draining');
  }
  return states;
}

type FaultEvent = Extract<RunEvent, { kind: 'fault' | 'fault-over' }>;

const faultEvents = new WeakMap<Run, readonly FaultEvent[]>();

/** Few among the many events of the flows: picked out once a run. */
function faultEventsOf(run: Run): readonly FaultEvent[] {
  const found = faultEvents.get(run) ?? run.events.flatMap((event) => ('fault' in event ? [event as FaultEvent] : []));
  faultEvents.set(run, found);
  return found;
}

/** By value: a run that came by message or from a file has copies. */
const isSame = (a: Fault, b: Fault) => a.kind === b.kind && a.target === b.target && a.atMs === b.atMs;

/** How many flows each LB holds, or forwards. */
function flowsByLb(flows: readonly FlowFrame[], lbs: number): number[] {
  const held = new Array<number>(lbs).fill(0);
  for (const { lb, proxy } of flows) {
    if (lb >= 0) held[lb]!++;
    if (proxy >= 0 && proxy !== lb) held[proxy]!++;
  }
  return held;
}
