/**
 * Figures of the text that answer a prediction wait under a mask (`components/mdx/Mask.tsx`). The mask is plain HTML: who
 * has no script keeps it, and finds the answer below the picture, with its reason.
 */

/** Puts the figure in the place of each mask whose predictions have all been answered. */
export function openMasks(answered: ReadonlySet<string>): void {
  for (const mask of document.querySelectorAll<HTMLElement>('[data-answers]')) {
    const { answers = '', value = '' } = mask.dataset;
    if (!answers.split(' ').every((prediction) => answered.has(prediction))) continue;
    mask.textContent = value;
    delete mask.dataset.answers;
  }
}
