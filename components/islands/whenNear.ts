import { targetOf } from '../../engine/links/address';

/** How far below the window an island begins to load: soon enough to be ready, not before the reader has moved. */
const headStart = '400px 0px';

/** Calls `act` once, when the reader comes near the element, focuses it or follows a link to it. Returns how to stop. */
export function whenNear(element: HTMLElement, act: () => void): () => void {
  const stop = new AbortController();
  const once = () => {
    if (stop.signal.aborted) return;
    stop.abort();
    act();
  };
  const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && once(), {
    rootMargin: headStart,
  });
  const onHash = () => isTarget(element) && once();
  stop.signal.addEventListener('abort', () => observer.disconnect());
  element.addEventListener('focusin', once, { signal: stop.signal });
  window.addEventListener('hashchange', onHash, { signal: stop.signal });
  onHash();
  void readerIsHere.then(() => stop.signal.aborted || observer.observe(element));
  return () => stop.abort();
}

/** Who only looks at the first window is not kept from it by scripts; three seconds are more than a pause to read. */
const PATIENCE_MS = 3000;
const signs = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin'];

/** Resolves at the reader's first sign, or after a while without one. */
const readerIsHere = new Promise<void>((resolve) => {
  const isHere = () => {
    for (const sign of signs) window.removeEventListener(sign, isHere, { capture: true });
    resolve();
  };
  for (const sign of signs) window.addEventListener(sign, isHere, { capture: true, passive: true });
  setTimeout(isHere, PATIENCE_MS);
});

/** Whether the address names the element, something in it, or a moment of it. */
function isTarget(element: HTMLElement): boolean {
  const id = targetOf(location.hash);
  const target = id === null ? null : document.getElementById(id);
  return target !== null && (element.contains(target) || target.contains(element));
}
