import * as z from 'zod/mini';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario, type ScenarioPatch } from '../../engine/scenario/patch';
import { simulate } from '../../engine/simulation/simulate';
import { DAEMON_START_MS } from './daemons';
import { type CaseFigures, family, runs, spread } from './file';

const shape = z.object({
  input: z.object({
    proxy: z.enum(['haproxy', 'nginx']),
    failure: z.enum(['refuses', 'silent', 'frozen']),
    backends: z.number(),
    connect_timeout_ms: z.number(),
    response_timeout_ms: z.number(),
    balance: z.optional(z.enum(['roundrobin', 'leastconn', 'uri'])),
    retries: z.optional(z.number()),
    redispatch_interval: z.optional(z.nullable(z.number())),
    max_fails: z.optional(z.number()),
  }),
  measured: z.object({ slow_ms: z.nullable(spread) }),
});
type Input = z.infer<typeof shape>['input'];

const RUNS = runs(9);
const SLOW_MS = 500;

/** A proxy one of whose servers does not answer: how long a client waits that is unlucky. */
export const proxyConnect = family(shape, ({ input, measured: { slow_ms } }): CaseFigures => {
  const label = labelOf(input);
  // A refusal is followed by a pause, or by a turn, of the proxy's own; `max_fails` counts for itself.
  const isOwn = input.failure === 'refuses' || (input.max_fails ?? 0) > 0 || slow_ms === null;
  if (isOwn) return { label, figures: [], noCounterpart: 'ownRetries' };
  const simulated = RUNS.flatMap((run) => slowMs(input, run));
  const time = { role: 'tested', unit: 'ms', step: DAEMON_START_MS } as const;
  return { label, figures: [{ name: 'slowRequest', ...time, simulated, measured: slow_ms }] };
});

/** The times of those requests of one client, long apart, that were slow. */
function slowMs(input: Input, run: number): number[] {
  const { topology } = namedScenarios['one-lb'];
  const servers = runs(input.backends).map((server) => ({ ...topology.backends[0]!, id: `s${server}`, serviceMs: 1 }));
  const flow = { src: `198.18.0.${run + 1}`, dst: '203.0.113.10', proto: 'tcp' as const, sport: 40_000, dport: 443 };
  const { flows } = simulate(
    patchScenario(namedScenarios['one-lb'], {
      seed: run,
      durationMs: 200_000,
      topology: { backends: servers },
      traffic: { arrivals: { kind: 'replay', flows: [flow] }, requestIntervalMs: 10_000 },
      policies: {
        ...policiesOf(input),
        tls: { version: 'none' },
        // Nobody checks.
        health: { intervalMs: 600_000, unhealthyAfter: 100 },
      },
      faults: [
        {
          atMs: 0,
          kind: input.failure === 'frozen' ? 'backend-hang' : 'backend-power-loss',
          target: 's0',
          forMs: null,
        },
      ],
    }),
  );
  const times = flows[0]!.requests.map(({ sentMs, doneMs }) => doneMs - sentMs);
  return times.filter((ms) => ms > SLOW_MS && ms < Number.POSITIVE_INFINITY);
}

/**
 * HAProxy's retry stays with its server, as that of a hash does here, unless it may be redispatched and the algorithm is
 * no hash; a request that was sent it does not try again. nginx tries the next server either way.
 */
function policiesOf(input: Input): NonNullable<ScenarioPatch['policies']> {
  const { proxy, failure, backends, balance, redispatch_interval = null, retries = backends - 1 } = input;
  const isMoved = proxy === 'nginx' || (balance !== 'uri' && redispatch_interval !== null);
  const mayRetry = proxy === 'nginx' || failure === 'silent';
  return {
    balance: { kind: isMoved ? 'round-robin' : 'ring-hash' },
    retries: {
      attempts: mayRetry ? retries + 1 : 1,
      avoidsFailed: isMoved,
      // The kernel of a frozen server accepts, and the answer is waited for.
      connectTimeoutMs: failure === 'frozen' ? input.response_timeout_ms : input.connect_timeout_ms,
      perTryTimeoutMs: input.response_timeout_ms,
      overallTimeoutMs: null,
      ...{ backoffBaseMs: 1, backoffCapMs: 1 },
    },
  };
}

function labelOf({ proxy, failure, backends, balance, redispatch_interval, max_fails }: Input): string {
  const redispatch = redispatch_interval == null ? 'no redispatch' : `redispatch ${redispatch_interval}`;
  const policy = proxy === 'haproxy' ? `${balance}, ${redispatch}` : `max_fails ${max_fails}`;
  return `${proxy}, ${backends} servers, one ${failure}, ${policy}`;
}
