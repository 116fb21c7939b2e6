'use client';

import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import { targetOf } from '../../engine/links/address';
import './LazyIsland.css';

interface LazyIslandProps<P> {
  /** `() => import('./Player')`; it must keep its identity between renders. */
  load: () => Promise<{ default: ComponentType<P> }>;
  props: P;
  /** With another one the island begins anew, as while its author edits what it is made of. */
  version?: string;
  /** Names the island in the address (`#id`), so that a link may ask for it. */
  id?: string;
  /** Reserves the height that the island will have, so that nothing jumps. */
  className?: string;
  /** What stands there until the island is alive, and without JavaScript: a first frame. */
  children: ReactNode;
}

/** How far below the window an island begins to load: soon enough to be ready, not before the reader has moved. */
const headStart = '400px 0px';

/**
 * A part of the page whose script is asked for when the reader comes near it, focuses it or follows a link to it.
 * `data-ready` is set when it is alive.
 */
export function LazyIsland<P extends object>({
  load,
  props,
  version,
  id,
  className = '',
  children,
}: LazyIslandProps<P>) {
  const place = useRef<HTMLDivElement>(null);
  const [Island, setIsland] = useState<ComponentType<P>>();
  const [isNear, setNear] = useState(false);

  useEffect(() => (place.current ? whenNear(place.current, () => setNear(true)) : undefined), []);
  useEffect(() => {
    if (!isNear) return;
    let isGone = false;
    void load().then((module) => isGone || setIsland(() => module.default));
    return () => {
      isGone = true;
    };
  }, [isNear, load]);

  return (
    <div ref={place} id={id} className={`island ${className}`} data-ready={Island ? true : undefined}>
      {Island ? <Island key={version} {...props} /> : children}
    </div>
  );
}

function whenNear(element: HTMLElement, act: () => void): () => void {
  const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && act(), {
    rootMargin: headStart,
  });
  const onHash = () => isTarget(element) && act();
  observer.observe(element);
  element.addEventListener('focusin', act);
  window.addEventListener('hashchange', onHash);
  onHash();
  return () => {
    observer.disconnect();
    element.removeEventListener('focusin', act);
    window.removeEventListener('hashchange', onHash);
  };
}

/** Whether the address names the element, something in it, or a moment of it. */
function isTarget(element: HTMLElement): boolean {
  const id = targetOf(location.hash);
  const target = id === null ? null : document.getElementById(id);
  return target !== null && (element.contains(target) || target.contains(element));
}
