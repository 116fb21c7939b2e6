import type { FlowFrame } from '../../../../engine/simulation/run';
import { followed } from '../../../../engine/story/followed';
import { hashedFlows } from '../../../../engine/story/hashSpace';
import { slotOf, tableChangeAt, tableOf, targetsOf } from '../../../../engine/story/tables';
import type { View } from '../../../../engine/story/view';
import { rowsOf } from '../parts/boxes';

/** Where the cells of all tables stand, one below the other, in the picture's units. */
const CELLS = { x: 100, width: 252 };
const LB = { top: 40, height: 46 };
const LIST_ROW = 18;
const BACKEND_ROW = 60;
/** A table of so few slots is drawn whole, with its filling. */
const SMALL = 13;

export interface Layout {
  /** The connection that is looked up, by the reader's wish or the first that met trouble, and its slot. */
  readonly flow: FlowFrame | undefined;
  readonly slot: number;
  /** The slots that are drawn, left to right: all, or those around the flow's; none where there is no table. */
  readonly slots: readonly number[];
  readonly isWhole: boolean;
  readonly cellWidth: number;
  readonly noteY: number;
  /** The list of each backend, in order of turns; where the table is drawn whole. */
  readonly lists: { readonly y: number; readonly rowHeight: number } | null;
  readonly backendsY: number;
  readonly bottom: number;
}

export const BACKEND_HEIGHT = BACKEND_ROW - 6;
export const rowY = (lb: number): number => LB.top + lb * LB.height;
export const LB_HEIGHT = LB.height - 6;
export const backendY = ({ backendsY }: Layout, row: number): number => backendsY + row * BACKEND_ROW;
export const cellX = ({ cellWidth }: Layout, column: number): number => CELLS.x + column * cellWidth;

export function layoutOf(view: View, asked: number | null | undefined): Layout {
  const { run, frame, scenario } = view;
  const flow = frame.flows.find(({ id }) => id === asked) ?? followed(view);
  const slot = flow ? slotOfFlow(view, flow) : -1;
  const slots = slotsShown(view, slot);
  const isWhole = slots.length > 0 && slots.length === scenario.policies.l4.tableSize;
  const noteY = rowY(frame.lbs.length) + 10;
  const members = isWhole ? tableOf(run, run.worlds[0]!, 0).members.length : 0;
  const lists = isWhole ? { y: noteY + 24, rowHeight: LIST_ROW } : null;
  const backendsY = noteY + 10 + (lists ? 26 + members * LIST_ROW : 0);
  const bottom = backendsY + (Math.max(...rowsOf(frame.backends)) + 1) * BACKEND_ROW;
  return { flow, slot, slots, isWhole, cellWidth: CELLS.width / slots.length, noteY, lists, backendsY, bottom };
}

function slotOfFlow({ run, world }: View, { id, lb, sinceMs }: FlowFrame): number {
  const step = run.flows[id]!.steps.findLast(({ tMs }) => tMs <= sinceMs)!;
  return slotOf(tableOf(run, world, lb < 0 ? 0 : lb), step.tuple);
}

function slotsShown({ scenario, run, world }: View, slot: number): number[] {
  const size = tableOf(run, world, 0).slots?.length ?? 0;
  if (size === 0) return [];
  if (size <= SMALL) return Array.from({ length: size }, (_, index) => index);
  const longest = Math.max(...targetsOf(scenario).map(({ id }) => id.length));
  const half = Math.max(1, Math.floor((CELLS.width / (longest * 7.6 + 7) - 1) / 2));
  return Array.from({ length: 2 * half + 1 }, (_, index) => (Math.max(0, slot) - half + index + size) % size);
}

/** An LB fills its table at once; drawn, a small one takes this part of the run. */
const FILL_SHARE = 1 / 6;
const DROP_SHARE = 1 / 12;

/** How far the last filling of an LB's table is drawn, from 0 to 1. */
export function fillWay({ run, frame }: View, lb: number): number {
  return Math.min(1, (frame.tMs - tableChangeAt(run, lb, frame.tMs).tMs) / (run.scenario.durationMs * FILL_SHARE));
}

/** Between which LBs the flow is drawn: its own, or on the way to it from the one that it was moved from. */
export function rowOfFlow({ run, frame }: View, flow: FlowFrame): number {
  const { move } = hashedFlows(run, [flow])[0]!;
  if (!move || move.to !== flow.lb) return flow.lb;
  const way = Math.min(1, (frame.tMs - move.tMs) / (run.scenario.durationMs * DROP_SHARE));
  return move.from + (move.to - move.from) * way;
}
