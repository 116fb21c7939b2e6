import * as z from 'zod/mini';
import { synRetransmissions } from '../../engine/detection/synRetries';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import { simulate } from '../../engine/simulation/simulate';
import type { Figure } from './figure';
import { type CaseFigures, family, spread } from './file';

const shape = z.object({
  input: z.object({
    tcp_syn_linear_timeouts: z.number(),
    tcp_syn_retries: z.number(),
    host: z.enum(['refuses', 'silent', 'gone_same_link', 'gone_behind_router', 'silent_then_back']),
    back_after_ms: z.optional(z.number()),
  }),
  measured: z.object({ syns_after_ms: z.array(spread), until_outcome_ms: spread }),
});
type Case = z.infer<typeof shape>;

/** Linux keeps its timers in a wheel whose steps are up to an eighth of what is waited for: all of them are late. */
const WHEEL = 1 / 8;
const LINUX_RETRIES = 6;

/** A client of Linux opens a connection to a host that does not answer, or not yet. */
export const synRetries = family(shape, ({ input, measured }): CaseFigures => {
  const label = `${input.host.replaceAll('_', ' ')}, ${input.tcp_syn_linear_timeouts} linear timeouts, ${input.tcp_syn_retries} retries`;
  if (!input.host.startsWith('silent')) return { label, figures: [], noCounterpart: 'unreachable' };
  return { label, figures: input.host === 'silent' ? silent(input, measured) : [back(input, measured)] };
});

function silent(input: Case['input'], { syns_after_ms, until_outcome_ms }: Case['measured']): Figure[] {
  const { retransmissionsMs, givesUpMs } = synRetransmissions({
    retries: input.tcp_syn_retries,
    linearTimeouts: input.tcp_syn_linear_timeouts,
  });
  const lastMs = retransmissionsMs.at(-1)!;
  // A scenario has the kernel's default of retries.
  const isRun = input.tcp_syn_retries === LINUX_RETRIES;
  return [
    {
      ...{ name: 'lastSyn', role: 'derived', simulated: [lastMs], measured: syns_after_ms.at(-1)! },
      everyMs: (lastMs - retransmissionsMs.at(-2)!) * WHEEL,
    },
    {
      ...{ name: 'givesUp', role: isRun ? 'tested' : 'derived', measured: until_outcome_ms },
      simulated: [isRun ? attemptMs(input, null) : givesUpMs],
      everyMs: (givesUpMs - lastMs) * WHEEL,
    },
  ];
}

function back(input: Case['input'], { until_outcome_ms }: Case['measured']): Figure {
  const connectedMs = attemptMs(input, input.back_after_ms!);
  return {
    ...{ name: 'connected', role: 'tested', simulated: [connectedMs], measured: until_outcome_ms },
    everyMs: connectedMs * WHEEL,
  };
}

/** How long the first attempt takes of a client whose LB is silent from the start, for so long: until it is given up, or answered. */
function attemptMs({ tcp_syn_linear_timeouts }: Case['input'], backAfterMs: number | null): number {
  const { flows, events } = simulate(
    patchScenario(namedScenarios['one-lb'], {
      durationMs: 200_000,
      traffic: {
        arrivals: {
          kind: 'replay',
          flows: [{ src: '192.0.2.10', dst: '203.0.113.10', proto: 'tcp', sport: 40_000, dport: 443 }],
        },
      },
      policies: { clients: { synRetries: tcp_syn_linear_timeouts > 0 ? 'linux-6.5' : 'linux-before-6.5' } },
      faults: [{ atMs: 0, kind: 'lb-hang', target: 'lb-a', forMs: backAfterMs }],
    }),
  );
  const opened = events.find(({ kind }) => kind === 'flow-opened');
  const again = flows[0]!.steps.filter(({ state }) => state === 'connecting')[1];
  return (opened ?? again)!.tMs;
}
