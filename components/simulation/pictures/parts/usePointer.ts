import { type PointerEvent, useState } from 'react';
import { PICTURE_WIDTH } from './canvas';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a pointer rests on a picture, in the picture's units, and what the canvas listens to for it; null: nowhere. */
export function usePointer() {
  const [point, setPoint] = useState<Point | null>(null);
  return {
    point,
    listeners: {
      onPointerMove({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>) {
        const { left, top, width } = currentTarget.getBoundingClientRect();
        const unit = PICTURE_WIDTH / width;
        setPoint({ x: (clientX - left) * unit, y: (clientY - top) * unit });
      },
      onPointerLeave() {
        setPoint(null);
      },
    },
  };
}
