import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path/posix';
import { type Program, parseSync, type Statement, Visitor } from 'oxc-parser';
import { docstringBefore } from './docs';
import { filesUnder } from './files';

/** A statement that declares a name. */
interface Declaration {
  /** As a reader needs it: no `export`, nothing private, no literal type inside another one of a constant. */
  readonly signature: string;
  readonly docstring: string;
  /** What its signature names. */
  readonly names: readonly string[];
}

/** A name in a module, which its path names. */
interface Place {
  readonly path: string;
  readonly name: string;
}

/** A file of declarations. */
interface Module {
  readonly docstring: string;
  readonly declared: ReadonlyMap<string, Declaration>;
  /** Where a name that is imported, or exported from elsewhere, comes from. */
  readonly from: ReadonlyMap<string, Place>;
}

/** What a page says of one module: names that are public, and what only their signatures name. */
interface Entry {
  readonly exported: Set<string>;
  readonly named: Set<string>;
}

/**
 * The pages that tell an API: one for each folder whose modules `index` exports from, and `README.md`, which lists them
 * and tells what lies beside `index`. `declarations` are the texts of `.d.ts` files by path without that
 * ending, whose relative imports end in `.js`; `sources` is where a page finds the folder of the sources.
 */
export function apiPages(declarations: ReadonlyMap<string, string>, sources: string): Map<string, string> {
  const modules = new Map([...declarations].map(([path, text]) => [path, moduleOf(path, text)]));
  const entries = entriesOf(modules);
  const inFolder = (folder: string) => [...entries].filter(([path]) => dirname(path) === folder);
  const sectionsOf = (folder: string) =>
    inFolder(folder).map(([path, entry]) => section(modules.get(path)!, entry, `${sources}/${path}.ts`));
  const folders = [...new Set([...entries.keys()].map((path) => dirname(path)))]
    .filter((folder) => folder !== '.')
    .sort();

  const pages = folders.map((folder): [string, string] => [
    `${folder}.md`,
    page([`# engine/${folder}`, `[All pages](README.md)`, ...sectionsOf(folder)]),
  ]);
  const contents = folders.map((folder) => {
    const names = inFolder(folder).flatMap(([, { exported }]) => [...exported].map((name) => `\`${name}\``));
    return `- [${folder}](${folder}.md): ${names.join(', ')}`;
  });
  const start = page(['# engine', modules.get('index')!.docstring, contents.join('\n'), ...sectionsOf('.')]);
  return new Map([['README.md', start], ...pages]);
}

/** The pages of a package that `buildEngine` made, as they stand in `docs/api/`, by file name. */
export async function apiPagesOf(packageFolder: string): Promise<Map<string, string>> {
  const files = (await filesUnder(packageFolder)).filter((file) => file.endsWith('.d.ts'));
  const read = async (file: string) =>
    [relative(packageFolder, file).replace(/\.d\.ts$/, ''), await readFile(file, 'utf8')] as const;
  return apiPages(new Map(await Promise.all(files.map(read))), '../../engine');
}

const blocks = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n');
const page = (parts: readonly string[]) => `${blocks(parts)}\n`;
const code = (text: string) => `\`\`\`ts\n${text}\n\`\`\``;

function section({ declared }: Module, { exported, named }: Entry, source: string): string {
  const told = [...exported].map((name) => {
    const { docstring, signature } = declared.get(name)!;
    return blocks([`### ${name}`, code(signature), docstring]);
  });
  const withDocstring = ({ docstring, signature }: Declaration) =>
    docstring === '' ? signature : `/** ${docstring.replaceAll('\n', '\n * ')} */\n${signature}`;
  const also = blocks([...named].map((name) => withDocstring(declared.get(name)!)));
  const needed = also === '' ? '' : `What these name, not exported:\n\n${code(also)}`;
  return blocks([`## [${basename(source)}](${source})`, ...told, needed]);
}

/** By module: what `index` exports, and all that is needed to read it. Modules in the order of `index`. */
function entriesOf(modules: ReadonlyMap<string, Module>): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const entryOf = (path: string) => {
    const entry = entries.get(path) ?? { exported: new Set(), named: new Set() };
    entries.set(path, entry);
    return entry;
  };
  const queue = [...modules.get('index')!.from.values()].map((place) => declarationOf(modules, place)!);
  for (const { path, name } of queue) entryOf(path).exported.add(name);
  for (const { path, declaration } of queue) {
    for (const name of declaration.names) {
      const found = declarationOf(modules, { path, name });
      if (!found) continue;
      const { exported, named } = entryOf(found.path);
      if (exported.has(found.name) || named.has(found.name)) continue;
      named.add(found.name);
      queue.push(found);
    }
  }
  return entries;
}

/** Where a name that a module knows is declared; undefined if it is the language's, or another package's. */
function declarationOf(
  modules: ReadonlyMap<string, Module>,
  { path, name }: Place,
): (Place & { readonly declaration: Declaration }) | undefined {
  const module = modules.get(path);
  const declaration = module?.declared.get(name);
  if (declaration) return { path, name, declaration };
  const from = module?.from.get(name);
  return from && declarationOf(modules, from);
}

function moduleOf(path: string, text: string): Module {
  const { program, comments } = parseSync(`${path}.d.ts`, text);
  const declared = new Map<string, Declaration>();
  const from = new Map<string, Place>();
  const docstringAt = (start: number) => prose(docstringBefore(start, text, comments) ?? '');
  for (const statement of program.body) {
    for (const { name, there, source } of borrowed(statement))
      from.set(name, { path: join(dirname(path), source.replace(/\.js$/, '')), name: there });
    const name = declaredName(statement);
    if (name === undefined) continue;
    const seen = shortened(text.slice(statement.start, statement.end));
    declared.set(name, {
      docstring: docstringAt(statement.start),
      signature: seen.replace(/^(export )?(declare )?/, ''),
      names: namesIn(parseSync('declaration.d.ts', seen).program),
    });
  }
  return { docstring: docstringAt(program.body[0]?.start ?? 0), declared, from };
}

/** A comment without its margin. */
const prose = (comment: string) =>
  comment
    .replace(/^\*/, '')
    .replace(/^ *\* ?/gm, '')
    .trim();

/** Names that a statement takes from another module of the same project: as they are known here, and there. */
function borrowed(statement: Statement): { name: string; there: string; source: string }[] {
  if (statement.type !== 'ImportDeclaration' && statement.type !== 'ExportNamedDeclaration') return [];
  const source = statement.source?.value;
  if (!source?.startsWith('.')) return [];
  return statement.specifiers.flatMap((specifier) => {
    const [here, there] =
      specifier.type === 'ExportSpecifier'
        ? [specifier.exported, specifier.local]
        : [specifier.local, specifier.type === 'ImportSpecifier' ? specifier.imported : specifier.local];
    return here.type === 'Identifier' && there.type === 'Identifier'
      ? [{ name: here.name, there: there.name, source }]
      : [];
  });
}

function declaredName(statement: Statement): string | undefined {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  switch (declaration?.type) {
    case 'TSDeclareFunction':
    case 'ClassDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return declaration.id?.name;
    case 'VariableDeclaration': {
      const id = declaration.declarations[0]?.id;
      return id?.type === 'Identifier' ? id.name : undefined;
    }
  }
}

/** A declaration without what a caller does not see, or would get lost in. */
function shortened(declaration: string): string {
  const { program } = parseSync('declaration.d.ts', declaration);
  const isConstant = /^(export )?declare const /.test(declaration);
  let text = declaration;
  for (const { start, end } of isConstant ? innerLiterals(program).reverse() : [])
    text = `${text.slice(0, start)}{ … }${text.slice(end)}`;
  return text
    .replace(/ +$/gm, '')
    .replace(/^( +\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)? +(?:#private|private [^\n]*);\n/gm, '');
}

/** The literal types that stand inside another one, without those inside them. */
function innerLiterals(program: Program): { start: number; end: number }[] {
  const inner: { start: number; end: number }[] = [];
  let depth = 0;
  new Visitor({
    TSTypeLiteral: ({ start, end }) => {
      depth++;
      if (depth === 2) inner.push({ start, end });
    },
    'TSTypeLiteral:exit': () => {
      depth--;
    },
  }).visit(program);
  return inner;
}

/** What types are made of: other types, and constants whose type is taken. */
function namesIn(program: Program): string[] {
  const names: string[] = [];
  new Visitor({
    TSTypeReference: ({ typeName }) => {
      if (typeName.type === 'Identifier') names.push(typeName.name);
    },
    TSTypeQuery: ({ exprName }) => {
      if (exprName.type === 'Identifier') names.push(exprName.name);
    },
    TSInterfaceHeritage: ({ expression }) => {
      if (expression.type === 'Identifier') names.push(expression.name);
    },
  }).visit(program);
  return names;
}
