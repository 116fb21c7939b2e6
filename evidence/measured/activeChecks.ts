import * as z from 'zod/mini';
import { stream, uniform } from '../../engine/random';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import type { Fault, FaultKind } from '../../engine/scenario/schema';
import { simulate } from '../../engine/simulation/simulate';
import type { Figure } from './figure';
import { type CaseFigures, family, runs, spread } from './file';

const shape = z.object({
  input: z.object({
    check: z.enum(['tcp', 'http']),
    failure: z.enum(['refuses', 'silent', 'frozen']),
    inter_ms: z.number(),
    connect_timeout_ms: z.number(),
    check_timeout_ms: z.number(),
    fall: z.number(),
    rise: z.number(),
    flaps_ms: z.optional(z.tuple([z.number(), z.number()])),
  }),
  measured: z.union([
    z.object({ until_down_ms: z.nullable(spread), until_up_ms: z.nullable(spread) }),
    z.object({ times_down_in_40_s: spread }),
  ]),
});
type Input = z.infer<typeof shape>['input'];

const FAULT_OF = {
  refuses: 'backend-crash',
  silent: 'backend-power-loss',
  frozen: 'backend-hang',
} as const satisfies Record<Input['failure'], FaultKind>;

const RUNS = runs(41);
const SERVER = namedScenarios['one-lb'].topology.backends[0]!;
const START_MS = 10_000;
const FLAPPING_MS = 40_000;
/** HAProxy and the kernel on a busy machine, from one step of a check to the next. */
const STEP_MS = 50;
/** A connection that stands is waited for so long, whatever `timeout check` says below it. */
const STANDING_MS = 1000;

/** HAProxy's checks of one server that fails and returns, or flaps. */
export const activeChecks = family(shape, ({ input, measured }): CaseFigures => {
  const label = labelOf(input);
  if (input.check === 'tcp' && input.failure === 'frozen')
    return { label, figures: [], noCounterpart: 'kernelAnswers' };
  return {
    label,
    figures:
      'times_down_in_40_s' in measured ? [flapping(input, measured.times_down_in_40_s)] : failing(input, measured),
  };
});

type Measured = Exclude<z.infer<typeof shape>['measured'], { times_down_in_40_s: unknown }>;

function failing(input: Input, { until_down_ms, until_up_ms }: Measured): Figure[] {
  const rounds = RUNS.map((run) => downAndUp(input, run));
  const time = { role: 'tested', unit: 'ms', step: STEP_MS } as const;
  const reason = input.failure === 'silent' ? ('probeSyn' as const) : undefined;
  const down = rounds.map(({ downMs }) => downMs);
  const up = rounds.map(({ upMs }) => upMs);
  return [
    ...(until_down_ms ? [{ name: 'down', ...time, simulated: down, measured: until_down_ms } as const] : []),
    ...(until_up_ms ? [{ name: 'up', ...time, simulated: up, measured: until_up_ms, reason } as const] : []),
  ];
}

/** The server returns as it did: two seconds and some part of an interval after it was found down. */
function downAndUp(input: Input, run: number): { readonly downMs: number; readonly upMs: number } {
  const fault = { atMs: START_MS, kind: FAULT_OF[input.failure], target: SERVER.id };
  const downMs = changesOf(input, run, [{ ...fault, forMs: null }]).find(({ kind }) => kind === 'backend-removed')!.tMs;
  const returnMs = downMs + 2000 + input.inter_ms * uniform(stream(run, 'measured checks'), 0, 0);
  const back = changesOf(input, run, [{ ...fault, forMs: returnMs - START_MS }]);
  return { downMs: downMs - START_MS, upMs: back.find(({ kind }) => kind === 'backend-restored')!.tMs - returnMs };
}

function flapping(input: Input, measured: Figure['measured']): Figure {
  const [illMs, wellMs] = input.flaps_ms!;
  const turnMs = illMs + wellMs;
  const simulated = RUNS.map((run) => {
    const startMs = START_MS + input.inter_ms * uniform(stream(run, 'measured checks'), 0, 1);
    const faults = runs(Math.ceil(FLAPPING_MS / turnMs)).map((turn) => ({
      ...{ atMs: startMs + turn * turnMs, kind: FAULT_OF[input.failure], target: SERVER.id, forMs: illMs },
    }));
    return changesOf(input, run, faults).filter(({ kind }) => kind === 'backend-removed').length;
  });
  const reason = input.failure === 'silent' ? 'probeSyn' : undefined;
  return { name: 'timesDown', role: 'tested', simulated, measured, step: 1, reason };
}

function changesOf(input: Input, run: number, faults: readonly Fault[]) {
  const { inter_ms: intervalMs, fall, rise } = input;
  return simulate(
    patchScenario(namedScenarios['one-lb'], {
      seed: run,
      durationMs: START_MS + FLAPPING_MS + 10_000,
      topology: { backends: [{ ...SERVER, serviceMs: 1 }] },
      traffic: { arrivals: { kind: 'steady', flowsPerS: 0.01 } },
      policies: { health: { intervalMs, timeoutMs: timeoutOf(input), unhealthyAfter: fall, healthyAfter: rise } },
      faults: [...faults],
    }),
  ).events.filter(({ kind }) => kind.startsWith('backend-re'));
}

/** A connection is waited for no longer than an interval; one that stands, for `timeout check`. */
function timeoutOf({ failure, inter_ms, connect_timeout_ms, check_timeout_ms }: Input): number {
  if (failure !== 'frozen') return Math.min(connect_timeout_ms, inter_ms);
  return Math.max(check_timeout_ms, Math.min(connect_timeout_ms, STANDING_MS));
}

function labelOf({ check, failure, inter_ms, connect_timeout_ms, check_timeout_ms, flaps_ms }: Input): string {
  const flaps = flaps_ms ? `, ill ${flaps_ms[0]} ms and well ${flaps_ms[1]} ms in turn` : '';
  return `${check} check, ${failure}, inter ${inter_ms} ms, timeout connect ${connect_timeout_ms} ms, check ${check_timeout_ms} ms${flaps}`;
}
