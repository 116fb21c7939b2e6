import * as z from 'zod/mini';
import type { Failover, Run } from '../../engine/simulation/run';
import { simulate } from '../../engine/simulation/simulate';
import { anycastScenario, type Probes, placeOfVictim, type Situation, situationShape } from './anycast';
import { FITTED_ON } from './daemons';
import { type Figure, type MeasuredSpread, measuredOnce, type Reason } from './figure';
import { type CaseFigures, family, runs, spread } from './file';

const shape = z.object({
  input: z.extend(situationShape, { udp_flows: z.number(), ping_interval_ms: z.number() }),
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

/** As many for each place of the victim among the next hops. */
const RUNS = runs(9);
const MANY_FLOWS_RUNS = runs(60);
/** Enough for some on each LB: those of a run share one detection time. */
const PINGED_FLOWS = 24;
const TCP_PINGS = { flows: 60, proto: 'tcp', everyMs: 100 } as const;

/** Pinged as often as they were. */
const pings = ({ ping_interval_ms }: Case['input']): Probes => ({
  flows: PINGED_FLOWS,
  proto: 'udp',
  everyMs: ping_interval_ms,
});

/** Anycast failover: three LBs announce a VIP over BGP, and one of them fails. */
export const failover = family(shape, ({ input, measured }) => {
  const role = FITTED_ON.has(input.failure) && input.graceful_restart_time_s === undefined ? 'fitted' : 'tested';
  const pinged = RUNS.map((run) => firstFailover(simulate(anycastScenario(input, run, pings(input)))).firstAnswerMs!);
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
  const byPlace = (place: number) =>
    failovers.filter((_, run) => placeOfVictim(run) === place).map(survivorsMovedShare);
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
  const results = RUNS.map((run) => simulate(anycastScenario(input, run, TCP_PINGS)));
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
      everyMs: TCP_PINGS.everyMs,
      reason: reasonOf(input),
    },
  ];
}

/** An outage of 7 to 9 s is waited out by the sixth doubling of the retransmission timer. */
function reasonOf({ daemon, failure, bgp_hold_s, bfd_interval_ms }: Case['input']): Reason | undefined {
  const isLong = failure === 'silent' && bfd_interval_ms === null && bgp_hold_s === 9;
  return isLong && daemon === 'frr' ? 'retransmissionTimer' : undefined;
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
  const input: Situation = {
    failure: 'graceful',
    daemon: 'bird',
    bgp_hold_s: 9,
    bfd_interval_ms: null,
    bfd_multiplier: null,
  };
  const failovers = MANY_FLOWS_RUNS.map((run) =>
    firstFailover(simulate(anycastScenario(input, run, { flows, proto: 'udp', everyMs: 1000 }))),
  );
  knownFailovers.set(flows, failovers);
  return failovers;
}

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
