import * as z from 'zod/mini';
import { measure } from '../../engine/metrics/measures';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import type { Scenario } from '../../engine/scenario/schema';
import { simulate } from '../../engine/simulation/simulate';
import { measuredOnce } from './figure';
import { type CaseFigures, family, runs } from './file';

const shape = z.object({
  input: z.object({ tls: z.enum(['1.2', '1.3']), mode: z.enum(['none', 'shared', 'sid']), n_servers: z.number() }),
  measured: z.object({ resumed: z.number(), trials: z.number() }),
});
type Input = z.infer<typeof shape>['input'];

const RUNS = runs(9);

/** Visits of a client that offers its ticket to a random one of N servers. `sid`: sessions cached by each server. */
export const tickets = family(
  shape,
  ({ input, measured: { resumed, trials } }): CaseFigures => ({
    label: `TLS ${input.tls}, ${MODES[input.mode]}, ${input.n_servers} ${input.n_servers === 1 ? 'server' : 'servers'}`,
    figures: [
      {
        name: 'resumed',
        role: 'tested',
        simulated: RUNS.map((run) => measure(simulate(visits(input, trials, run)), 'tls.resumedCount') / trials),
        measured: measuredOnce(resumed / trials),
      },
    ],
  }),
);

const MODES = { none: 'own ticket keys', shared: 'shared ticket key', sid: 'own session caches' } as const;
const VISITS_PER_S = 100;

/** A first visit that leaves a ticket, and `trials` more, each answered before the next comes. */
function visits({ tls, mode, n_servers }: Input, trials: number, run: number): Scenario {
  const { anycast } = namedScenarios;
  const lbs = runs(n_servers).map((server) => ({ ...anycast.topology.lbs[0]!, id: `s${server}` }));
  return patchScenario(anycast, {
    seed: run,
    durationMs: ((trials + 1.5) * 1000) / VISITS_PER_S,
    topology: { lbs, clients: [{ id: 'clients', zone: 'A', rttMs: 1, share: 1 }] },
    traffic: { arrivals: { kind: 'steady', flowsPerS: VISITS_PER_S }, flowMs: 100, returningShare: 1 },
    policies: { tls: { version: tls, ticketKeys: mode === 'shared' ? 'shared' : 'per-lb' } },
  });
}
