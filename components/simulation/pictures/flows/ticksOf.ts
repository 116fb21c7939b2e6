import type { FlowFrame, FlowState, Run } from '../../../../engine/simulation/run';
import {
  type HashedFlow,
  type HashMove,
  hashedFlows,
  movesUntil,
  ownerAt,
  type RecordedMove,
} from '../../../../engine/story/hashSpace';
import { type FlowMark, markOf } from '../../../../engine/story/marks';
import type { View } from '../../../../engine/story/view';
import type { PictureProps } from '../parts/canvas';
import type { PointerListeners } from '../parts/usePointer';
import { type Block, LANE_HEIGHT, type Layout, slideMs, wayOf, xOf } from './layout';

/** A connection on the line, or in the record of what was moved. */
export interface Tick {
  readonly key: string;
  readonly flow: number;
  readonly mark: FlowMark;
  /** The LB in whose colour it is: that it is on, or in the record, that it left. */
  readonly lb: number;
  readonly x: number;
  /** Of its middle. */
  readonly y: number;
  readonly height: number;
  readonly hash: number;
  /** Its move, where it is drawn because of that. */
  readonly move: HashMove | null;
  /** overrun: a change that is being drawn has just come over it. */
  readonly kind: 'living' | 'overrun' | 'recorded';
}

/**
 * Every tick of a picture. A connection stands at its hash. While a change is drawn, those that it moved stand where they
 * stood: in their old colour until the moving bound has come over them, or on their way from row to row. Then they flash,
 * and are in the record for good.
 */
export function ticksOf(view: View, { blocks }: Layout): readonly Tick[] {
  const { run, frame } = view;
  const rows = rowsOf(view, blocks[0]!);
  const resting = restingOf(run, rows);
  const living = hashedFlows(run, frame.flows).map((stand, index): Tick => {
    const flow = frame.flows[index]!;
    const block = blocks[stand.region]!;
    const move = stand.move && frame.tMs - stand.move.tMs < slideMs(run) ? stand.move : null;
    if (move) return movingTick(view, block, rows, flow, move);
    const known = resting[flow.id];
    if (known?.frame === flow) return known.tick;
    const tick = restingTick(view, block, rows, flow, stand);
    resting[flow.id] = { frame: flow, tick };
    return tick;
  });
  return [...living, ...recorded(view, blocks)];
}

interface Resting {
  readonly frame: FlowFrame;
  readonly tick: Tick;
}

const restings = new WeakMap<Run, Map<number, (Resting | undefined)[]>>();

/** Ticks that stay as they are until the next turning point of their flow: of thousands, few are made anew in a frame. */
function restingOf(run: Run, { count }: Rows): (Resting | undefined)[] {
  const ofRun = restings.get(run) ?? new Map<number, (Resting | undefined)[]>();
  restings.set(run, ofRun);
  const ofRows = ofRun.get(count) ?? [];
  ofRun.set(count, ofRows);
  return ofRows;
}

function restingTick(view: View, block: Block, rows: Rows, flow: FlowFrame, { hash, place }: HashedFlow): Tick {
  const y = yOf(view, block, rows, flow, flow.lb);
  const own = { key: `${flow.id}`, flow: flow.id, hash, move: null, height: rows.height - 1, kind: 'living' } as const;
  return { ...own, mark: stateOf(flow), lb: flow.lb, x: xOf(place), y };
}

function movingTick(view: View, block: Block, rows: Rows, flow: FlowFrame, move: HashMove): Tick {
  const isOverrun = overrun(move, block);
  const way = block.space.hasBounds ? 0 : wayOf(view.run, view.frame.tMs - move.tMs);
  return {
    key: `${flow.id}`,
    flow: flow.id,
    hash: move.hash,
    move: isOverrun ? move : null,
    height: rows.height - 1,
    mark: isOverrun ? move.movement : 'kept',
    lb: isOverrun ? move.to : move.from,
    x: xOf(move.place),
    y: yOf(view, block, rows, flow, move.from + (move.to - move.from) * way),
    kind: isOverrun ? 'overrun' : 'living',
  };
}

function recorded({ run, frame }: View, blocks: readonly Block[]): Tick[] {
  const ticks = recordTicks.get(run) ?? [];
  recordTicks.set(run, ticks);
  const drawn: Tick[] = [];
  for (const [index, move] of movesUntil(run, frame.tMs).entries()) {
    const block = blocks[move.region]!;
    if (frame.tMs - move.tMs < slideMs(run) && !overrun(move, block)) continue;
    ticks[index] ??= recordTick(move, block);
    drawn.push(ticks[index]);
  }
  return drawn;
}

/** By place in the run's record: once drawn they stay as they are. */
const recordTicks = new WeakMap<Run, Tick[]>();

function recordTick(move: RecordedMove, { lanes }: Block): Tick {
  const y = (move.movement === 'needless' ? lanes.needless : lanes.moved) + LANE_HEIGHT / 2;
  return {
    ...{
      key: `${move.flow}.${move.at}`,
      flow: move.flow,
      hash: move.hash,
      move,
      mark: move.movement,
      kind: 'recorded',
    },
    ...{ lb: move.from, x: xOf(move.place), y, height: LANE_HEIGHT },
  };
}

/** Whether the last change, as it is drawn, has come over a connection that it moved. */
function overrun({ place, from }: HashMove, { space, slide }: Block): boolean {
  return !space.hasBounds || slide === null || ownerAt(slide.parts, place) !== from;
}

/** On the line a connection is drawn as it is now; what has happened to it is in the record. */
function stateOf(flow: FlowFrame): FlowMark {
  const mark = markOf(flow);
  if (mark === 'broken' || mark === 'stalled') return mark;
  return flow.state === ('connecting' satisfies FlowState) ? 'connecting' : 'kept';
}

interface Rows {
  readonly count: number;
  readonly height: number;
}

/** So many that flows a pixel apart are told apart: of the bar, or of each LB's row of it. */
function rowsOf({ frame, scenario }: View, { space, rowHeight }: Block): Rows {
  const sharing = space.hasBounds ? 1 : scenario.topology.lbs.length;
  const count = Math.max(
    space.hasBounds ? 2 : 1,
    Math.min(Math.floor(rowHeight / 3.4), Math.ceil(frame.flows.length / sharing / 60)),
  );
  return { count, height: (rowHeight - 4) / count };
}

/** A flow keeps its row; `lb` is between two on the way from one to the other. */
function yOf({ places }: View, { bar, rowHeight, space }: Block, rows: Rows, { id }: FlowFrame, lb: number): number {
  const top = bar.y + (space.hasBounds ? 0 : Math.max(0, lb) * rowHeight);
  return top + 2 + ((places[id]! % rows.count) + 0.5) * rows.height;
}

/** A crowd on one canvas: the same ticks in the same places. `height` is that of the whole picture. */
export interface FlowCanvasProps extends PictureProps {
  readonly ticks: readonly Tick[];
  readonly height: number;
  /** It lies over the picture, and hears what the picture would. */
  readonly listeners: PointerListeners;
}
