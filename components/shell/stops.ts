/** The stops of the page, from section to exercise, in order. */
const allStops = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-stop]')];

/** The reader's line, a little below the top of the window. */
const readingLinePx = 96;

/** The stop that the reader's line is in; none above the first. */
export function currentStop(): HTMLElement | undefined {
  return allStops().findLast((stop) => stop.getBoundingClientRect().top <= readingLinePx);
}

/** Goes one stop forth (1) or back (-1); back from the first is the top of the page. */
export function goToStop(direction: 1 | -1): void {
  const stops = allStops();
  const here = stops.findLastIndex((stop) => stop.getBoundingClientRect().top <= readingLinePx);
  const target = stops[here + direction];
  if (target) {
    target.scrollIntoView();
    target.querySelector<HTMLElement>('h2 a')?.focus({ preventScroll: true });
  } else if (direction < 0) window.scrollTo({ top: 0 });
}

const placeKey = 'rlb.place';

/** Remembers how far into its stop the reader is, for the same page in another language. */
export function rememberPlace(): string {
  const stop = currentStop();
  if (!stop) return '';
  const { top, height } = stop.getBoundingClientRect();
  const place: Place = { stop: stop.id, fraction: (readingLinePx - top) / height };
  try {
    sessionStorage.setItem(placeKey, JSON.stringify(place));
  } catch {
    // Refused by the browser: the address alone leads to the stop.
  }
  return `#${stop.id}`;
}

/** Goes to the remembered place, once. */
export function restorePlace(): void {
  const place = takePlace();
  const stop = place && document.getElementById(place.stop);
  if (!stop || location.hash !== `#${place.stop}`) return;
  const { top, height } = stop.getBoundingClientRect();
  window.scrollBy({ top: top + place.fraction * height - readingLinePx, behavior: 'instant' });
}

interface Place {
  readonly stop: string;
  readonly fraction: number;
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
  const { stop, fraction } = Object(value) as Record<keyof Place, unknown>;
  return typeof stop === 'string' && typeof fraction === 'number' && Number.isFinite(fraction);
}
