import { EngineError } from '../../engine/errors';

/** A line of what was pasted, without what a terminal or a page put around it; numbered from 1, all lines counted. */
export interface PastedLine {
  readonly line: number;
  readonly text: string;
}

const MAX_CHARACTERS = 1_000_000;

/** Colours, titles and modes that a terminal is told with ESC (ECMA-48: CSI, OSC). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with a control character
const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))/g;
const INVISIBLE = /[\ufeff\u200b-\u200d\u2060]/g;
const FENCE = /^(?:`{3,}|~{3,})[\w-]*$/;
/** `root@lab:~# command`, `[root@lab ~]# command`, `bash-5.2# command`, `$ command`, or a bare sign. */
const PROMPT = /^(?:\[?[\w.-]+@[^#$%>]+[#$%>]|[\w.-]*sh-[\d.]+[#$]|\$)(?: .*)?$|^[#%>❯]$/;
/** What a shell shows of a command that goes on. */
const CONTINUED_COMMAND = /^> /;
const NOISE = [FENCE, PROMPT, CONTINUED_COMMAND];

/**
 * The lines that may say something: neither blank nor a prompt with its command nor the fence of a block of code.
 * Colours, indentation, byte order marks and blanks that do not break are taken away. Throws when nothing is left, or
 * when there is far more than any command here prints.
 */
export function pastedLines(output: string): PastedLine[] {
  if (output.length > MAX_CHARACTERS) throw new EngineError('output', output.length, 'at most a million characters');
  const lines = output
    .replace(ESCAPES, '')
    .replace(INVISIBLE, '')
    .split('\n')
    .map((text, index) => ({ line: index + 1, text: text.replace(/\s/g, ' ').trim() }));
  const filled = lines.filter(({ text }) => text !== '' && !NOISE.some((noise) => noise.test(text)));
  if (filled.length === 0) throw new EngineError('output', output, 'what the command printed');
  return filled;
}

/** A line that says something else than it should. */
export function lineError({ line, text }: PastedLine, rule: string): EngineError {
  return new EngineError(`line ${line}`, text, rule);
}

/** An object of what `ip -json` prints, and the line in which its document begins. */
export interface PastedObject {
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/**
 * Tells the documents of `ip -json`, on one line or `-pretty` on several, from the lines between them. Throws, with the
 * line in which it begins, when a document is not whole or is no list of objects.
 */
export function unfoldJson(pasted: readonly PastedLine[]): (PastedLine | PastedObject)[] {
  const unfolded: (PastedLine | PastedObject)[] = [];
  let begun: PastedLine[] = [];
  let depth = 0;
  for (const each of pasted) {
    if (depth === 0 && !/^[[{]/.test(each.text)) {
      unfolded.push(each);
      continue;
    }
    begun.push(each);
    depth += nesting(each.text);
    if (depth > 0) continue;
    unfolded.push(...objectsOf(begun));
    begun = [];
    depth = 0;
  }
  if (begun[0]) throw lineError(begun[0], 'JSON that ends');
  return unfolded;
}

/** By how many brackets a line goes deeper, those within strings left out. */
function nesting(line: string): number {
  const brackets = line.replace(/"(?:[^"\\]|\\.)*"/g, '');
  return (brackets.match(/[[{]/g)?.length ?? 0) - (brackets.match(/[\]}]/g)?.length ?? 0);
}

function objectsOf(document: readonly PastedLine[]): PastedObject[] {
  const [first] = document;
  const rule = 'a list of objects in JSON, as ip -json prints it';
  try {
    const values: unknown = JSON.parse(document.map(({ text }) => text).join('\n'));
    if (Array.isArray(values) && values.every(isObject)) return values.map((value) => ({ line: first!.line, value }));
  } catch {
    // What is no JSON is refused below, as JSON of another shape is.
  }
  throw lineError(first!, rule);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
