import { type Altitude, isThereAt } from '../../course/altitude';

const TAG = /<(\/?)(\w+)([^>]*?)(\/?)>/g;
const EMPTY: readonly string[] = ['img', 'input', 'br'];

/** What is left of markup when `components/altitude/altitudes.css` has hidden what an altitude does not show: for tests. */
export function shownAt(altitude: Altitude, markup: string): string {
  let shown = '';
  let from = 0;
  /** How many elements are open inside of one that is hidden, itself among them. */
  let depth = 0;
  for (const tag of markup.matchAll(TAG)) {
    const [text, isEnd, name, attributes, isClosed] = tag as unknown as [string, string, string, string, string];
    const until = tag.index + text.length;
    const opens = !isEnd && !isClosed && !EMPTY.includes(name);
    if (depth === 0 && !isEnd && isHidden(attributes, altitude)) {
      shown += markup.slice(from, tag.index);
      from = until;
      depth = opens ? 1 : 0;
    } else if (depth > 0) {
      depth += opens ? 1 : isEnd ? -1 : 0;
      if (depth === 0) from = until;
    }
  }
  return shown + markup.slice(from);
}

function isHidden(attributes: string, altitude: Altitude): boolean {
  const named = (name: string) => new RegExp(` data-${name}="(\\w+)"`).exec(attributes)?.[1];
  return !isThereAt({ from: named('from'), only: named('only'), until: named('until') }, altitude);
}
