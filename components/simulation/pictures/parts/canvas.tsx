import type { SVGAttributes } from 'react';
import type { Locale } from '../../../../course/languages';
import type { Scenario } from '../../../../engine/scenario/schema';
import type { View } from '../../../../engine/story/view';

/** What every picture is given. Without the handlers (on the server, before the run is there) nothing can be pressed. */
export interface PictureProps {
  readonly view: View;
  readonly locale: Locale;
  /** A box is pressed: `part` is where it is drawn. */
  readonly onBox?: ((id: string, part: Element) => void) | undefined;
  readonly onFlow?: ((id: number) => void) | undefined;
  /** Changes the scenario itself: a box dragged to another zone. The run starts again from the same seed. */
  readonly onScenario?: ((scenario: Scenario) => void) | undefined;
}

/** Width of every picture, in its own units. */
export const PICTURE_WIDTH = 360;

/** An SVG of the stage's width, whose text is real text. It may listen to a pointer (`usePointer`). */
export function Canvas({ height, children, ...listeners }: { height: number } & SVGAttributes<SVGSVGElement>) {
  return (
    <svg className="canvas" viewBox={`0 0 ${PICTURE_WIDTH} ${height}`} role="presentation" {...listeners}>
      {children}
    </svg>
  );
}

/** The place of one of `count` columns that share the canvas, its gaps between them. */
export function columnAt(index: number, count: number, gap: number): { x: number; width: number } {
  const width = (356 - gap * (count - 1)) / count;
  return { x: 2 + index * (width + gap), width };
}
