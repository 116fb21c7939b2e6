import { documentAt } from './documentAt';

/** The glossary, which holds every definition once. */
let glossary: Promise<Document> | undefined;

/** The one definition that is open, in the top layer of the page: Escape or a press beside it closes it. */
const meaning = document.createElement('div');
meaning.className = 'definition';
meaning.popover = 'auto';
meaning.tabIndex = -1;
meaning.autofocus = true;
meaning.setAttribute('role', 'dialog');

/**
 * Opens what a term means beside the words that link to it; the focus goes there, and back when it is closed.
 * Rejects where the glossary cannot be read.
 */
export async function define(link: HTMLAnchorElement): Promise<void> {
  glossary ??= documentAt(link.pathname);
  glossary.catch(() => {
    glossary = undefined;
  });
  const entry = (await glossary).getElementById(link.hash.slice(1));
  if (!entry) throw new Error(`the glossary has no ${link.hash}`);
  meaning.replaceChildren(...[...entry.childNodes].map((node) => document.importNode(node, true)));
  meaning.setAttribute('aria-label', entry.querySelector('dfn')?.textContent ?? '');
  // What an island drew is its own: nothing may come between.
  (link.closest('course-island') ?? link).after(meaning);
  meaning.showPopover();
  place(link);
}

const GAP_PX = 8;

/** Below the words, or above them where there is no room; never beyond the window's sides. */
function place(link: HTMLElement): void {
  const words = [...link.getClientRects()].at(-1) ?? link.getBoundingClientRect();
  const { width, height } = meaning.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(GAP_PX, Math.min(words.left, clientWidth - width - GAP_PX));
  const isRoomBelow = words.bottom + GAP_PX + height <= clientHeight || words.top < height + GAP_PX;
  const top = isRoomBelow ? words.bottom + GAP_PX : words.top - GAP_PX - height;
  meaning.style.left = `${left + window.scrollX}px`;
  meaning.style.top = `${top + window.scrollY}px`;
}
