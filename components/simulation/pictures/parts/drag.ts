import type { PointerEvent } from 'react';
import { followDrag } from '../../drag';
import { PICTURE_WIDTH } from './canvas';

/**
 * Makes part of a picture draggable sideways; a press without a drag stays a press. The part follows the pointer without
 * a render, and where it is let go, `drop` is told the target there.
 * `targetAt`: what lies at an x of the picture, in its units.
 */
export function draggable<T>(targetAt: (x: number) => T | undefined, drop: (target: T) => void) {
  return {
    onPointerDown(event: PointerEvent<SVGGElement>) {
      const part = event.currentTarget;
      const picture = part.ownerSVGElement;
      if (!picture) return;
      const { left, width } = picture.getBoundingClientRect();
      followDrag(event, {
        move: (dx) => part.setAttribute('transform', `translate(${(dx * PICTURE_WIDTH) / width} 0)`),
        end: (dx, clientX) => {
          part.removeAttribute('transform');
          if (dx === null) return;
          const target = targetAt(((clientX - left) * PICTURE_WIDTH) / width);
          if (target !== undefined) drop(target);
        },
      });
    },
  };
}
