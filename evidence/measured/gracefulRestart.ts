import * as z from 'zod/mini';
import { heedsBfdDown } from '../../engine/detection/gracefulRestart';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import type { FaultKind } from '../../engine/scenario/schema';
import { simulate } from '../../engine/simulation/simulate';
import { DAEMON_MS, DAEMON_START_MS } from './daemons';
import { type Figure, measuredOnce } from './figure';
import { type CaseFigures, family, runs, spread } from './file';

const shape = z.object({
  input: z.object({
    failure: z.enum([
      'clean_stop',
      'kill9',
      'kill9_all',
      'kill9_and_back',
      'frozen',
      'frozen_all',
      'silent',
      'cable_pulled',
    ]),
    back_after_s: z.optional(z.number()),
    bgp_hold_s: z.number(),
    graceful_restart_time_s: z.nullable(z.number()),
    notification_support: z.boolean(),
    bfd_interval_ms: z.nullable(z.number()),
    bfd_multiplier: z.nullable(z.number()),
    bfd_control_plane_independent: z.boolean(),
  }),
  measured: z.object({ runs: z.number(), until_route_gone_ms: z.nullable(spread), runs_route_kept: z.number() }),
});
type Input = z.infer<typeof shape>['input'];

const FAULT_OF = {
  clean_stop: 'daemon-death', // bgpd asks for graceful restart even then: its session closes either way
  kill9: 'daemon-death',
  kill9_all: 'daemon-death',
  kill9_and_back: 'daemon-death',
  frozen: 'lb-hang',
  frozen_all: 'lb-hang',
  silent: 'lb-hang',
  cable_pulled: 'link-down',
} as const satisfies Record<Input['failure'], FaultKind>;

const RUNS = runs(21);

/** FRR with and without graceful restart and BFD: until the route of an LB that fails is gone. */
export const gracefulRestart = family(shape, ({ input, measured }): CaseFigures => {
  const gone = RUNS.flatMap((run) => routeGoneMs(input, run) ?? []);
  const kept: Figure = {
    name: 'routeKept',
    role: 'tested',
    simulated: [1 - gone.length / RUNS.length],
    measured: measuredOnce(measured.runs_route_kept / measured.runs),
  };
  const until = measured.until_route_gone_ms;
  const time = { role: 'tested', unit: 'ms', step: DAEMON_START_MS } as const;
  return {
    label: labelOf(input),
    figures: until ? [{ name: 'routeGone', ...time, simulated: gone, measured: until }, kept] : [kept],
  };
});

function routeGoneMs(input: Input, run: number): number | null {
  const restartMs = input.graceful_restart_time_s === null ? null : input.graceful_restart_time_s * 1000;
  const watchedMs = (restartMs ?? 0) + input.bgp_hold_s * 1000 + 4000;
  const { failovers } = simulate(
    patchScenario(namedScenarios.anycast, {
      seed: run,
      durationMs: 1000 + watchedMs,
      traffic: { arrivals: { kind: 'steady', flowsPerS: 1 }, flowMs: 1000 },
      policies: {
        detection: {
          link: input.failure === 'cable_pulled',
          bfd: bfdOf(input),
          holdMs: input.bgp_hold_s * 1000,
          daemonMs: [...DAEMON_MS.frr],
          gracefulRestartMs: restartMs,
          gracefulRestartAfterHold: input.notification_support,
        },
      },
      faults: [
        {
          ...{ atMs: 1000, kind: FAULT_OF[input.failure], target: 'lb-a' },
          forMs: input.back_after_s === undefined ? null : input.back_after_s * 1000,
        },
      ],
    }),
  );
  return failovers[0]!.detectMs;
}

/** BFD as far as BGP heeds it: a frozen bgpd leaves bfdd alone, which goes on saying that all is well. */
function bfdOf(input: Input): { readonly txMs: number; readonly multiplier: number } | null {
  const { failure, bfd_interval_ms: txMs, bfd_multiplier: multiplier } = input;
  const isHeeded = heedsBfdDown({
    isGraceful: input.graceful_restart_time_s !== null,
    checksControlPlane: input.bfd_control_plane_independent,
    isPeerIndependent: false,
  });
  return txMs === null || multiplier === null || failure === 'frozen' || !isHeeded ? null : { txMs, multiplier };
}

function labelOf(input: Input): string {
  const { failure, bgp_hold_s, graceful_restart_time_s: restartS, bfd_interval_ms, bfd_multiplier } = input;
  const parts = [failure.replaceAll('_', ' '), `hold timer ${bgp_hold_s} s`];
  if (restartS !== null) parts.push(`graceful restart ${restartS} s`);
  if (!input.notification_support) parts.push('no notification support');
  if (bfd_interval_ms !== null) parts.push(`BFD ${bfd_interval_ms} ms × ${bfd_multiplier}`);
  if (input.bfd_control_plane_independent) parts.push('control-plane check');
  return parts.join(', ');
}
