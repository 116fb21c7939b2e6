import type { PointerEvent } from 'react';
import { PICTURE_WIDTH } from './canvas';

/** How far a pointer goes, in pixels, before a press becomes a drag. */
const SLACK = 8;

/**
 * Makes part of a picture draggable sideways, by mouse, pen and finger; a press without a drag stays a press. The part
 * follows the pointer without a render, and where it is let go, `drop` is told the target there.
 * `targetAt`: what lies at an x of the picture, in its units.
 */
export function draggable<T>(targetAt: (x: number) => T | undefined, drop: (target: T) => void) {
  return {
    onPointerDown({ currentTarget: part, pointerId, clientX: from, button }: PointerEvent<SVGGElement>) {
      const picture = part.ownerSVGElement;
      if (!picture || button !== 0) return;
      const { left, width } = picture.getBoundingClientRect();
      let isDragged = false;
      const follow = (event: globalThis.PointerEvent) => {
        if (event.pointerId !== pointerId) return;
        const dx = event.clientX - from;
        if (!isDragged && Math.abs(dx) < SLACK) return;
        isDragged = true;
        part.setAttribute('transform', `translate(${(dx * PICTURE_WIDTH) / width} 0)`);
      };
      const end = (event: globalThis.PointerEvent) => {
        if (event.pointerId !== pointerId) return;
        removeEventListener('pointermove', follow);
        removeEventListener('pointerup', end);
        removeEventListener('pointercancel', end);
        part.removeAttribute('transform');
        if (!isDragged || event.type === 'pointercancel') return;
        swallowClick();
        const target = targetAt(((event.clientX - left) * PICTURE_WIDTH) / width);
        if (target !== undefined) drop(target);
      };
      addEventListener('pointermove', follow);
      addEventListener('pointerup', end);
      addEventListener('pointercancel', end);
    },
  };
}

/** The click that follows a drag is no press. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => event.stopPropagation();
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
}
