import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { ContentError, nearest, type Position, type Problem, problem } from './problem';
import { Unchanged } from './unchanged';

export type Path = readonly PropertyKey[];

/** A YAML file that passed its schema, and where each of its fields stands. */
export interface YamlFile<T> {
  readonly file: string;
  readonly value: T;
  /** Position of the field, or of the nearest that exists above it. */
  at(path: Path): Position;
}

/** By the schema that they passed. */
const known = new WeakMap<z.ZodType, Unchanged<YamlFile<unknown>>>();

/**
 * Reads and validates a file of the content; one that has not changed is read as it was.
 * Errors: `ContentError` with every field that breaks the schema.
 */
export function readYaml<S extends z.ZodType>(root: string, path: string, schema: S): YamlFile<z.output<S>> {
  const file = relative(root, path);
  if (!existsSync(path))
    throw new ContentError([
      problem({ file, line: 1, column: 1 }, 'expected this file, found none', 'write it, or put it back where it was'),
    ]);
  const text = readFileSync(path, 'utf8');
  const passed = known.get(schema) ?? new Unchanged();
  known.set(schema, passed);
  return passed.of(path, text, () => parseYaml(file, text, schema)) as YamlFile<z.output<S>>;
}

/** As `readYaml`, from text; `firstLine` is where the text begins in its file (the head of an .mdx). */
export function parseYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  firstLine = 1,
): YamlFile<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + firstLine - 1, column: col };
  };
  const at = (path: Path) => place(offsetOf(document, path));
  const [unreadable] = document.errors;
  if (unreadable) throw new ContentError([problem(place(unreadable.pos[0]), unreadable.message, mendYaml)]);
  const result = schema.safeParse(document.toJS(), { reportInput: true, error: fieldsOfObject });
  if (!result.success) throw new ContentError(result.error.issues.flatMap((issue) => issueProblems(issue, [], at)));
  return { file, value: result.data, at };
}

const mendYaml =
  'look there and just above for a bracket, a quote or an indent too many or too few; quote a text with ": "';

/** For a field that an object does not have, the ones it has; zod's own words for all else. */
function fieldsOfObject({ code, inst }: z.core.$ZodRawIssue): string | undefined {
  const { def } = (inst as z.core.$ZodType)._zod as { readonly def: { readonly shape?: object } };
  return code === 'unrecognized_keys' && def.shape ? Object.keys(def.shape).join(', ') : undefined;
}

/** Where the field begins: its key in a map, its item in a list. */
function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const key = path[depth - 1];
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isNode(item.key) && String(item.key) === String(key));
      if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    }
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}

function issueProblems(issue: z.core.$ZodIssue, above: Path, at: (path: Path) => Position): Problem[] {
  const path = [...above, ...issue.path];
  const say = (where: Path, wrong: string, mend: string) => problem(at(where), `${pathText(where)}: ${wrong}`, mend);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const near = nearest(key, issue.message.split(', '));
        const mend = near ? `did you mean "${near}"?` : 'take it out';
        return say([...path, key], `expected one of the fields ${issue.message}, found "${key}"`, mend);
      });
    case 'invalid_union': {
      if (issue.discriminator) {
        const options = 'options' in issue ? (issue.options as unknown[]).map(String) : [];
        const found = fieldOf(issue.input, issue.discriminator);
        return [say(path, expected(`one of ${options.join(', ')}`, found), mendValue(found, options))];
      }
      const branch = closestBranch(issue.errors);
      return branch.flatMap((inner) => issueProblems(inner, path, at));
    }
    case 'invalid_key':
      return [say(path, expected(issue.issues[0]?.message ?? issue.message, path.at(-1)), 'rename it')];
    default: {
      const names = issue.code === 'invalid_value' ? issue.values.map(String) : [];
      const mend = issue.code === 'custom' ? 'take it out' : mendValue(issue.input, names);
      return [say(path, expected(ruleOf(issue), issue.input), mend)];
    }
  }
}

function mendValue(found: unknown, names: readonly string[]): string {
  const near = typeof found === 'string' ? nearest(found, names) : undefined;
  return near
    ? `did you mean "${near}"?`
    : found === undefined
      ? 'add it'
      : names.length > 0
        ? 'write one of these'
        : 'write it so';
}

/** Of the shapes a value might have had, the one that misses least. */
function closestBranch(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const cost = (issues: readonly z.core.$ZodIssue[]) =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
  return branches.reduce((best, branch) => (cost(branch) < cost(best) ? branch : best));
}

function ruleOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'nonoptional'
        ? 'a value'
        : `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'too_small':
      return `at least ${issue.minimum}${issue.origin === 'array' ? ' items' : issue.origin === 'string' ? ' characters' : ''}`;
    case 'too_big':
      return `at most ${issue.maximum}${issue.origin === 'array' ? ' items' : ''}`;
    case 'invalid_value':
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    default:
      return issue.message;
  }
}

function expected(rule: string, found: unknown): string {
  const text = found === undefined ? 'nothing' : JSON.stringify(found);
  return `expected ${rule}, found ${text.length > 80 ? `${text.slice(0, 77)}...` : text}`;
}

function fieldOf(input: unknown, field: string): unknown {
  return typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[field] : input;
}

function pathText(path: Path): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '') || 'the file';
}
