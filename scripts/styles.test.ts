import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { PAPER } from '../app/paper';
import { filesUnder } from './files';
import { importedSheets, sharedClasses, styledClasses, unusedClasses } from './styles';

async function textsOf(pattern: RegExp): Promise<ReadonlyMap<string, string>> {
  const files = (await Promise.all(['components', 'app'].map(filesUnder))).flat().filter((file) => pattern.test(file));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
}

const sheets = await textsOf(/\.css$/);
const sources = await textsOf(/(?<!\.test)\.tsx?$/);

it('no class is styled from two places', () => {
  expect(sharedClasses(sheets)).toEqual([]);
});

it('no class is styled that nothing bears', () => {
  expect(unusedClasses(sheets, sources)).toEqual([]);
});

it('each style sheet is imported, and each that is imported is there', () => {
  expect([...importedSheets(sources)].sort()).toEqual([...sheets.keys()].sort());
});

it('an installed course has the colour of the page', () => {
  expect(sheets.get('components/shell/tokens.css')).toContain(`--paper: light-dark(${PAPER}, `);
});

it('an underline with a look of its own is told property by property: of the shorthand WebKit knows the line alone', () => {
  const shorthands = [...sheets].filter(([, css]) => /text-decoration:[^;]*\S[ \t]+\S/.test(css.replace(/:\s+/g, ':')));
  expect(shorthands.map(([sheet]) => sheet)).toEqual([]);
});

it('nothing is styled as what follows anything: for each connection that comes or goes Blink would style all behind it anew', () => {
  expect([...sheets].filter(([, css]) => /\*\s*[+~]|[+~]\s*\*(?!\))/.test(css)).map(([sheet]) => sheet)).toEqual([]);
});

it.each([
  ['.a .b { color: red }', ['b']],
  ['.a > .b:not(.c):has(> .d), .e p, .f:is(.g, .h) { color: red }', ['b', 'f', 'g', 'h']],
  ['@layer base { .a { .b { color: red } } }', ['b']],
  ['.a { @media print { color: red } } .b { color: red }', ['a', 'b']],
  ['.a { &:hover { color: red } > .b & { color: red } }', ['a']],
  [".a { content: '.b { }' } /* .c { color: red } */", ['a']],
  ['.a + .b { } [data-x=".c"] { color: red } @keyframes k { to { color: red } }', []],
])('%s styles %j', (css, classes) => {
  expect([...styledClasses(css)]).toEqual(classes);
});

it('tells the sheets of a class with two, and leaves modules to themselves', () => {
  const css = '.a { color: red }';
  expect(
    sharedClasses(
      new Map([
        ['x.css', css],
        ['y.css', css],
        ['z.module.css', css],
      ]),
    ),
  ).toEqual(['.a: x.css, y.css']);
});

it('finds a class in a string, in the beginning of one, and in what is read of its module', () => {
  const css = '.a, .hue-b, .c, .d { color: red }';
  const source = `import m from './m.module.css'; const x = [<p className={\`a hue-\${h}\`} />, m.d];`;
  const unused = (sheet: string) => unusedClasses(new Map([[sheet, css]]), new Map([['X.tsx', source]]));
  expect(unused('x.css')).toEqual(['.c: x.css', '.d: x.css']);
  expect(unused('m.module.css')).toEqual(['.c: m.module.css']);
  expect(unused('other.module.css')).toHaveLength(4);
});
