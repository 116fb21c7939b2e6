import * as z from 'zod/mini';
import { stream, uint32, uniform } from '../random';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { FaultKind, Scenario } from '../scenario/schema';
import type { Failover, Run } from '../simulation/run';
import { simulate } from '../simulation/simulate';
import { DAEMON_MS, FITTED_ON } from './daemons';
import { type Figure, type MeasuredSpread, measuredOnce, type Reason } from './figure';
import { type CaseFigures, family, runs, spread } from './file';

const shape = z.object({
  input: z.object({
    failure: z.enum(['graceful', 'link_admin_down', 'carrier_loss', 'kill9', 'silent']),
    bgp_hold_s: z.number(),
    bfd_interval_ms: z.nullable(z.number()),
    bfd_multiplier: z.nullable(z.number()),
    daemon: z.enum(['bird', 'frr']),
    udp_flows: z.number(),
    ping_interval_ms: z.number(),
    graceful_restart_time_s: z.optional(z.number()),
  }),
  measured: z.object({
    outage_until_other_lb_answers_ms: spread,
    survivor_flows_moved_by_victim_position: z.object({ '1': spread, '2': spread, '3': spread }),
    on_return_fraction_of_all_flows_moved: z.optional(spread),
    tcp_on_dead_lb: z.object({
      connections: z.number(),
      reset: z.number(),
      eof: z.number(),
      no_error_seen: z.number(),
    }),
    tcp_error_seen_after_fault_ms: spread,
  }),
});
type Case = z.infer<typeof shape>;
/** What a situation is made of, beside what probes it. */
type Situation = Omit<Case['input'], 'udp_flows' | 'ping_interval_ms'>;

const FAULT_OF = {
  graceful: 'daemon-death', // its TCP session closes either way
  kill9: 'daemon-death',
  link_admin_down: 'link-down',
  carrier_loss: 'link-down',
  silent: 'lb-hang',
} as const satisfies Record<Case['input']['failure'], FaultKind>;

const LBS = 3;
/** As many for each place of the victim among the next hops. */
const RUNS = runs(9);
const MANY_FLOWS_RUNS = runs(60);
const VICTIMS = ['lb-a', 'lb-b', 'lb-c'];
/** Enough for some on each LB: those of a run share one detection time. */
const PINGED_FLOWS = 24;
const TCP_CONNECTIONS = 60;
const TCP_PING_MS = 100;
const FAULT_MS = 200;
/** From the latest detection until the LB returns. */
const MARGIN_MS = 300;
/** Each wait for an answer doubles: a client may learn of the new route as late as this many times the outage. */
const RETRANSMISSION_FACTOR = 2;
const RETURN_MS = 100;

/** Anycast failover: three LBs announce a VIP over BGP, and one of them fails. */
export const failover = family(shape, ({ input, measured }) => {
  const role = FITTED_ON.has(input.failure) && input.graceful_restart_time_s === undefined ? 'fitted' : 'tested';
  const pinged = RUNS.map((run) => firstFailover(simulate(pings(input, run))).firstAnswerMs!);
  return {
    label: labelOf(input),
    figures: [
      {
        name: 'outage',
        role,
        simulated: pinged,
        measured: measured.outage_until_other_lb_answers_ms,
        everyMs: input.ping_interval_ms,
      },
      ...moves(input, measured),
      ...connections(input, measured),
    ],
  } satisfies CaseFigures;
});

function moves(input: Case['input'], measured: Case['measured']): Figure[] {
  const failovers = failoversOfManyFlows(input.udp_flows);
  const byPlace = (place: number) => failovers.filter((_, run) => run % LBS === place).map(survivorsMovedShare);
  const { survivor_flows_moved_by_victim_position: positions, on_return_fraction_of_all_flows_moved: onReturn } =
    measured;
  const share = (name: Figure['name'], simulated: number[], spreadOf: MeasuredSpread): Figure => ({
    name,
    role: 'tested',
    simulated,
    measured: spreadOf,
  });
  return [
    share('movedFirst', byPlace(0), positions['1']),
    share('movedMiddle', byPlace(1), positions['2']),
    share('movedLast', byPlace(2), positions['3']),
    ...(onReturn ? [share('movedOnReturn', failovers.map(returnedShare), onReturn)] : []),
  ];
}

function connections(
  input: Case['input'],
  { tcp_on_dead_lb, tcp_error_seen_after_fault_ms }: Case['measured'],
): Figure[] {
  const results = RUNS.map((run) => simulate(tcp(input, run)));
  const { connections: all, no_error_seen, reset, eof } = tcp_on_dead_lb;
  return [
    {
      name: 'lostOnDead',
      role: 'tested',
      simulated: results.map((result) => brokenShare(firstFailover(result))),
      // A connection that saw no error had met its own twin of an earlier run, the files suppose.
      measured: measuredOnce((reset + eof) / (all - no_error_seen)),
    },
    {
      name: 'clientError',
      role: 'tested',
      simulated: results.flatMap(errorTimes),
      measured: tcp_error_seen_after_fault_ms,
      everyMs: TCP_PING_MS,
      reason: reasonOf(input),
    },
  ];
}

/** An outage of 7 to 9 s is waited out by the sixth doubling of the retransmission timer. */
function reasonOf({ daemon, failure, bgp_hold_s, bfd_interval_ms }: Case['input']): Reason | undefined {
  const isLong = failure === 'silent' && bfd_interval_ms === null && bgp_hold_s === 9;
  return isLong && daemon === 'frr' ? 'retransmissionTimer' : undefined;
}

/** Every flow pinged as often as it was, at an own moment of the ping's interval when the fault strikes. */
function pings(input: Case['input'], run: number): Scenario {
  return situation(input, run, { flows: PINGED_FLOWS, proto: 'udp', everyMs: input.ping_interval_ms });
}

const knownFailovers = new Map<number, Failover[]>();

/**
 * As many flows as there were, to count those that move when a victim of each place goes and comes back. Which ones do
 * does not depend on how it was noticed, so the same runs, of a clean stop, stand for all cases; pings are few, for they
 * do not matter to the route.
 */
function failoversOfManyFlows(flows: number): Failover[] {
  const known = knownFailovers.get(flows);
  if (known) return known;
  const input = {
    failure: 'graceful',
    daemon: 'bird',
    bgp_hold_s: 9,
    bfd_interval_ms: null,
    bfd_multiplier: null,
  } as const;
  const failovers = MANY_FLOWS_RUNS.map((run) =>
    firstFailover(simulate(situation(input, run, { flows, proto: 'udp', everyMs: 1000 }))),
  );
  knownFailovers.set(flows, failovers);
  return failovers;
}

function tcp(input: Case['input'], run: number): Scenario {
  return situation(input, run, { flows: TCP_CONNECTIONS, proto: 'tcp', everyMs: TCP_PING_MS });
}

interface Probes {
  readonly flows: number;
  readonly proto: 'udp' | 'tcp';
  readonly everyMs: number;
}

function situation(input: Situation, run: number, { flows, proto, everyMs }: Probes): Scenario {
  const { bfd_interval_ms: txMs, bfd_multiplier: multiplier, graceful_restart_time_s: restartS } = input;
  const draws = stream(run, 'measured failover');
  const tuple = (flow: number) => ({
    src: '192.0.2.10',
    dst: VIP,
    proto,
    sport: 1024 + (uint32(draws, flow, 0) % 64_512),
    dport: 7,
  });
  const atMs = FAULT_MS + everyMs * uniform(draws, run, 1);
  const forMs = MARGIN_MS + latestMs(input) * (proto === 'tcp' ? RETRANSMISSION_FACTOR : 1);
  return patchScenario(anycast, {
    seed: run,
    durationMs: atMs + forMs + 2 * RETURN_MS,
    traffic: {
      arrivals: { kind: 'replay', flows: runs(flows).map(tuple) },
      requestIntervalMs: everyMs,
    },
    policies: {
      ecmp: { hashSeed: uint32(draws, 0, 2) },
      detection: {
        bfd: txMs === null || multiplier === null ? null : { txMs, multiplier },
        holdMs: input.bgp_hold_s * 1000,
        daemonMs: [...DAEMON_MS[input.daemon]],
        gracefulRestartMs: restartS === undefined ? null : restartS * 1000,
      },
    },
    faults: [{ kind: FAULT_OF[input.failure], target: VICTIMS[run % LBS]!, atMs, forMs }],
  });
}

/** When the latest of the timers of a situation rings. */
function latestMs({
  failure,
  bgp_hold_s,
  bfd_interval_ms,
  bfd_multiplier,
  graceful_restart_time_s = 0,
}: Situation): number {
  if (failure !== 'silent') return graceful_restart_time_s * 1000;
  return bfd_interval_ms === null ? bgp_hold_s * 1000 : bfd_interval_ms * bfd_multiplier!;
}

const VIP = '203.0.113.10';

/** Three LBs on a router, clients beside it. */
const anycast = patchScenario(namedScenarios.anycast, {
  topology: {
    clients: [{ id: 'clients', zone: 'A', rttMs: 0, share: 1 }],
    backends: namedScenarios.anycast.topology.backends.map((backend) => ({ ...backend, serviceMs: 0.01 })),
  },
  traffic: { vip: VIP, port: 7, returningShare: 0 },
  policies: {
    detection: { link: true, returnMs: RETURN_MS },
    tls: { version: 'none' },
    zone: { kind: 'any' },
    cost: { crossZoneMs: 0 },
  },
} satisfies ScenarioPatch);

const firstFailover = (run: Run): Failover => run.failovers[0]!;

const survivorsMovedShare = ({ live, moved, movedNeedlessly }: Failover) =>
  movedNeedlessly / (live - (moved - movedNeedlessly));

const returnedShare = ({ movedOnReturn, live }: Failover) => movedOnReturn / live;

const brokenShare = ({ broken, intact }: Failover) => broken / (broken + intact);

/** When the connections that were on the dead LB were reset, from the fault on. */
function errorTimes({ events, scenario }: Run): number[] {
  const { atMs, target, forMs } = scenario.faults[0]!;
  const onDead = new Set(
    events.flatMap((event) => (event.kind === 'flow-opened' && event.lb === target ? [event.flow] : [])),
  );
  return events.flatMap((event) => {
    if (event.kind !== 'flow-broken' || !onDead.delete(event.flow)) return [];
    return event.tMs < atMs + forMs! ? [event.tMs - atMs] : [];
  });
}

function labelOf({
  failure,
  bgp_hold_s,
  bfd_interval_ms,
  bfd_multiplier,
  graceful_restart_time_s,
}: Case['input']): string {
  if (failure !== 'silent') {
    const restart = graceful_restart_time_s === undefined ? '' : `, graceful restart ${graceful_restart_time_s} s`;
    return failure.replaceAll('_', ' ') + restart;
  }
  return bfd_interval_ms === null
    ? `silent, hold timer ${bgp_hold_s} s`
    : `silent, BFD ${bfd_interval_ms} ms × ${bfd_multiplier}`;
}
