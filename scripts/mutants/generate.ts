import { type Node, parseSync, visitorKeys } from 'oxc-parser';

/** A source file with one small mistake in it. */
export interface Mutant {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** The line as it is, and as it would be; both without indentation. */
  readonly before: string;
  readonly after: string;
  /** The whole file with the mistake. */
  readonly source: string;
}

/** What stands in for what, by the operator's own text. */
const BINARY: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '**': '*',
  '<<': '>>>',
  '>>': '<<',
  '>>>': '<<',
  '&': '|',
  '|': '&',
  '^': '|',
  '&&': '||',
  '||': '&&',
};
const MATH: Readonly<Record<string, string>> = {
  floor: 'ceil',
  ceil: 'floor',
  round: 'floor',
  trunc: 'ceil',
  min: 'max',
  max: 'min',
};

/** An edit of the text: from `start` up to `end`. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Every mutant of a file, in the order of its text: each number raised by one, each comparison, arithmetic, bitwise and
 * boolean operator, rounding, minimum and maximum exchanged for its neighbour, each `!` dropped, each truth value turned.
 */
export function mutantsOf(file: string, source: string): Mutant[] {
  const edits: Edit[] = [];
  walk(parseSync(file, source).program, (node) => {
    const edit = editOf(node, source);
    if (edit) edits.push(edit);
  });
  return edits.sort((a, b) => a.start - b.start).map((edit) => mutant(file, source, edit));
}

function mutant(file: string, source: string, { start, end, text }: Edit): Mutant {
  const lineStart = source.lastIndexOf('\n', start) + 1;
  const lineEnd = source.indexOf('\n', end);
  const mutated = source.slice(0, start) + text + source.slice(end);
  return {
    file,
    line: source.slice(0, start).split('\n').length,
    before: source.slice(lineStart, lineEnd).trim(),
    after: mutated.slice(lineStart, lineEnd + mutated.length - source.length).trim(),
    source: mutated,
  };
}

function editOf(node: Node, source: string): Edit | undefined {
  switch (node.type) {
    case 'Literal':
      return editOfLiteral(node);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return editOfOperator(source, node.left.end, node.right.start, node.operator, BINARY[node.operator]);
    case 'AssignmentExpression': {
      const other = BINARY[node.operator.slice(0, -1)];
      return editOfOperator(source, node.left.end, node.right.start, node.operator, other && `${other}=`);
    }
    case 'UpdateExpression': {
      const text = node.operator === '++' ? '--' : '++';
      const start = node.prefix ? node.start : node.end - 2;
      return { start, end: start + 2, text };
    }
    case 'UnaryExpression':
      return node.operator === '!' || node.operator === '-'
        ? { start: node.start, end: node.argument.start, text: '' }
        : undefined;
    case 'MemberExpression': {
      const { object, property } = node;
      if (object.type !== 'Identifier' || object.name !== 'Math' || property.type !== 'Identifier') return;
      const text = MATH[property.name];
      return text ? { start: property.start, end: property.end, text } : undefined;
    }
  }
  return undefined;
}

function editOfLiteral(node: Extract<Node, { type: 'Literal' }>): Edit | undefined {
  const { start, end, value } = node;
  if (typeof value === 'boolean') return { start, end, text: String(!value) };
  if (typeof value === 'bigint') return { start, end, text: `${value + 1n}n` };
  if (typeof value !== 'number') return undefined;
  const other = Number.isSafeInteger(value) ? value + 1 : value * 1.01;
  return { start, end, text: String(other) };
}

/** The operator lies between its operands; what stands beside it there is brackets and blanks. */
function editOfOperator(source: string, from: number, to: number, operator: string, text?: string): Edit | undefined {
  if (text === undefined) return undefined;
  const start = from + source.slice(from, to).indexOf(operator);
  return { start, end: start + operator.length, text };
}

/** Visits what is left of the program when its types are gone. */
function walk(node: Node, visit: (node: Node) => void): void {
  if (isOnlyType(node)) return;
  visit(node);
  for (const key of visitorKeys[node.type] ?? []) {
    const child = (node as unknown as Record<string, Node | null | (Node | null)[]>)[key];
    for (const each of Array.isArray(child) ? child : [child]) if (each) walk(each, visit);
  }
}

const TYPED_VALUES: ReadonlySet<string> = new Set([
  'TSNonNullExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSParameterProperty',
]);

function isOnlyType(node: Node): boolean {
  return node.type.startsWith('TS') && !TYPED_VALUES.has(node.type);
}
