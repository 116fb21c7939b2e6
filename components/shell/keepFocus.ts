/**
 * Focus does not fall to the body: when what has it goes away or is disabled, the nearest thing around that can have it
 * takes it. Keys work on from there, and who does not see the page is told where they are.
 */
export function keepFocus(): void {
  /** What has the focus, and what around it could have it, from the inside out. */
  let around: readonly HTMLElement[] = [];
  const isLost = () => around[0] !== undefined && !canHaveFocus(around[0]);

  const onFocusIn = ({ target }: FocusEvent) => {
    around = target instanceof HTMLElement || target instanceof SVGElement ? focusableAround(target) : [];
  };
  // A reader who clicks beside it has let go of it; what is only now being taken away is gone a moment later.
  const onFocusOut = ({ target }: FocusEvent) =>
    setTimeout(() => {
      if (around[0] === target && !isLost() && document.activeElement !== target) around = [];
    });
  const observer = new MutationObserver(() => {
    if (!isLost()) return;
    const { activeElement } = document;
    if (activeElement === document.body || activeElement === around[0])
      around.find(canHaveFocus)?.focus({ preventScroll: true });
  });

  document.addEventListener('focusin', onFocusIn);
  document.addEventListener('focusout', onFocusOut);
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'tabindex'] });
}

function focusableAround(element: Element): HTMLElement[] {
  const outside = element.parentElement?.closest<HTMLElement>('[tabindex]');
  return [element as HTMLElement, ...(outside ? focusableAround(outside) : [])];
}

/** The page has it and it is not disabled. What could be pressed, such as a box of a picture, may no longer be. */
function canHaveFocus(element: HTMLElement): boolean {
  return (
    element.isConnected && !element.matches(':disabled') && (element.tabIndex >= 0 || element.hasAttribute('tabindex'))
  );
}
