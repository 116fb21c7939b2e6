import type { Scenario } from '../../engine/scenario/schema';
import { startMs } from '../../engine/story/view';

export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** The stage: which scenario it shows, at which moment, and whether time passes. */
export interface Player {
  readonly scenario: Scenario;
  readonly tMs: number;
  readonly isPlaying: boolean;
  readonly speed: Speed;
  /** Prediction first: without one, committed or skipped, nothing plays. */
  readonly mayPlay: boolean;
  /** Options laid beside the chosen ones, as `switch.option`: the same scenario, the same moment, another policy. */
  readonly compare: readonly string[];
  /** The reader has seen a run to its end. */
  readonly hasEnded: boolean;
  /** The flow whose way the reader has asked about. */
  readonly asked: number | null;
}

export type PlayerAction =
  | { readonly type: 'play' }
  | { readonly type: 'toggle' }
  | { readonly type: 'allow' }
  /** Time has passed on the stage: simulated ms, already at the run's pace. */
  | { readonly type: 'tick'; readonly ms: number }
  | { readonly type: 'seek'; readonly tMs: number }
  /** To the next of the moments, or the one before. */
  | { readonly type: 'step'; readonly direction: 1 | -1; readonly moments: readonly number[] }
  | { readonly type: 'speed'; readonly speed: Speed }
  /** Why a flow went where it went: an answer is read at rest. null closes it. */
  | { readonly type: 'why'; readonly flow: number | null }
  /** Another scenario from the same seed, seen at the same moment. */
  | { readonly type: 'change'; readonly scenario: Scenario }
  | { readonly type: 'compare'; readonly compare: readonly string[] }
  /** A link's scenario, moment and comparison. */
  | {
      readonly type: 'restore';
      readonly scenario: Scenario;
      readonly tMs: number;
      readonly compare: readonly string[];
    }
  /** Back to the lesson's scenario and its first moment. */
  | { readonly type: 'reset'; readonly scenario: Scenario; readonly compare: readonly string[] };

/**
 * The moment at which a stage rests before anything has been played: where a run starts. Where nothing is to fail, the
 * traffic as it has settled would tell what is to be predicted: until that is done, there is none.
 */
export const restMs = (scenario: Scenario, mayPlay: boolean): number =>
  mayPlay || scenario.faults.length > 0 ? startMs(scenario) : 0;

export function newPlayer(scenario: Scenario, mayPlay: boolean, compare: readonly string[] = []): Player {
  return {
    scenario,
    tMs: restMs(scenario, mayPlay),
    isPlaying: false,
    speed: 1,
    mayPlay,
    compare,
    hasEnded: false,
    asked: null,
  };
}

/** The stage after an action. Time stays within the run; at its end it stops, and Play begins anew. */
export function reducePlayer(player: Player, action: PlayerAction): Player {
  switch (action.type) {
    case 'play':
      return player.mayPlay
        ? { ...player, isPlaying: true, tMs: isOver(player) ? startMs(player.scenario) : player.tMs }
        : player;
    case 'toggle':
      return player.isPlaying ? { ...player, isPlaying: false } : reducePlayer(player, { type: 'play' });
    case 'allow':
      return { ...player, mayPlay: true };
    case 'tick':
      return player.isPlaying ? at(player, player.tMs + action.ms * player.speed) : player;
    case 'seek':
      return player.mayPlay ? at({ ...player, isPlaying: false }, action.tMs) : player;
    case 'step': {
      const { tMs, scenario } = player;
      const to = stepFrom(tMs, action.moments, action.direction, scenario.durationMs);
      return reducePlayer(player, { type: 'seek', tMs: to });
    }
    case 'speed':
      return { ...player, speed: action.speed };
    case 'why':
      return { ...player, isPlaying: player.isPlaying && action.flow === null, asked: action.flow };
    case 'change':
      return at({ ...player, scenario: action.scenario }, player.tMs);
    case 'compare':
      return { ...player, compare: action.compare };
    case 'restore': {
      const { scenario, tMs, compare } = action;
      return at({ ...player, scenario, compare, isPlaying: false, mayPlay: true }, tMs);
    }
    case 'reset': {
      const { scenario, compare } = action;
      return { ...player, scenario, compare, tMs: restMs(scenario, player.mayPlay), isPlaying: false, asked: null };
    }
  }
}

function isOver({ tMs, scenario }: Player): boolean {
  return tMs >= scenario.durationMs;
}

function at(player: Player, tMs: number): Player {
  const moved = { ...player, tMs: Math.min(player.scenario.durationMs, Math.max(0, tMs)) };
  return isOver(moved) ? { ...moved, isPlaying: false, hasEnded: true } : moved;
}

/** A step without an event to go to is this part of the run. */
const STEPS = 120;

/** Where a step goes: to the next change, or the one before; where there is none, a small way on. */
function stepFrom(tMs: number, moments: readonly number[], direction: 1 | -1, durationMs: number): number {
  const change = direction > 0 ? moments.find((moment) => moment > tMs) : moments.findLast((moment) => moment < tMs);
  return change ?? Math.min(durationMs, Math.max(0, tMs + (direction * durationMs) / STEPS));
}

/** Text that changes at every frame cannot be read: while a run plays, it is told in this many pieces. */
const TOLD_MOMENTS = 30;

/** The moment of which the stage tells: its own, or while it plays, the beginning of the piece that it is in. */
export function toldMs({ isPlaying, tMs, scenario }: Player): number {
  const everyMs = scenario.durationMs / TOLD_MOMENTS;
  return isPlaying ? Math.floor(tMs / everyMs) * everyMs : tMs;
}
