type Act = (pressed: HTMLElement, event: MouseEvent) => void;

/**
 * Calls `act` when the reader presses what the HTML names by `data-does`, whenever it came to the page. A button of a
 * page's frame needs no other life.
 */
export function onDeed(deed: string, act: Act): void {
  onPress(`[data-does=${deed}]`, act);
}

/** The same for whatever a selector finds. */
export function onPress(selector: string, act: Act): void {
  document.addEventListener('click', (event) => {
    const { target } = event;
    const pressed = target instanceof Element ? target.closest<HTMLElement>(selector) : null;
    if (pressed) act(pressed, event);
  });
}

/** The choice after the present one; the first comes after the last. */
export function nextOf<T>(choices: readonly T[], present: T): T {
  return choices[(choices.indexOf(present) + 1) % choices.length] ?? present;
}
