import { targetOf } from '../../engine/links/address';
import { afterLoad } from './afterLoad';
import { readingLinePx, shownBlocks } from './blocks';

/** The stops of the page, from section to exercise, in order. */
const allStops = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-stop]')];

const startsAbove = (linePx: number) => (element: Element) => element.getBoundingClientRect().top <= linePx;

/** The stop that the reader's line is in; none above the first. */
export function currentStop(): HTMLElement | undefined {
  return allStops().findLast(startsAbove(readingLinePx));
}

/**
 * Goes one stop forth (1) or back (-1); back from the first is the top of the page, forth from the last what a lesson ends
 * with: the way to the next.
 */
export function goToStop(direction: 1 | -1): void {
  const stops = allStops();
  const end = direction > 0 ? document.querySelector<HTMLElement>('.continue') : null;
  const target = stops[stops.findLastIndex(startsAbove(readingLinePx)) + direction] ?? end;
  if (target) {
    bringIntoView(target);
    (target.querySelector<HTMLElement>('h2 a') ?? target.querySelector('a'))?.focus({ preventScroll: true });
  } else if (direction < 0) window.scrollTo({ top: 0 });
}

/**
 * Brings an element to the window's top, and holds it there while fonts and islands still change the page's height, until
 * the reader moves. Not in a frame: that would scroll the page around it, too.
 */
export function bringIntoView(element: Element): void {
  if (isFramed()) return;
  toTop(element)();
  hold(toTop(element));
}

/** Holds what the address names: the browser goes there by itself, but only once. */
export function holdTarget(): void {
  const id = targetOf(location.hash);
  const target = id === null ? null : document.getElementById(id);
  if (target && !isFramed()) hold(toTop(target));
}

const isFramed = () => window.parent !== window;

const toTop = (element: Element) => () => element.scrollIntoView({ behavior: 'instant' });

let letGo = (): void => {};

/**
 * Goes to a place again whenever the page's height changes; only the last place is held. Whoever scrolls, by whatever means,
 * is no longer held.
 */
function hold(go: () => void): void {
  letGo();
  let isFirst = true;
  let heldAt = Number.NaN;
  const back = () => {
    go();
    heldAt = window.scrollY;
  };
  const settling = new ResizeObserver(() => {
    // The first report is of the page as it is.
    if (!isFirst) back();
    isFirst = false;
  });
  const reader = new AbortController();
  letGo = () => {
    settling.disconnect();
    reader.abort();
  };
  for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    window.addEventListener(type, letGo, { passive: true, signal: reader.signal });
  // The scroll bar says nothing else; nobody has moved where the page is as it was left.
  const moved = () => Math.abs(window.scrollY - heldAt) > 1 && letGo();
  window.addEventListener('scroll', moved, { passive: true, signal: reader.signal });
  settling.observe(document.querySelector('main') ?? document.body);
  // Until then the browser goes to what the address names by itself.
  afterLoad(() => requestAnimationFrame(() => reader.signal.aborted || back()));
}

/** A place in a lesson, whatever its language: the block of a stop, counted, and how far into it. */
interface Place {
  readonly stop: string;
  readonly block: number;
  readonly fraction: number;
}

const placeKey = 'rlb.place';

/** Remembers where the reader is for the same page in another language; returns the stop as the address names it. */
export function rememberPlace(): string {
  const stop = currentStop();
  if (!stop) return '';
  const blocks = shownBlocks(stop);
  const block = blocks.findLastIndex(startsAbove(readingLinePx));
  const { top = 0, height = 1 } = blocks[block]?.getBoundingClientRect() ?? {};
  const place: Place = { stop: stop.id, block, fraction: Math.min(1, (readingLinePx - top) / height) };
  try {
    sessionStorage.setItem(placeKey, JSON.stringify(place));
  } catch {
    // Refused by the browser: the address alone leads to the stop.
  }
  return `#${stop.id}`;
}

/** Goes to the remembered place, or to what the address names, and stays there. */
export function restorePlace(): void {
  const place = takePlace();
  if (!place || location.hash !== `#${place.stop}`) return holdTarget();
  const go = () => goToPlace(place);
  hold(go);
  go();
}

function goToPlace({ stop: id, block: index, fraction }: Place): void {
  const stop = document.getElementById(id);
  const block = stop && shownBlocks(stop)[index];
  if (!block) return;
  const { top, height } = block.getBoundingClientRect();
  window.scrollTo({ top: window.scrollY + top + fraction * height - readingLinePx, behavior: 'instant' });
}

function takePlace(): Place | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(placeKey) ?? 'null');
    sessionStorage.removeItem(placeKey);
    return isPlace(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

function isPlace(value: unknown): value is Place {
  const { stop, block, fraction } = Object(value) as Record<keyof Place, unknown>;
  return typeof stop === 'string' && Number.isInteger(block) && Number.isFinite(fraction);
}
