import * as z from 'zod/mini';
import { createGroup } from '../../engine/ecmp/group';
import {
  createResilientGroup,
  type ResilientConfig,
  type ResilientGroup,
  replaceHops,
  touchBucket,
  upkeep,
} from '../../engine/ecmp/resilient';
import { stream, uint32 } from '../../engine/random';
import type { Figure } from './figure';
import { type CaseFigures, family, runs, spread } from './file';

const shape = z.object({
  input: z.object({
    group: z.enum(['mpath', 'resilient']),
    buckets: z.number(),
    idle_timer_s: z.number(),
    unbalanced_timer_s: z.number(),
    how: z.enum(['replace', 'del']),
    n: z.number(),
  }),
  measured: z.object({
    survivor_flows_moved_by_victim_position: z.record(z.string(), spread),
    on_return_fraction_of_all_flows_moved: spread,
  }),
});
type Input = z.infer<typeof shape>['input'];

const FLOWS = 300;
const PING_MS = 10;
/** How long the return was watched, beside the timer of unbalanced groups. */
const WATCHED_MS = 1500;
/** A multiple of the places of the victim. */
const RUNS = runs(27);

/** A next hop goes and comes back under busy flows. A scenario has no unbalanced timer: the exact model answers. */
export const resilient = family(shape, ({ input, measured }): CaseFigures => {
  const replays = RUNS.map((run) => replay(input, run));
  const positions = measured.survivor_flows_moved_by_victim_position;
  const names = ['movedFirst', 'movedMiddle', 'movedLast'] as const;
  return {
    label: labelOf(input),
    figures: [
      ...names.map((name, place): Figure => {
        const simulated = replays
          .filter((_, run) => run % input.n === place)
          .map(({ survivorsMoved }) => survivorsMoved);
        return { name, role: 'tested', simulated, measured: positions[`${place + 1}`]! };
      }),
      {
        name: 'movedOnReturn',
        role: 'tested',
        simulated: replays.map(({ movedOnReturn }) => movedOnReturn),
        measured: measured.on_return_fraction_of_all_flows_moved,
      },
    ],
    noCounterpart: 'commandTime',
  };
});

/** A group that packets pass and that time works on, of either kind. */
interface Group {
  forward(hash: number, nowMs: number): number;
  change(hops: readonly number[], nowMs: number): void;
  upkeep(nowMs: number): void;
}

function replay(input: Input, run: number): { survivorsMoved: number; movedOnReturn: number } {
  const draws = stream(run, 'measured next hops');
  const hashes = runs(FLOWS).map((flow) => uint32(draws, flow, 0) >>> 1);
  const all = runs(input.n);
  const victim = run % input.n;
  const group = groupOf(input, all);
  const ping = (nowMs: number) => hashes.map((hash) => group.forward(hash, nowMs));
  const before = ping(0);
  group.change(
    all.filter((hop) => hop !== victim),
    PING_MS,
  );
  const without = ping(PING_MS);
  const backMs = 2 * PING_MS;
  group.change(all, backMs);
  let after = ping(backMs);
  for (let nowMs = backMs; nowMs <= backMs + WATCHED_MS + input.unbalanced_timer_s * 1000; nowMs += PING_MS) {
    group.upkeep(nowMs);
    after = ping(nowMs);
  }
  const survivors = before.filter((hop) => hop !== victim).length;
  const moved = before.filter((hop, flow) => hop !== victim && hop !== without[flow]).length;
  const back = without.filter((hop, flow) => hop !== after[flow]).length;
  return { survivorsMoved: moved / survivors, movedOnReturn: back / FLOWS };
}

function groupOf(input: Input, all: readonly number[]): Group {
  return input.group === 'mpath' ? plainGroup(all) : resilientGroup(input, all);
}

function plainGroup(all: readonly number[]): Group {
  let group = createGroup({ algorithm: 'hash-threshold', weights: all.map(() => 1) });
  return {
    forward: (hash) => group.select(hash),
    change(hops) {
      for (const hop of all) group = hops.includes(hop) ? group.with(hop) : group.without(hop);
    },
    upkeep() {},
  };
}

function resilientGroup({ buckets, idle_timer_s, unbalanced_timer_s }: Input, all: readonly number[]): Group {
  const hopsOf = (hops: readonly number[]) => hops.map((id) => ({ id, weight: 1 }));
  const config: ResilientConfig = {
    buckets,
    idleTimerMs: idle_timer_s * 1000,
    unbalancedTimerMs: unbalanced_timer_s * 1000,
  };
  let group: ResilientGroup = createResilientGroup(hopsOf(all), config);
  return {
    forward(hash, nowMs) {
      touchBucket(group, hash % buckets, nowMs);
      return group.buckets[hash % buckets]!;
    },
    change(hops, nowMs) {
      group = replaceHops(group, hopsOf(hops), nowMs).group;
    },
    upkeep(nowMs) {
      group = upkeep(group, nowMs).group;
    },
  };
}

function labelOf({ group, buckets, idle_timer_s, unbalanced_timer_s, how }: Input): string {
  if (group === 'mpath') return `normal group, ${how}`;
  const unbalanced = unbalanced_timer_s === 0 ? '' : `, unbalanced timer ${unbalanced_timer_s} s`;
  return `resilient group, ${buckets} buckets, idle timer ${idle_timer_s} s${unbalanced}, ${how}`;
}
