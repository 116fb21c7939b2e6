import * as z from 'zod/mini';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import type { FaultKind } from '../../engine/scenario/schema';
import { simulate } from '../../engine/simulation/simulate';
import { DAEMON_START_MS } from './daemons';
import { type Figure, measuredOnce } from './figure';
import { type CaseFigures, family, runs, spread } from './file';

const shape = z.object({
  input: z.object({
    version: z.union([z.literal(2), z.literal(3)]),
    advert_s: z.number(),
    failure: z.enum(['cable_pulled', 'silent', 'frozen', 'kill9', 'clean_stop']),
    nopreempt: z.boolean(),
    master_priority: z.number(),
    backup_priority: z.number(),
  }),
  measured: z.object({
    runs: z.number(),
    until_backup_holds_ms: spread,
    runs_moved_back: z.number(),
    return_until_backup_lets_go_ms: z.nullable(spread),
  }),
});
type Input = z.infer<typeof shape>['input'];

/** A run has no fault that cuts a box off and leaves it its carrier: a frozen box stands in. */
const FAULT_OF = {
  cable_pulled: 'link-down',
  silent: 'lb-hang',
  frozen: 'lb-hang',
  kill9: 'daemon-death',
  clean_stop: 'drain',
} as const satisfies Record<Input['failure'], FaultKind>;

const RUNS = runs(21);
const FAULT_MS = 1000;

/** A VRRP pair: its master fails, and returns. */
export const vrrp = family(shape, ({ input, measured }): CaseFigures => {
  const rounds = RUNS.map((run) => movesOf(input, run));
  const time = { role: 'tested', unit: 'ms', step: DAEMON_START_MS } as const;
  const back = rounds.flatMap(({ backMs }) => backMs ?? []);
  const figures: Figure[] = [
    {
      name: 'takenOver',
      ...time,
      simulated: rounds.map(({ takenMs }) => takenMs),
      measured: measured.until_backup_holds_ms,
    },
    {
      name: 'movedBack',
      role: 'tested',
      simulated: [back.length / rounds.length],
      measured: measuredOnce(measured.runs_moved_back / measured.runs),
    },
  ];
  const measuredBack = measured.return_until_backup_lets_go_ms;
  if (measuredBack)
    figures.push({
      ...{ name: 'takenBack', ...time, simulated: back, measured: measuredBack },
      reason: input.failure === 'silent' ? 'nextAdvert' : undefined,
    });
  return { label: labelOf(input), figures };
});

function movesOf(input: Input, run: number): { readonly takenMs: number; readonly backMs: number | null } {
  const { version, advert_s, failure, nopreempt, master_priority, backup_priority } = input;
  const longestMs = 4000 * advert_s + 2000;
  const returnMs = FAULT_MS + longestMs;
  const { events } = simulate(
    patchScenario(namedScenarios['vrrp-pair'], {
      seed: run,
      durationMs: returnMs + longestMs,
      traffic: { arrivals: { kind: 'steady', flowsPerS: 1 }, flowMs: 1000 },
      policies: {
        entry: {
          ...{ vrrpVersion: version, vrrpAdvertMs: advert_s * 1000, vrrpPreempt: !nopreempt },
          ...{ vrrpMasterPriority: master_priority, vrrpPriority: backup_priority },
        },
      },
      faults: [{ atMs: FAULT_MS, kind: FAULT_OF[failure], target: 'lb-a', forMs: longestMs }],
    }),
  );
  const [taken, back] = events.filter(({ kind }) => kind === 'vip-moved');
  return { takenMs: taken!.tMs - FAULT_MS, backMs: back ? back.tMs - returnMs : null };
}

function labelOf({ version, advert_s, failure, nopreempt, master_priority, backup_priority }: Input): string {
  const priorities = `priorities ${master_priority} and ${backup_priority}`;
  return `VRRPv${version}, advert ${advert_s} s, ${failure.replaceAll('_', ' ')}${nopreempt ? ', nopreempt' : ''}, ${priorities}`;
}
