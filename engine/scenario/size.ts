import { EngineError } from '../errors';
import { expectedFlows, rateSegments } from './arrivalRate';
import { expandFaults } from './expandFaults';
import { L4_CHOICES } from './l4Choices';
import { regionsOf } from './regions';
import type { Fault, Scenario } from './schema';
import { triesOf } from './tries';

/** What a scenario asks of the machine that runs it, from above; a run may well need less. */
export interface ScenarioSize {
  /** Of the kernel, and what changes of routes and lists cost on top, as so many events. */
  readonly events: number;
  /** Open at once. */
  readonly connections: number;
  /** Of single boxes, when those of zones and those that come in turns are taken apart. */
  readonly faults: number;
}

/** Half a minute to two on a laptop; some 500 MB of connections; lists of faults that a page can show. */
const MOST: ScenarioSize = { events: 50e6, connections: 1e6, faults: 10_000 };

/** Looking at a flow, a host or a slot of a table takes about so small a part of the time of an event. */
const VISITS_PER_EVENT = 20;
/** How often each backend is looked at when one LB's view of them is made anew. */
const VISITS_PER_VIEW = 6;
/** Arrival, SYN, hello, close; a client that nobody answers, or that is refused, tries once a second, or sooner if it is impatient. */
const EVENTS_PER_CONNECTION = 4;
const RETRY_MS = 1000;

/** Throws an EngineError if a scenario is so large that it could keep a page busy for minutes or fill its memory. */
export function requireRunnable(scenario: Scenario): void {
  const size = sizeOf(scenario);
  for (const what of ['faults', 'connections', 'events'] as const) {
    if (!(size[what] <= MOST[what]))
      throw new EngineError(
        'scenario',
        Math.round(size[what]),
        `at most ${MOST[what]} ${what} (by an estimate from above)`,
      );
  }
}

/** An estimate from above, made without running anything. */
export function sizeOf(scenario: Scenario): ScenarioSize {
  const faults = elementaryFaults(scenario);
  const connections = openConnections(scenario);
  return { faults, connections, events: trafficEvents(scenario) + controlEvents(scenario, faults, connections) };
}

/** Flaps are counted, not made: there may be a day of them. */
function elementaryFaults(scenario: Scenario): number {
  const [flapping, others] = [true, false].map((isFlap) =>
    scenario.faults.filter(({ kind }) => (kind === 'backend-flap') === isFlap),
  ) as [Fault[], Fault[]];
  const turns = flapping.map(({ forMs, periodMs }) => Math.min(scenario.durationMs, forMs ?? Infinity) / periodMs!);
  return turns.reduce((sum, n) => sum + Math.ceil(n), expandFaults({ ...scenario, faults: others }).length);
}

const lifeMs = ({ traffic: { arrivals, flowMs }, durationMs }: Scenario) =>
  arrivals.kind === 'replay' ? durationMs : Math.min(flowMs, durationMs);

/** Little's law at the greatest rate. */
function openConnections(scenario: Scenario): number {
  const inTime = rateSegments(scenario).filter(({ fromMs }) => fromMs <= scenario.durationMs);
  if (inTime.length === 0) return expectedFlows(scenario);
  const flowsPerMs = inTime.reduce((most, segment) => Math.max(most, segment.flowsPerMs), 0);
  return Math.min(expectedFlows(scenario), flowsPerMs * lifeMs(scenario));
}

function trafficEvents(scenario: Scenario): number {
  const flows = expectedFlows(scenario);
  const life = lifeMs(scenario);
  const { retries, clients } = scenario.policies;
  const retryMs = Math.min(RETRY_MS, clients.connectTimeoutMs ?? RETRY_MS);
  const eventsPerCall = 1 + Number(retries.attempts > 1) + Number(retries.perTryTimeoutMs !== null);
  const eventsPerRequest = 1 + Number(retries.overallTimeoutMs !== null) + eventsPerCall * callsPerRequest(scenario);
  return flows * (EVENTS_PER_CONNECTION + life / retryMs + requestsPerFlow(scenario) * eventsPerRequest);
}

function requestsPerFlow(scenario: Scenario): number {
  return 1 + lifeMs(scenario) / scenario.traffic.requestIntervalMs;
}

/** When every try fails at the deepest tier. */
function callsPerRequest({ topology, policies: { retries } }: Scenario): number {
  const tiers = 1 + topology.backends.reduce((deepest, { tier = 0 }) => Math.max(deepest, tier), 0);
  let calls = 0;
  let atTier = 1;
  for (let tier = 0; tier < tiers; tier++) {
    atTier *= triesOf(retries, tier);
    calls += atTier;
  }
  return calls;
}

/** Faults and their ends, each of which may change routes and lists; ejections; the upkeep of resilient groups. */
function controlEvents(scenario: Scenario, faults: number, connections: number): number {
  const { topology, policies, durationMs } = scenario;
  const { l4, ecmp, ejection } = policies;
  const hosts = topology.lbs.length * topology.backends.length;
  const slots = topology.lbs.some(({ tier }) => tier === 'l4') && L4_CHOICES[l4.choice].hasTable ? l4.tableSize : 0;
  const isResilient = policies.entry.kind === 'ecmp' && ecmp.algorithm === 'resilient';
  // Buckets are copied into the record of the run: each counts as a whole event.
  const buckets = isResilient ? ecmp.buckets * regionsOf(scenario).length : 0;
  const sweeps = ejection ? durationMs / ejection.intervalMs : 0;
  const upkeeps = isResilient && faults > 0 && ecmp.idleTimerMs > 0 ? (2 * durationMs) / ecmp.idleTimerMs : 0;
  // The event itself, and what the calls under way see of it.
  const change = 2 + (hosts + slots + 3 * connections) / VISITS_PER_EVENT + buckets;
  return (
    2 * faults * change +
    2 * ejections(scenario) * (1 + (VISITS_PER_VIEW * topology.backends.length + slots) / VISITS_PER_EVENT) +
    sweeps * (1 + hosts / VISITS_PER_EVENT) +
    upkeeps * (1 + (3 * connections) / VISITS_PER_EVENT + buckets)
  );
}

/**
 * At each L7 LB as many hosts as the cap allows are out at once. The place of one is free for another when its ejection
 * has ended: with a sweep, when it has lasted its base time at least, or with a passed check, after which it takes a row
 * of failures (or a sweep that compares hosts) to be out again. The calls go round evenly.
 */
function ejections(scenario: Scenario): number {
  const { topology, policies, durationMs } = scenario;
  const { ejection, health } = policies;
  if (!ejection) return 0;
  const { consecutive5xx, baseEjectionMs, intervalMs, maxEjectionPercent, alwaysEjectOneHost, unejectOnPass } =
    ejection;
  const lbs = topology.lbs.filter(({ tier }) => tier === 'l7').length;
  const hosts = topology.backends.length * (maxEjectionPercent / 100);
  const atOnce = lbs * (alwaysEjectOneHost ? Math.max(1, hosts) : hosts);
  const calls = expectedFlows(scenario) * requestsPerFlow(scenario) * callsPerRequest(scenario);
  const rowMs = (consecutive5xx * lbs * topology.backends.length * durationMs) / calls;
  const isComparing = Boolean(ejection.successRate || ejection.failurePercentage);
  const sweptMs = Math.max(baseEjectionMs, intervalMs);
  const checkedMs = health.intervalMs + (isComparing ? Math.min(intervalMs, rowMs) : rowMs);
  const inTurn = atOnce * (1 + durationMs / (unejectOnPass === false ? sweptMs : Math.min(sweptMs, checkedMs)));
  return isComparing ? inTurn : Math.min(inTurn, calls / consecutive5xx);
}
