import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { createProcessor } from '@mdx-js/mdx';
import { bundleMDX } from 'mdx-bundler';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import { type Altitude, altitudes } from '../altitude';
import type { Locale } from '../languages';
import { type ComponentName, type ComponentRule, componentRules, plainElements } from '../schema/components';
import { type Frontmatter, frontmatterSchema } from '../schema/lesson';
import { ContentError, type Position, type Problem, problem, type Said, unknownName } from './problem';
import { Unchanged } from './unchanged';
import { parseYaml } from './yaml';

/** A node of the parsed text, as far as the checks look at it. */
export interface MdxNode {
  readonly type: string;
  readonly value?: string;
  readonly name?: string | null;
  readonly attributes?: readonly { readonly type: string; readonly name?: string; readonly value?: unknown }[];
  readonly children?: readonly MdxNode[];
  readonly position?: { readonly start: { readonly line: number; readonly column: number } };
}

/** A component in the text. */
export interface MdxElement {
  readonly name: ComponentName;
  readonly attributes: Readonly<Record<string, string>>;
  readonly at: Position;
  /** The components it stands in, from the outermost. */
  readonly within: readonly MdxElement[];
  readonly node: MdxNode;
}

/** A lesson's text in one language. */
export interface Mdx {
  readonly file: string;
  /** Where it is on this machine. */
  readonly path: string;
  readonly locale: Locale;
  readonly frontmatter: Frontmatter;
  readonly tree: MdxNode;
  /** Every component, in the order of the text. */
  readonly elements: readonly MdxElement[];
}

const known = new Unchanged<Mdx>();

const remarkPlugins = [remarkGfm];
const parser = createProcessor({ remarkPlugins: [remarkFrontmatter, ...remarkPlugins] });

/**
 * Reads a text and checks it against the list of components; one that has not changed is read as it was.
 * Errors: `ContentError` with every syntax error, unknown component, missing or unknown attribute, and wrong place.
 */
export function readMdx(root: string, path: string, locale: Locale): Mdx {
  const file = relative(root, path);
  const start = { file, line: 1, column: 1 };
  if (!existsSync(path)) {
    throw new ContentError([
      problem(
        start,
        `expected the ${locale.toUpperCase()} text of the lesson, found no such file`,
        'copy the text of another language to it and translate what is read; tags and ids stay',
      ),
    ]);
  }
  const source = readFileSync(path, 'utf8');
  return known.of(path, source, () => parseMdx({ file, path, locale }, source));
}

function parseMdx(text: Pick<Mdx, 'file' | 'path' | 'locale'>, source: string): Mdx {
  const { file } = text;
  const tree = parse(file, source);
  const frontmatter = readFrontmatter(file, tree);
  const problems: Problem[] = [];
  const elements: MdxElement[] = [];
  visit(tree, file, [], elements, problems);
  if (problems.length > 0) throw new ContentError(problems);
  return { ...text, frontmatter, tree, elements };
}

/**
 * The text as code for `getMDXComponent`: a server component that takes the list of components. `mark` may change the
 * parsed text before.
 * Errors: `ContentError` with file and line of what the compiler refused.
 */
export async function compileMdx(
  { file, path }: Pick<Mdx, 'file' | 'path'>,
  mark: (tree: MdxNode) => void = () => undefined,
): Promise<string> {
  try {
    const { code } = await bundleMDX({
      file: path,
      cwd: dirname(path),
      mdxOptions: (options) => ({
        ...options,
        remarkPlugins: [...(options.remarkPlugins ?? []), ...remarkPlugins, () => mark],
      }),
    });
    return code;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ContentError([problem({ file, line: 1, column: 1 }, message, 'mend the MDX where it says')]);
  }
}

const mendSyntax = 'close each tag in its order and with its own name; write &lt; and &#123; for a bare < and {';

function parse(file: string, source: string): MdxNode {
  try {
    return parser.parse(source) as MdxNode;
  } catch (error) {
    const { line, column, reason } = error as { line?: number; column?: number; reason?: string };
    if (reason === undefined) throw error;
    throw new ContentError([problem({ file, line: line ?? 1, column: column ?? 1 }, reason, mendSyntax)]);
  }
}

function readFrontmatter(file: string, tree: MdxNode): Frontmatter {
  const head = tree.children?.[0];
  if (head?.type !== 'yaml') {
    const message = 'expected a head with title and crux, found none';
    const mend = 'begin the file with the lines ---, title: …, crux: … and ---';
    throw new ContentError([problem({ file, line: 1, column: 1 }, message, mend)]);
  }
  return parseYaml(file, head.value ?? '', frontmatterSchema, 2).value;
}

export function positionOf(file: string, node: MdxNode): Position {
  return { file, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

/** A component's attributes; none of a node that is no component. */
export function attributesOf({ attributes = [] }: Pick<MdxNode, 'attributes'>): Record<string, string> {
  return Object.fromEntries(attributes.map(({ name = '', value }) => [name, String(value)]));
}

function visit(
  node: MdxNode,
  file: string,
  within: readonly MdxElement[],
  elements: MdxElement[],
  problems: Problem[],
): void {
  const at = positionOf(file, node);
  if (node.type === 'mdxjsEsm')
    problems.push(problem(at, 'a lesson has no imports or exports', 'take it out: the components are given'));
  if (node.type.endsWith('Expression') && !isComment(node.value ?? '')) {
    problems.push(problem(at, 'a lesson has no expressions', 'take it out: numbers come by <Claim id> and <Fact id>'));
  }
  const element = node.type.startsWith('mdxJsx') ? readElement(node, at, within, problems) : undefined;
  if (element) elements.push(element);
  const inside = element ? [...within, element] : within;
  for (const child of node.children ?? []) visit(child, file, inside, elements, problems);
}

function isComment(expression: string): boolean {
  return /^\s*\/\*[\s\S]*\*\/\s*$/.test(expression);
}

function readElement(
  node: MdxNode,
  at: Position,
  within: readonly MdxElement[],
  problems: Problem[],
): MdxElement | undefined {
  const name = node.name ?? '';
  if (plainElements.includes(name)) return undefined;
  if (!isComponent(name)) {
    problems.push(problem(at, ...unknownName('component', name, [...Object.keys(componentRules), ...plainElements])));
    return undefined;
  }
  const attributes = readAttributes(node, name, at, problems);
  const element = { name, attributes, at, within, node };
  for (const said of ruleBroken(element)) problems.push(problem(at, ...said));
  return element;
}

function isComponent(name: string): name is ComponentName {
  return Object.hasOwn(componentRules, name);
}

function readAttributes(node: MdxNode, name: string, at: Position, problems: Problem[]): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { name: key = '{…}', value } of node.attributes ?? []) {
    if (typeof value === 'string') attributes[key] = value;
    else problems.push(problem(at, `<${name} ${key}>: expected a text in quotes`, `write ${key}="…"`));
  }
  return attributes;
}

function* ruleBroken({ name, attributes, within }: MdxElement): Generator<Said> {
  const rule: ComponentRule = componentRules[name];
  const allowed = [...rule.required, ...rule.optional];
  for (const key of rule.required)
    if (!attributes[key]) yield [`<${name}>: expected the attribute ${key}, found none`, `write <${name} ${key}="…">`];
  for (const key of Object.keys(attributes)) {
    if (!allowed.includes(key)) yield unknownName(`attribute of <${name}>`, key, allowed);
  }
  const parent = within.findLast((element) => !isLayer(element.name))?.name;
  if (rule.within.length > 0 && !(parent && rule.within.includes(parent))) {
    const expected = rule.within.map((other) => `<${other}>`).join(' or ');
    yield [
      `<${name}>: expected inside ${expected}, found ${parent ? `inside <${parent}>` : 'outside'}`,
      'move it there',
    ];
  }
  yield* layerBroken(name, attributes);
}

/** Whether a component does nothing but show its words to some altitudes. */
export const isLayer = (name: string): boolean => name === 'Altitude' || name === 'At';

function* layerBroken(name: string, { from, until, only }: Readonly<Record<string, string>>): Generator<Said> {
  const given = [from, until, only].filter((value) => value !== undefined);
  const wrong = given.find((value) => !(altitudes as readonly string[]).includes(value));
  const [least, most] = [from, until].map((value) => altitudes.indexOf(value as Altitude)) as [number, number];
  if (wrong !== undefined) yield unknownName('altitude', wrong, altitudes);
  else if (isLayer(name) && given.length === 0)
    yield [`<${name}>: expected from, until or only`, 'write one: from="middle" is shown from there upwards'];
  else if (only !== undefined && given.length > 1)
    yield [`<${name}>: expected only without from and until`, 'write only="…", or the bounds'];
  else if (from !== undefined && until !== undefined && least > most)
    yield [`<${name}>: expected from below until, found from="${from}" until="${until}"`, 'exchange the two'];
}
