import { type Altitude, altitudes, isThereAt } from '../altitude';
import type { Locale } from '../languages';
import { attributesOf, type Mdx, type MdxNode } from './mdx';
import { type Problem, problem } from './problem';

/** Words of a text that a reader at an altitude sees, and the minutes they take. */
export interface Reading {
  readonly words: number;
  readonly minutes: number;
}

/** Reading speed for exact prose, in words a minute; Russian words are longer. */
const wordsPerMinute: Record<Locale, number> = { en: 200, ru: 180 };

/** Of the feedbacks of a question a reader meets one at most, and a variant only on a retry: none is counted. */
const uncounted: ReadonlySet<string> = new Set(['Feedback', 'Variant', 'World', 'Wrong']);

/** Printed from elsewhere: one word each. */
const figures: ReadonlySet<string> = new Set(['Claim', 'Fact']);

/** The words a reader sees at each altitude: the common text and the layers laid over it. */
export function readingOf({ tree, locale, frontmatter }: Mdx): Record<Altitude, Reading> {
  const entries = altitudes.map((altitude): [Altitude, Reading] => {
    const head = [frontmatter.title, (altitude === 'zero' && frontmatter.plain) || frontmatter.crux];
    const words = countWords(head.join(' ')) + wordsIn(tree, altitude);
    return [altitude, { words, minutes: Math.max(1, Math.round(words / wordsPerMinute[locale])) }];
  });
  return Object.fromEntries(entries) as Record<Altitude, Reading>;
}

/** The minutes that a lesson may take, unless it says otherwise: what is finished in one sitting. */
const ONE_SITTING: Readonly<Partial<Record<Altitude, number>>> = { middle: 8 };

/** The altitudes at which a text takes longer than its lesson may. */
export function overlong(text: Mdx, own: Readonly<Partial<Record<Altitude, number>>>): Problem[] {
  const most = { ...ONE_SITTING, ...own };
  const reading = readingOf(text);
  return altitudes
    .filter((altitude) => reading[altitude].minutes > (most[altitude] ?? Number.POSITIVE_INFINITY))
    .map((altitude) =>
      problem(
        { file: text.file, line: 1, column: 1 },
        `expected at most ${most[altitude]} minutes at ${altitude}, found ${reading[altitude].words} words, ${reading[altitude].minutes} minutes`,
        'shorten it, or allow it more in `minutes` of lesson.yaml',
      ),
    );
}

/** The altitudes at which a part of the text says nothing. */
export function silentAt({ children = [] }: MdxNode): Altitude[] {
  return altitudes.filter((altitude) => children.every((child) => wordsIn(child, altitude) === 0));
}

function wordsIn(node: MdxNode, altitude: Altitude): number {
  const name = node.name ?? '';
  if (uncounted.has(name) || node.type === 'yaml' || node.type.endsWith('Expression')) return 0;
  if (figures.has(name)) return 1;
  if (!isThereAt(attributesOf(node), altitude)) return 0;
  const { title = '', plain = title } = attributesOf(node);
  const own = countWords(name !== 'Stop' ? (node.value ?? '') : altitude === 'zero' ? plain : title);
  return (node.children ?? []).reduce((sum, child) => sum + wordsIn(child, altitude), own);
}

/** Runs of letters and digits; a dash between spaces is no word. */
function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu)?.length ?? 0;
}

/** Whether a text says anything to some altitudes only. */
export function isLayered({ elements, frontmatter }: Mdx): boolean {
  const bounds = ['from', 'until', 'only', 'plain'];
  return (
    frontmatter.plain !== undefined || elements.some(({ attributes }) => bounds.some((bound) => bound in attributes))
  );
}
