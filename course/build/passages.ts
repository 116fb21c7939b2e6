import { type Altitude, altitudes, isThereAt } from '../altitude';
import type { Locale } from '../languages';
import { type ComponentName, exerciseComponents, plainElements } from '../schema/components';
import type { Format } from '../schema/value';
import type { Lesson } from './load';
import { attributesOf, type MdxNode } from './mdx';
import { markSpoilers, spoilersOf } from './spoilers';
import type { Values } from './values';

/** A block of a lesson's text, as the readers of some altitudes find it. */
export interface Passage {
  /** The stop that it stands in; none above the first. */
  readonly stop: string | undefined;
  /** The simulation that it is the caption of. */
  readonly simulation?: string | undefined;
  /** The outage that it tells of. */
  readonly outage?: string | undefined;
  readonly altitudes: readonly Altitude[];
  readonly text: string;
}

/** What asks the reader: its words are there to be answered, and many of them are wrong. */
const ASKS: ReadonlySet<string> = new Set(['Trace', 'Recall', 'Picker', 'Quiz', ...Object.values(exerciseComponents)]);

/** What a reader takes in as one though it has blocks in it, or no words of the text's. */
const WHOLE: ReadonlySet<string> = new Set(['tableRow', 'code', 'Row', 'Config']);

/** What Markdown makes within a line, */
const PHRASES: ReadonlySet<string> = new Set(['text', 'emphasis', 'strong', 'inlineCode', 'link']);

/** Parts of a simulation that stand on its stage, not in the text. */
const ON_STAGE: ReadonlySet<string> = new Set(['Prediction', 'Reason', 'Wrong', 'Switch', 'Knob']);

/** and the components that stand there. Any other parts the paragraph that Markdown puts around it. */
const IN_LINE: ReadonlySet<string> = new Set(['At', 'Claim', 'Fact', 'Term', 'Cite', ...plainElements]);

/** A figure that answers a prediction, as long as nobody has predicted. */
const MASKED = '…';

/**
 * The text of a lesson, block by block, in the order of the page: one passage for each wording that a block has at some
 * altitudes. Exercises are left out, and figures that give a prediction away.
 */
export function passagesOf(lesson: Lesson, locale: Locale, values: Values): Passage[] {
  const tree = structuredClone(lesson.texts[locale].tree);
  markSpoilers(spoilersOf(lesson), tree);
  return [...blocksIn(tree, [])].flatMap(({ node, within }) => {
    const readers = altitudes.filter((one) => within.every((node) => isThereAt(attributesOf(node), one)));
    const read = readers.map((altitude) => ({ altitude, text: textAt(node, altitude, { lesson, locale, values }) }));
    const wordings = [...new Set(read.map(({ text }) => text))].filter((text) => text !== '');
    const outer = (name: ComponentName) => attributesOf(within.find((one) => one.name === name) ?? {});
    const { title, system } = outer('Outage');
    return wordings.map((text) => ({
      stop: outer('Stop').id,
      simulation: [node, ...within].some(({ name }) => name === 'Caption') ? outer('Simulation').id : undefined,
      outage: title && `${system}: ${title}`,
      altitudes: read.filter((one) => one.text === text).map(({ altitude }) => altitude),
      text,
    }));
  });
}

/** A block, and the nodes that it stands in, from the outermost. */
interface Block {
  readonly node: MdxNode;
  readonly within: readonly MdxNode[];
}

function* blocksIn(node: MdxNode, within: readonly MdxNode[]): Generator<Block> {
  if (ASKS.has(node.name ?? '') || ON_STAGE.has(node.name ?? '')) return;
  if (isBlock(node)) yield { node, within };
  else for (const child of node.children ?? []) yield* blocksIn(child, [...within, node]);
}

function isBlock({ name, type, children = [] }: MdxNode): boolean {
  const isParted = children.some((child) => child.name && !IN_LINE.has(child.name));
  const isPhrase = (child: MdxNode) => PHRASES.has(child.type) || IN_LINE.has(child.name ?? '');
  return WHOLE.has(name ?? type) || (!isParted && children.some(isPhrase));
}

interface Saying {
  readonly lesson: Lesson;
  readonly locale: Locale;
  readonly values: Values;
}

/** The space that stands before a source, which is not said. */
const BEFORE_CITE = / (?=[,.;:)])/g;

/** What a node says at an altitude, on one line. */
const textAt = (node: MdxNode, altitude: Altitude, saying: Saying): string =>
  wordsAt(node, altitude, saying).replaceAll(/\s+/g, ' ').replaceAll(BEFORE_CITE, '').trim();

function wordsAt(node: MdxNode, altitude: Altitude, saying: Saying): string {
  const { lesson, locale, values } = saying;
  const { id = '', format, answers, ...layer } = attributesOf(node);
  if (!isThereAt(layer, altitude) || node.type.endsWith('Expression')) return '';
  if (answers !== undefined) return MASKED;
  switch (node.name ?? node.type) {
    case 'Claim':
      return values.claim(id, locale, format as Format | undefined);
    case 'Fact':
      return values.fact(id, locale);
    case 'Config':
      return lesson.configs[id]?.text ?? '';
    case 'break':
      return ' ';
    default: {
      const isParted = (child: MdxNode) => child.type === 'tableCell' || child.type === 'mdxJsxFlowElement';
      const inner = (node.children ?? []).map(
        (child) => wordsAt(child, altitude, saying) + (isParted(child) ? ' ' : ''),
      );
      return (node.value ?? '') + inner.join('');
    }
  }
}
