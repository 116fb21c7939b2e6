'use client';

import { type PointerEvent, useMemo, useState } from 'react';
import { PICTURE_WIDTH } from './canvas';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The same from drawing to drawing. */
export interface PointerListeners {
  readonly onPointerMove: (event: PointerEvent<Element>) => void;
  readonly onPointerLeave: () => void;
}

/** Where a pointer rests on a picture, in the picture's units, and what the canvas listens to for it; null: nowhere. */
export function usePointer(): { readonly point: Point | null; readonly listeners: PointerListeners } {
  const [point, setPoint] = useState<Point | null>(null);
  const listeners = useMemo<PointerListeners>(
    () => ({
      onPointerMove({ currentTarget, clientX, clientY }) {
        const { left, top, width } = currentTarget.getBoundingClientRect();
        const unit = PICTURE_WIDTH / width;
        setPoint({ x: (clientX - left) * unit, y: (clientY - top) * unit });
      },
      onPointerLeave() {
        setPoint(null);
      },
    }),
    [],
  );
  return { point, listeners };
}
