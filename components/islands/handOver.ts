/** What can have the focus or be open in a first frame. */
const focusable = 'summary, a, button, input, select, textarea, [tabindex]';

/**
 * Remembers what the reader has opened in an element and where the focus is. What is returned gives both to the markup
 * that has taken the place of the old: to what has the same tag and says the same.
 */
export function handOver(place: HTMLElement): () => void {
  const opened = [...place.querySelectorAll('details[open] > summary')].map(looks);
  const active = document.activeElement;
  const focused = active && place.contains(active) ? looks(active) : undefined;
  return () => {
    for (const summary of place.querySelectorAll('summary')) {
      if (opened.includes(looks(summary)) && summary.parentElement instanceof HTMLDetailsElement)
        summary.parentElement.open = true;
    }
    if (focused === undefined) return;
    const heir = [...place.querySelectorAll<HTMLElement>(focusable)].find((element) => looks(element) === focused);
    heir?.focus({ preventScroll: true });
  };
}

function looks(element: Element): string {
  const value = element instanceof HTMLInputElement ? `${element.type} ${element.value}` : '';
  return `${element.tagName} ${value} ${element.closest('label')?.textContent ?? element.textContent}`;
}
