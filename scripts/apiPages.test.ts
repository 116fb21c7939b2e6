import { describe, expect, it } from 'vitest';
import { apiPages } from './apiPages';

const pages = (files: Record<string, string>) => apiPages(new Map(Object.entries(files)), '../src');

describe('the pages of an API', () => {
  it('are one for each folder, and a first one that lists them and tells what lies beside the index', () => {
    const made = pages({
      index: `/** What a script imports. */
export { Wrong } from './wrong.js';
export { hash } from './hashes/hash.js';`,
      wrong: '/** Bad input. */\nexport declare class Wrong extends Error {}',
      'hashes/hash': '/** Hashes\n * a flow. */\nexport declare function hash(flow: number): number;',
    });
    expect(Object.fromEntries(made)).toEqual({
      'README.md': `# engine

What a script imports.

- [hashes](hashes.md): \`hash\`

## [wrong.ts](../src/wrong.ts)

### Wrong

\`\`\`ts
class Wrong extends Error {}
\`\`\`

Bad input.
`,
      'hashes.md': `# engine/hashes

[All pages](README.md)

## [hash.ts](../src/hashes/hash.ts)

### hash

\`\`\`ts
function hash(flow: number): number;
\`\`\`

Hashes
a flow.
`,
    });
  });

  /** The page of a folder with one module, from which `f` is exported. */
  const pageOf = (declarations: string, more: Record<string, string> = {}) =>
    pages({ index: "export { f } from './a/f.js';", 'a/f': declarations, ...more }).get('a.md');

  it('tell what signatures name, from wherever it comes, and nothing else', () => {
    const page = pageOf(
      `import type { Host as Box } from '../b/host.js';
/** So many. */
type Count = number;
type Unasked = string;
export declare function f(boxes: Box[], rules: typeof RULES, made: Date): Count;
declare const RULES: 3;`,
      { 'b/host': 'export interface Host extends Named { readonly id: string }\ninterface Named {}' },
    );
    expect(page).toContain(
      'What these name, not exported:\n\n```ts\nconst RULES: 3;\n\n/** So many. */\ntype Count = number;\n```',
    );
    expect(page).not.toContain('Unasked');
  });

  it('place what signatures name where it is declared, under the name that it has there', () => {
    const made = pages({
      index: "export { f } from './a/f.js';",
      'a/f': "import type { Host as Box } from '../b/host.js';\nexport declare function f(box: Box): void;",
      'b/host': 'export interface Host extends Named { readonly id: string }\ninterface Named {}',
    });
    expect(made.get('a.md')).not.toContain('Host');
    expect(made.get('b.md')).toContain('interface Host extends Named { readonly id: string }\n\ninterface Named {}');
  });

  it('leave out what is private', () => {
    const page = pageOf(`export declare class f {
    #private;
    /** Hidden. */
    private readonly heap;
    /** Shown. */
    pick(): number;
}`);
    expect(page).toContain('class f {\n    /** Shown. */\n    pick(): number;\n}');
  });

  it('shorten a constant that holds much, not an interface or a function', () => {
    expect(pageOf('export declare const f: { a: { b: { c: 1 } }; d: { e: 2 } };')).toContain('{ a: { … }; d: { … } };');
    expect(pageOf('export declare function f(a: { b: { c: 1 } }): void;')).toContain('{ b: { c: 1 } }');
    expect(pageOf('export interface f { a: { b: { c: 1 } } }')).toContain('{ a: { b: { c: 1 } } }');
  });
});
