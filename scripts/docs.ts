import { type Comment, parseSync, type Statement } from 'oxc-parser';

/** Fewer words than this say no more than the name does. */
const FEWEST_WORDS = 4;

/** The exported functions and classes of a file that lack a docstring, or whose docstring says nothing. */
export function undocumented(file: string, source: string): string[] {
  const { program, comments } = parseSync(file, source);
  return program.body.flatMap((statement) =>
    exportedNames(statement).flatMap((name) => {
      const words = docstringBefore(statement.start, source, comments)?.match(/[\p{L}\p{N}]+/gu);
      const why = !words ? 'no docstring' : words.length < FEWEST_WORDS ? 'a docstring that says nothing' : undefined;
      return why ? [`${file}:${lineAt(source, statement.start)}: ${name}: ${why}`] : [];
    }),
  );
}

/** Names of the functions, classes and constants that hold a function, if the statement exports such. */
function exportedNames(statement: Statement): string[] {
  if (statement.type !== 'ExportNamedDeclaration' && statement.type !== 'ExportDefaultDeclaration') return [];
  const { declaration } = statement;
  if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration')
    return [declaration.id?.name ?? 'default'];
  if (declaration?.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ id, init }) => {
    const isFunction = init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression';
    return isFunction && id.type === 'Identifier' ? [id.name] : [];
  });
}

/** The docstring of what starts at an offset, between its comment marks. */
export function docstringBefore(start: number, source: string, comments: readonly Comment[]): string | undefined {
  const last = comments.findLast(({ end }) => end <= start);
  const isDocstring = last?.type === 'Block' && last.value.startsWith('*');
  return isDocstring && source.slice(last.end, start).trim() === '' ? last.value : undefined;
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
