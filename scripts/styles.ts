import { parseSync, Visitor } from 'oxc-parser';
import { importedFiles } from './imports';

/** A style sheet or a source file, by its path from the project's folder. */
export type Texts = ReadonlyMap<string, string>;

/**
 * The classes that a style sheet styles: of each rule with declarations of its own, those of the element that it is
 * about. In `.lab .row:not(.open) > td` that is none, in `.lab .row` it is `row`; a nested `&` is about its parent's.
 */
export function styledClasses(css: string): ReadonlySet<string> {
  const styled = new Set<string>();
  const rules: { about: readonly string[]; isAtRule: boolean }[] = [];
  // What stands before a brace is a selector; what stands before a semicolon or the end of a block, a declaration.
  for (const [, text = '', mark] of css
    .replace(/\/\*.*?\*\//gs, '')
    .matchAll(/((?:"[^"]*"|'[^']*'|[^{};])*)([{};])/g)) {
    const rule = rules.findLast(({ isAtRule }) => !isAtRule);
    if (mark === '{') {
      const isAtRule = text.trim().startsWith('@');
      rules.push({ isAtRule, about: isAtRule ? [] : aboutOf(text, rule?.about ?? []) });
    } else if (text.trim() !== '') {
      for (const name of rule?.about ?? []) styled.add(name);
    }
    if (mark === '}') rules.pop();
  }
  return styled;
}

function aboutOf(selectors: string, parent: readonly string[]): string[] {
  return commaParted(selectors).flatMap((selector) => {
    const subject = lastCompound(selector);
    return [...(subject.includes('&') ? parent : []), ...classesIn(subject)];
  });
}

/** A selector's classes, but for those that only say where or when: the arguments of `:has()` and `:not()`. */
function classesIn(compound: string): string[] {
  const own = compound.replace(/:(?:has|not)\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]/g, '');
  return [...own.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name);
}

const commaParted = (selectors: string) => outsideBrackets(selectors, /,/);
const lastCompound = (selector: string) => outsideBrackets(selector.trim(), /[\s>+~]/).at(-1) ?? '';

/** The pieces of a text between separators that stand in no brackets. */
function outsideBrackets(text: string, separator: RegExp): string[] {
  const pieces = [''];
  let depth = 0;
  for (const sign of text) {
    if ('(['.includes(sign)) depth += 1;
    if (')]'.includes(sign)) depth -= 1;
    if (depth === 0 && separator.test(sign)) pieces.push('');
    else pieces[pieces.length - 1] += sign;
  }
  return pieces;
}

const isModule = (sheet: string) => sheet.endsWith('.module.css');

/** Each class that more than one global style sheet styles, with them. */
export function sharedClasses(sheets: Texts): string[] {
  const owners = new Map<string, string[]>();
  for (const [sheet, css] of sheets) {
    if (isModule(sheet)) continue;
    for (const name of styledClasses(css)) owners.set(name, [...(owners.get(name) ?? []), sheet]);
  }
  return [...owners].flatMap(([name, files]) => (files.length > 1 ? [`.${name}: ${files.join(', ')}`] : []));
}

/** Each class that is styled and that no source file says; one of a module, no file that imports the module. */
export function unusedClasses(sheets: Texts, sources: Texts): string[] {
  const said = [...sources].map(([file, source]) => ({ source, ...namesIn(file, source) }));
  return [...sheets].flatMap(([sheet, css]) => {
    const using = isModule(sheet) ? said.filter(({ source }) => source.includes(`/${baseOf(sheet)}'`)) : said;
    const isUsed = (name: string) =>
      using.some(
        ({ whole, begun, read }) =>
          whole.has(name) || begun.some((start) => name.startsWith(start)) || (isModule(sheet) && read.has(name)),
      );
    return [...styledClasses(css)].flatMap((name) => (isUsed(name) ? [] : [`.${name}: ${sheet}`]));
  });
}

/** The style sheets that source files import. */
export function importedSheets(sources: Texts): ReadonlySet<string> {
  const files = [...sources].flatMap(([file, source]) => importedFiles(file, source));
  return new Set(files.filter((file) => file.endsWith('.css')));
}

const baseOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

interface Names {
  /** The words of its strings. */
  readonly whole: ReadonlySet<string>;
  /** What words begin with that it puts together: `hue-${…}`. */
  readonly begun: readonly string[];
  /** The properties that it reads. */
  readonly read: ReadonlySet<string>;
}

/** What a source file says that may name a class. */
function namesIn(file: string, source: string): Names {
  const [whole, read] = [new Set<string>(), new Set<string>()];
  const begun: string[] = [];
  const addWords = (text: string) => {
    for (const word of text.split(/\s+/)) whole.add(word);
  };
  new Visitor({
    Literal: ({ value }) => void (typeof value === 'string' && addWords(value)),
    MemberExpression: ({ property }) => void (property.type === 'Identifier' && read.add(property.name)),
    TemplateLiteral({ quasis }) {
      for (const { value, tail } of quasis) {
        addWords(value.raw);
        const start = /[\w-]+-$/.exec(value.raw)?.[0];
        if (start && !tail) begun.push(start);
      }
    },
  }).visit(parseSync(file, source).program);
  return { whole, begun, read };
}
