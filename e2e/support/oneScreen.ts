/** Windows, CSS px, in which question, picture and Play of any simulation stand together: a laptop, a phone, one that lies. */
export const windows = [
  [1280, 720],
  [390, 844],
  [844, 390],
] as const;

interface Heights {
  /** What the page's head leaves of the window. */
  readonly usable: number;
  /** From the top of the first to the bottom of the last of question, picture and Play. */
  readonly all: number;
  /** The same of picture and Play. */
  readonly picture: number;
}

/** In the page, CSS px, with nothing held back at an edge of the window. Not every simulation asks for a prediction. */
export function heightsOf(island: Element): Heights {
  const asked = island.querySelectorAll('.prediction');
  const parts = [...asked, island.querySelector('.picture')!, island.querySelector('.play')!];
  for (const { style } of island.querySelectorAll<HTMLElement>('.screen, .sight, .picture'))
    Object.assign(style, { position: 'relative', inset: 'auto' });
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const heightOf = (some: readonly DOMRect[]) =>
    Math.round(Math.max(...some.map(({ bottom }) => bottom)) - Math.min(...some.map(({ top }) => top)));
  const head = document.querySelector('header.site')!;
  const covered = getComputedStyle(head).position === 'sticky' ? head.getBoundingClientRect().height : 0;
  return { usable: Math.round(innerHeight - covered), all: heightOf(boxes), picture: heightOf(boxes.slice(-2)) };
}
