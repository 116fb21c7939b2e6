import type { ReactNode } from 'react';
import type { View } from '../../../../engine/story/view';
import { Said } from '../../../altitude/Said';
import type { Both } from '../../../words/manner';
import { columnAt } from '../parts/canvas';
import { roundUp } from '../parts/roundUp';

const GAP = 10;
/** Left of a plot, for the numbers of its axis. */
const AXIS = 34;
const TITLE = 18;
const PLOT_HEIGHT = 44;
const BELOW = 14;
const COLUMNS = 2;
const PLOT_WIDTH = columnAt(0, COLUMNS, GAP).width - AXIS;
/** Of a panel with its title and the gap below. */
export const PANEL_HEIGHT = TITLE + PLOT_HEIGHT + BELOW;

/** What is drawn of a run up to a moment, and the moment whose values stand beside the titles. */
export interface PanelView {
  readonly view: View;
  readonly readMs: number;
}

/** The corner of a panel, in units of the picture; they go from left to right and down. */
export function cornerOf(index: number): { x: number; y: number } {
  return { x: columnAt(index % COLUMNS, COLUMNS, GAP).x, y: Math.floor(index / COLUMNS) * PANEL_HEIGHT };
}

/** How far to the right of a panel's corner a moment is. */
export const xOf = (view: View, tMs: number) => AXIS + (PLOT_WIDTH * tMs) / view.scenario.durationMs;

/** The moment that lies at an x of the picture, ms; what has not happened yet is not there to be read. */
export function momentAt(view: View, x: number): number {
  const column = x < cornerOf(1).x ? 0 : 1;
  const part = (x - cornerOf(column).x - AXIS) / PLOT_WIDTH;
  return Math.min(view.frame.tMs, Math.max(0, part * view.scenario.durationMs));
}

/** How far below a panel's corner a part of its height is; 1 is the top of the plot. */
export const yOf = (part: number) => TITLE + PLOT_HEIGHT * (1 - part);

interface FrameProps extends PanelView {
  readonly title: Both;
  readonly reading: Both;
  /** Beside the plot, each at a part of its height. */
  readonly axis: readonly { readonly part: number; readonly text: string; readonly hue?: string }[];
  readonly children: ReactNode;
}

/** The frame of a panel: what it measures, its value, its axis, the present and the moment that is read. */
export function Frame({ view, readMs, title, reading, axis, children }: FrameProps) {
  const isPointed = readMs !== view.frame.tMs;
  const upright = (tMs: number) => `M${xOf(view, tMs).toFixed(1)} ${TITLE}v${PLOT_HEIGHT}`;
  return (
    <>
      <text className="label" x={0} y={12}>
        <Said of={title} />
      </text>
      <text className={isPointed ? 'remark is-read' : 'remark'} x={AXIS + PLOT_WIDTH} y={12} textAnchor="end">
        <Said until="junior" of={reading} />
      </text>
      <rect className="panel-face" x={AXIS} y={TITLE} width={PLOT_WIDTH} height={PLOT_HEIGHT} />
      <path className="grid" d={secondsOf(view).map(upright).join('')} />
      {axis.map(({ part, text, hue }) => (
        <text key={text} className={hue ?? 'remark'} x={AXIS - 4} y={yOf(part) + 9 * part} textAnchor="end">
          {text}
        </text>
      ))}
      {children}
      <path className="now" d={upright(view.frame.tMs)} />
      {isPointed && <path className="read" d={upright(readMs)} />}
    </>
  );
}

/** Where the axis of time has its lines: four or fewer, at round times, ms. */
export function secondsOf({ scenario: { durationMs } }: View): number[] {
  const step = roundUp(durationMs / 5);
  return Array.from({ length: Math.ceil(durationMs / step) - 1 }, (_, index) => (index + 1) * step);
}
