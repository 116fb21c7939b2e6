const selector = 'h1, h2, h3, p, li, tr, figure, summary, dt, dd';

/** The reader's line, below the head of the page. */
export const readingLinePx = 96;

/** The blocks of text below an element that are shown, in order; an island's own come and go with its life. */
export function shownBlocks(root: ParentNode): HTMLElement[] {
  const blocks = [...root.querySelectorAll<HTMLElement>(selector)];
  return blocks.filter((block) => isShown(block) && !block.closest('.island'));
}

/** Whether an element is drawn: neither left out by its altitude nor folded (`script/folded.ts`). */
export function isShown(element: Element): boolean {
  return element.checkVisibility?.() ?? element.getClientRects().length > 0;
}
