import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react';
import type { FlowMark } from '../../../../engine/story/marks';
import type { View } from '../../../../engine/story/view';
import { PICTURE_WIDTH } from '../parts/canvas';
import { lengthOf, tickTitle } from './Ticks';
import type { FlowCanvasProps, Tick } from './ticksOf';

/** Thousands of connections on one canvas over the picture. Words and counts stay in the DOM around it. */
export function FlowCanvas({ view, locale, ticks, height, listeners, onFlow }: FlowCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => draw(canvas.current!, view, ticks, height), [view, ticks, height]);
  // Another size or theme is another drawing of the same moment.
  const redraw = useRef<() => void>(undefined);
  redraw.current = () => draw(canvas.current!, view, ticks, height);
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

  const ask = (event: MouseEvent<HTMLCanvasElement>) => {
    const tick = tickAt(ticks, event);
    if (tick) return onFlow?.(tick.flow);
    // What lies below the canvas can be pressed as if it were not there.
    behind(event)?.dispatchEvent(new globalThis.MouseEvent('click', { bubbles: true }));
  };
  const tell = (event: PointerEvent<HTMLCanvasElement>) => {
    listeners.onPointerMove(event);
    const tick = tickAt(ticks, event);
    event.currentTarget.title = tick ? tickTitle(tick, view.scenario, locale) : '';
  };
  return (
    <canvas
      ref={canvas}
      className="flow-canvas"
      onClick={ask}
      onPointerMove={tell}
      onPointerLeave={listeners.onPointerLeave}
    />
  );
}

function behind({ clientX, clientY, currentTarget }: MouseEvent<HTMLCanvasElement>): Element | undefined {
  return document.elementsFromPoint(clientX, clientY).find((element) => element !== currentTarget);
}

/** So far from a tick a press is still meant for it, in the picture's units. */
const REACH = 2;

function tickAt(ticks: readonly Tick[], { nativeEvent, currentTarget }: MouseEvent<HTMLCanvasElement>): Tick | null {
  const scale = PICTURE_WIDTH / currentTarget.clientWidth;
  const [x, y] = [nativeEvent.offsetX * scale, nativeEvent.offsetY * scale];
  let nearest: Tick | null = null;
  for (const tick of ticks) {
    if (Math.abs(tick.y - y) > tick.height / 2 + 1 || Math.abs(tick.x - x) > REACH) continue;
    if (!nearest || Math.abs(tick.x - x) < Math.abs(nearest.x - x)) nearest = tick;
  }
  return nearest;
}

function draw(canvas: HTMLCanvasElement, view: View, ticks: readonly Tick[], units: number): void {
  const scale = (canvas.clientWidth / PICTURE_WIDTH) * devicePixelRatio;
  const width = Math.round(PICTURE_WIDTH * scale);
  const height = Math.round(units * scale);
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, PICTURE_WIDTH, units);
  const colourOf = coloursOf(canvas, view);
  let colour = '';
  for (const tick of ticks) {
    const own = colourOf(tick.lb, tick.mark);
    if (own !== colour) context.fillStyle = own;
    colour = own;
    drawTick(context, tick);
  }
}

/** Rectangles all: of ten thousand, shapes with corners of their own would not be seen, and take too long. */
function drawTick(context: CanvasRenderingContext2D, tick: Tick): void {
  const { kind, x, y, height } = tick;
  const length = lengthOf(tick);
  if (length > 0) context.fillRect(x - 0.4, y - length / 2, 0.8, length);
  // Flashing or in trouble: three times as broad.
  else context.fillRect(x - 1.2, y - height / 2, 2.4, kind === 'overrun' ? height + 1 : height);
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
