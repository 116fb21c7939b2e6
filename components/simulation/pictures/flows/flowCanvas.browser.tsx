import { type MouseEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { FlowFrame } from '../../../../engine/simulation/run';
import { type FlowMark, markOf } from '../../../../engine/story/marks';
import type { View } from '../../../../engine/story/view';
import type { FlowCanvasProps, FlowGrid } from './flowGrid';

const PICTURE_WIDTH = 360;

/**
 * Thousands of flows on one canvas: the same marks in the same places as the drawing of a few, each travelling to its
 * place from the LB that has just got it. Words and counts stay in the DOM around it.
 */
export function FlowCanvas({ view, grid, onFlow }: FlowCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useLayoutEffect(() => {
    const { style } = canvas.current!;
    style.top = `${(100 * grid.top) / grid.pictureHeight}%`;
    style.height = `${(100 * grid.rows * grid.cell) / grid.pictureHeight}%`;
  }, [grid]);
  useEffect(() => draw(canvas.current!, view, grid), [view, grid]);
  // Another size or theme is another drawing of the same moment.
  const redraw = useRef<() => void>(undefined);
  redraw.current = () => draw(canvas.current!, view, grid);
  useEffect(() => {
    const again = () => canvas.current && redraw.current?.();
    const sizes = new ResizeObserver(again);
    sizes.observe(canvas.current!);
    const themes = new MutationObserver(again);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      sizes.disconnect();
      themes.disconnect();
    };
  }, []);

  const ask = ({ nativeEvent: { offsetX, offsetY }, currentTarget }: MouseEvent<HTMLCanvasElement>) => {
    const scale = PICTURE_WIDTH / currentTarget.clientWidth;
    const column = Math.floor((offsetX * scale - 2) / grid.cell);
    const row = Math.floor((offsetY * scale) / grid.cell);
    const place = row * grid.columns + column;
    const flow = view.frame.flows.find((one) => view.places[one.id] === place);
    if (flow && column >= 0 && column < grid.columns) onFlow?.(flow.id);
  };
  return <canvas ref={canvas} className="flow-canvas" onClick={ask} />;
}

/** A flow travels for this part of the run after each of its turning points. */
const TRAVEL_SHARE = 1 / 40;

function draw(canvas: HTMLCanvasElement, view: View, grid: FlowGrid): void {
  const scale = (canvas.clientWidth / PICTURE_WIDTH) * devicePixelRatio;
  const width = Math.round(PICTURE_WIDTH * scale);
  const height = Math.round(grid.rows * grid.cell * scale);
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, PICTURE_WIDTH, height / scale);
  for (const { path, colour, mark } of pathsOf(view, grid, coloursOf(canvas, view))) {
    const isLine = mark === 'broken' || mark === 'reset' || mark === 'stalled';
    context.lineWidth = Math.max(0.6, grid.cell * 0.2);
    context[isLine ? 'strokeStyle' : 'fillStyle'] = colour;
    if (isLine) context.stroke(path);
    else context.fill(path);
  }
}

type ColourOf = (lb: number, mark: FlowMark) => string;

/** The hue of the LB's zone; trouble has a colour of its own, as in the drawing of a few. */
function coloursOf(canvas: HTMLCanvasElement, { scenario: { topology } }: View): ColourOf {
  const style = getComputedStyle(canvas);
  const dead = style.getPropertyValue('--dead');
  const hues = ['--zone-a', '--zone-b', '--zone-c'].map((name) => style.getPropertyValue(name));
  const other = style.getPropertyValue('--ink-soft');
  const ofLbs = topology.lbs.map(({ zone }) => hues[topology.zones.indexOf(zone)] ?? other);
  return (lb, mark) => (mark === 'broken' || mark === 'stalled' ? dead : (ofLbs[lb] ?? other));
}

interface MarkPath {
  readonly path: Path2D;
  readonly colour: string;
  readonly mark: FlowMark;
}

/** All marks of one shape and colour are one path: the canvas is told a dozen times, not ten thousand. */
function pathsOf(view: View, grid: FlowGrid, colourOf: ColourOf): Iterable<MarkPath> {
  const paths = new Map<string, MarkPath>();
  for (const flow of view.frame.flows) {
    const mark = markOf(flow);
    const colour = colourOf(flow.lb, mark);
    const key = `${mark} ${colour}`;
    const found = paths.get(key) ?? { path: new Path2D(), colour, mark };
    paths.set(key, found);
    const { x, y } = placeOf(flow, view, grid);
    addMark(found.path, mark, x, y, grid.cell * 0.36);
  }
  return paths.values();
}

function placeOf(flow: FlowFrame, { places, frame, scenario }: View, grid: FlowGrid): { x: number; y: number } {
  const place = places[flow.id]!;
  const x = 2 + ((place % grid.columns) + 0.5) * grid.cell;
  const y = (Math.floor(place / grid.columns) + 0.5) * grid.cell;
  const way = (frame.tMs - flow.sinceMs) / (scenario.durationMs * TRAVEL_SHARE);
  const from = grid.lbs[flow.lb];
  if (way >= 1 || !from) return { x, y };
  const left = (1 - way) ** 2;
  return { x: x + (from.x - x) * left, y: y + (from.y - grid.top - y) * left };
}

function addMark(path: Path2D, mark: FlowMark, x: number, y: number, r: number): void {
  switch (mark) {
    case 'moved':
      return path.rect(x - r, y - r, 2 * r, 2 * r);
    case 'needless':
      path.moveTo(x, y - 1.3 * r);
      path.lineTo(x + 1.3 * r, y);
      path.lineTo(x, y + 1.3 * r);
      path.lineTo(x - 1.3 * r, y);
      return path.closePath();
    case 'rerouted':
      path.moveTo(x, y - 1.2 * r);
      path.lineTo(x + 1.2 * r, y + r);
      path.lineTo(x - 1.2 * r, y + r);
      return path.closePath();
    case 'broken':
    case 'reset':
      path.moveTo(x - r, y - r);
      path.lineTo(x + r, y + r);
      path.moveTo(x + r, y - r);
      return path.lineTo(x - r, y + r);
    default: {
      const radius = mark === 'connecting' ? r / 2 : r;
      path.moveTo(x + radius, y);
      return path.arc(x, y, radius, 0, 2 * Math.PI);
    }
  }
}
