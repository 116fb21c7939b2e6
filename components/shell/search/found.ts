import { type Altitude, isThereAt } from '../../../course/altitude';
import { stemOf, wordsIn } from '../../../course/search/stems';
import { targetOf } from '../../../engine/links/address';
import { changeSettings } from '../../../progress/settingsStore';
import { isShown } from '../blocks';
import { say } from '../script/say';
import { bringIntoView } from '../stops';
import { placeIn } from './place';

/**
 * Shows the place that a result of the search has led to: the passage that holds the most of what was found, at an
 * altitude that reads it, its words marked. The address then says no more than where it is.
 */
export function showFound(): void {
  const asked = placeIn(location.search);
  history.replaceState(history.state, '', location.pathname + location.hash);
  const place = document.getElementById(targetOf(location.hash) ?? '');
  if (!asked || !place) return;
  const passage = bestOf(hitsIn(place, asked.stems, asked.altitude));
  const inner = passage[0]?.block ?? place;
  // An island draws its words anew when it comes alive.
  const block = inner.closest<HTMLElement>('course-island') ?? inner;
  for (const fold of ancestorsOf(block)) if (fold instanceof HTMLDetailsElement) fold.open = true;
  if (![block, ...passage.map(({ node }) => node.parentElement!)].every(isShown)) {
    changeSettings({ altitude: asked.altitude });
    say(({ levels }) => levels[asked.altitude]);
  }
  mark(passage);
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
  bringIntoView(block);
}

/** A word of the page that was looked for. */
interface Hit {
  readonly block: HTMLElement;
  readonly node: Text;
  readonly at: number;
  readonly word: string;
  readonly stem: string;
}

/** What a reader takes in as one, and what nobody reads. */
const BLOCK = 'h1, h2, h3, p, li, tr, dt, dd, pre, figcaption, summary';
const UNREAD = 'script, style, noscript, course-data, [role=status], [role=alert]';

/** The words with these stems that a place says at an altitude. */
function hitsIn(place: HTMLElement, stems: readonly string[], altitude: Altitude): Hit[] {
  const hits: Hit[] = [];
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node instanceof Text; node = texts.nextNode()) {
    const holder = node.parentElement!;
    const { data } = node;
    const words = wordsIn(data).filter(({ text }) => stems.includes(stemOf(text) ?? ''));
    if (words.length === 0 || holder.closest(UNREAD) || !isRead(holder, altitude)) continue;
    const inner = holder.closest<HTMLElement>(BLOCK);
    const block = inner && place.contains(inner) ? inner : place;
    for (const { text, at } of words) hits.push({ block, node, at, word: text, stem: stemOf(text)! });
  }
  return hits;
}

/** Whether nothing that an element stands in is left out at an altitude. */
const isRead = (element: Element, altitude: Altitude): boolean =>
  ancestorsOf(element).every(({ dataset: { from, until, only } }) => isThereAt({ from, until, only }, altitude));

/** The hits of the block that has the most different ones, the first of equals. */
function bestOf(hits: readonly Hit[]): readonly Hit[] {
  const blocks = [...new Set(hits.map(({ block }) => block))].map((block) => hits.filter((hit) => hit.block === block));
  const different = (passage: readonly Hit[]) => new Set(passage.map(({ stem }) => stem)).size;
  return blocks.reduce((best, passage) => (different(passage) > different(best) ? passage : best), []);
}

/** An element and all that it stands in. */
function ancestorsOf(element: Element): HTMLElement[] {
  const own = element instanceof HTMLElement ? [element] : [];
  return element.parentElement ? [...own, ...ancestorsOf(element.parentElement)] : own;
}

/** Marks words without a change of the page, which islands draw anew; where a browser cannot, the passage alone is shown. */
function mark(passage: readonly Hit[]): void {
  if (!('highlights' in CSS)) return;
  const ranges = passage.map(({ node, at, word }) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    return range;
  });
  CSS.highlights.set('found', new Highlight(...ranges));
}
