import type { AltitudeSaid } from '../Shortcuts';

/** How long what a key did stays on the page. */
const SAID_MS = 3_000;

/** Says for a moment what a key or a link did; a new element each time, so that it shows and is told again. */
export function say(text: (words: AltitudeSaid) => string): void {
  const place = document.querySelector<HTMLElement>('.key-done');
  const words = altitudeWords();
  if (!place || !words) return;
  const said = document.createElement('span');
  said.textContent = text(words);
  place.replaceChildren(said);
  setTimeout(() => said.remove(), SAID_MS);
}

/** How the page names the altitudes. */
export function altitudeWords(): AltitudeSaid | undefined {
  const { said } = document.querySelector<HTMLElement>('.key-done')?.dataset ?? {};
  return said === undefined ? undefined : JSON.parse(said);
}
