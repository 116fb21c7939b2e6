import { isShown, readingLinePx, shownBlocks } from './blocks';

/**
 * Changes what the page shows and keeps the reader's place: a heading in the window stays where it is, or else the
 * first block at the reader's line that is still there.
 */
export function keepPlace(change: () => void): void {
  const below = shownBlocks(document.querySelector('main') ?? document)
    .map((block) => ({ block, ...topAndBottom(block) }))
    .filter(({ bottom }) => bottom > readingLinePx);
  const headings = below.filter(({ block, top }) => /^H\d$/.test(block.tagName) && top < window.innerHeight);
  change();
  const kept = [...headings, ...below].find(({ block }) => isShown(block));
  if (kept) window.scrollBy({ top: topAndBottom(kept.block).top - kept.top, behavior: 'instant' });
}

function topAndBottom(block: Element): { top: number; bottom: number } {
  const { top, bottom } = block.getBoundingClientRect();
  return { top, bottom };
}
