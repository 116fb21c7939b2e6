import * as z from 'zod/mini';
import { stream, uint32, uniform } from '../../engine/random';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario, type ScenarioPatch } from '../../engine/scenario/patch';
import type { FaultKind, Scenario } from '../../engine/scenario/schema';
import { DAEMON_MS } from './daemons';
import { runs } from './file';

/** A situation of the failover files: who fails how, and what would notice. */
export const situationShape = z.object({
  failure: z.enum(['graceful', 'link_admin_down', 'carrier_loss', 'kill9', 'silent']),
  bgp_hold_s: z.number(),
  bfd_interval_ms: z.nullable(z.number()),
  bfd_multiplier: z.nullable(z.number()),
  daemon: z.enum(['bird', 'frr']),
  graceful_restart_time_s: z.optional(z.number()),
});
export type Situation = z.infer<typeof situationShape>;

const FAULT_OF = {
  graceful: 'daemon-death', // its TCP session closes either way
  kill9: 'daemon-death',
  link_admin_down: 'link-down',
  carrier_loss: 'link-down',
  silent: 'lb-hang',
} as const satisfies Record<Situation['failure'], FaultKind>;

const VIP = '203.0.113.10';
const VICTIMS = ['lb-a', 'lb-b', 'lb-c'];
const FAULT_MS = 200;
/** From the latest detection until the LB returns. */
const MARGIN_MS = 300;
/** Each wait for an answer doubles: a client may learn of the new route as late as this many times the outage. */
const RETRANSMISSION_FACTOR = 2;
const RETURN_MS = 100;

/** Place of a run's victim among the next hops, from 0. */
export const placeOfVictim = (run: number) => run % VICTIMS.length;

/** What is sent to the VIP, and how often on each flow. */
export interface Probes {
  readonly flows: number;
  readonly proto: 'udp' | 'tcp';
  readonly everyMs: number;
}

/**
 * The scenario of a situation. Each run has flows, a hash seed and a moment between two pings of its own, and strikes the
 * next LB in turn.
 */
export function anycastScenario(input: Situation, run: number, { flows, proto, everyMs }: Probes): Scenario {
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
    faults: [{ kind: FAULT_OF[input.failure], target: VICTIMS[placeOfVictim(run)]!, atMs, forMs }],
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
