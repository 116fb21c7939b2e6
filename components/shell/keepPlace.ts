const blocks = 'h1, h2, h3, p, li, tr, figure, summary, dt, dd';

/** Changes what the page shows and keeps the reader's line where it was: the first block in view that is still there. */
export function keepPlace(change: () => void): void {
  const inView = [...document.querySelectorAll<HTMLElement>(`main :is(${blocks})`)]
    .filter((block) => block.getClientRects().length > 0)
    .map((block) => ({ block, rect: block.getBoundingClientRect() }))
    .filter(({ rect }) => rect.bottom > 0);
  change();
  const kept = inView.find(({ block }) => block.getClientRects().length > 0);
  if (!kept) return;
  window.scrollBy({ top: kept.block.getBoundingClientRect().top - kept.rect.top, behavior: 'instant' });
}
