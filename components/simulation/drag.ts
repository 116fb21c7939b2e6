import type { PointerEvent } from 'react';

/** How far a pointer goes, in pixels, before a press becomes a drag. */
const SLACK = 8;

interface DragListeners {
  /** It has been dragged so far sideways, in px. */
  readonly move: (dx: number) => void;
  /** It is let go there; null where the drag was called off. `clientX` is the pointer's. Not called for a mere press. */
  readonly end: (dx: number | null, clientX: number) => void;
}

/** Follows a pointer that goes down on a part until it is let go: mouse, pen or finger. A press without a drag stays a press. */
export function followDrag(down: PointerEvent, { move, end }: DragListeners): void {
  const { pointerId, clientX: from, button } = down;
  if (button !== 0) return;
  let isDragged = false;
  const follow = (event: globalThis.PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    const dx = event.clientX - from;
    if (!isDragged && Math.abs(dx) < SLACK) return;
    isDragged = true;
    move(dx);
  };
  const leave = (event: globalThis.PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    removeEventListener('pointermove', follow);
    removeEventListener('pointerup', leave);
    removeEventListener('pointercancel', leave);
    if (!isDragged) return;
    const isOff = event.type === 'pointercancel';
    // A finger that has moved gives no click; the next one is a press of its own.
    if (!isOff && event.pointerType !== 'touch') swallowClick();
    end(isOff ? null : event.clientX - from, event.clientX);
  };
  addEventListener('pointermove', follow);
  addEventListener('pointerup', leave);
  addEventListener('pointercancel', leave);
}

/** The click that follows a drag is no press. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => event.stopPropagation();
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
}
