import { regionsOf } from '../../../../engine/scenario/regions';
import type { Run } from '../../../../engine/simulation/run';
import { changeAt, type HashPart, type HashSpace, hashSpaceOf } from '../../../../engine/story/hashSpace';
import type { View } from '../../../../engine/story/view';

/** Where things stand in the picture, in its units: a block a region, for each has a router of its own. */
export interface Layout {
  readonly blocks: readonly Block[];
  /** Where the blocks end. */
  readonly bottom: number;
}

/** The hash line of a router as a bar, and below it the record of what was moved. */
export interface Block {
  readonly space: HashSpace;
  readonly slide: Slide | null;
  readonly top: number;
  readonly bar: { readonly y: number; readonly height: number };
  /** Where cells change hands, each LB has a row of the bar; otherwise the bar is one. */
  readonly rowHeight: number;
  readonly axisY: number;
  readonly lanes: { readonly moved: number; readonly needless: number };
  readonly bottom: number;
}

export const LINE = { x: 2, width: 356 } as const;
export const LANE_HEIGHT = 10;
const TITLE = 20;
const BAR_HEIGHT = 48;
const ROW_HEIGHT = 16;

export const xOf = (place: number): number => LINE.x + place * LINE.width;

export function layoutOf(view: View): Layout {
  const blocks: Block[] = [];
  for (const [region] of regionsOf(view.scenario).entries())
    blocks.push(blockAt(view, hashSpaceOf(view.run, region), blocks.at(-1)?.bottom ?? 0));
  return { blocks, bottom: blocks.at(-1)!.bottom };
}

function blockAt(view: View, space: HashSpace, top: number): Block {
  const rows = view.scenario.topology.lbs.length;
  const height = space.hasBounds ? BAR_HEIGHT : Math.max(BAR_HEIGHT, rows * ROW_HEIGHT);
  const y = top + TITLE + (space.hasBounds ? 24 : 6);
  const axisY = y + height + 17;
  return {
    space,
    slide: slideOf(view, space),
    top,
    bar: { y, height },
    rowHeight: space.hasBounds ? height : height / rows,
    axisY,
    lanes: { moved: axisY + 26, needless: axisY + 56 },
    bottom: axisY + 56 + LANE_HEIGHT + 10,
  };
}

/** A router changes at once; drawn, the change takes this part of the run: a second of one that is played in twelve. */
const SLIDE_SHARE = 1 / 12;

export const slideMs = ({ scenario }: Run): number => scenario.durationMs * SLIDE_SHARE;

/** How the last change of a space is drawn at a moment. */
interface Slide {
  /** From 0, when the change has just come, to 1, when it is drawn whole. */
  readonly way: number;
  readonly before: readonly HashPart[];
  /** The parts as they are drawn: those that have bounds are on their way. */
  readonly parts: readonly HashPart[];
}

function slideOf({ run, frame }: View, space: HashSpace): Slide | null {
  const change = changeAt(space, frame.tMs);
  if (!change) return null;
  const way = wayOf(run, frame.tMs - change.tMs);
  const { before, after } = change;
  const on = (from: number, to: number) => from + (to - from) * way;
  const parts = space.hasBounds
    ? after.map((part, i) => ({ ...part, from: on(before[i]!.from, part.from), to: on(before[i]!.to, part.to) }))
    : after;
  return { way, before, parts };
}

/** How far a change is drawn so long after it: it sets off and arrives without a jerk. */
export function wayOf(run: Run, passedMs: number): number {
  const t = Math.max(0, Math.min(1, passedMs / slideMs(run)));
  return t * t * (3 - 2 * t);
}
