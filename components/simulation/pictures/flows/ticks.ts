import type { FlowFrame, FlowState } from '../../../../engine/simulation/run';
import { type HashMove, hashedFlow, movesUntil, ownerAt } from '../../../../engine/story/hashSpace';
import { type FlowMark, markOf } from '../../../../engine/story/marks';
import type { View } from '../../../../engine/story/view';
import type { PictureProps } from '../parts/canvas';
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
export function ticksOf(view: View, { blocks }: Layout): Tick[] {
  const { run, frame } = view;
  const rows = rowsOf(view, blocks[0]!);
  const living = frame.flows.map((flow): Tick => {
    const stand = hashedFlow(run, flow);
    const block = blocks[stand.region]!;
    const move = stand.move && frame.tMs - stand.move.tMs < slideMs(run) ? stand.move : null;
    const own = { key: `${flow.id}`, flow: flow.id, height: rows.height - 1 };
    if (!move) {
      const y = yOf(view, block, rows, flow, flow.lb);
      return {
        ...own,
        hash: stand.hash,
        move,
        mark: stateOf(flow),
        lb: flow.lb,
        x: xOf(stand.place),
        y,
        kind: 'living',
      };
    }
    const isOverrun = overrun(move, block);
    const way = block.space.hasBounds ? 0 : wayOf(run, frame.tMs - move.tMs);
    return {
      ...own,
      hash: move.hash,
      move: isOverrun ? move : null,
      mark: isOverrun ? move.movement : 'kept',
      lb: isOverrun ? move.to : move.from,
      x: xOf(move.place),
      y: yOf(view, block, rows, flow, move.from + (move.to - move.from) * way),
      kind: isOverrun ? 'overrun' : 'living',
    };
  });
  return [...living, ...recorded(view, blocks)];
}

function recorded({ run, frame }: View, blocks: readonly Block[]): Tick[] {
  const drawn = movesUntil(run, frame.tMs).filter(
    (move) => frame.tMs - move.tMs >= slideMs(run) || overrun(move, blocks[move.region]!),
  );
  return drawn.map((move) => {
    const { lanes } = blocks[move.region]!;
    const y = (move.movement === 'needless' ? lanes.needless : lanes.moved) + LANE_HEIGHT / 2;
    const own = { key: `${move.flow}.${move.at}`, flow: move.flow, mark: move.movement, kind: 'recorded' } as const;
    return { ...own, hash: move.hash, move, lb: move.from, x: xOf(move.place), y, height: LANE_HEIGHT };
  });
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
}
