import { describe, expect, it } from 'vitest';
import { undocumented } from './docs';

const check = (source: string) => undocumented('engine/x.ts', source);

describe('the docstring check', () => {
  it.each([
    ['export function f(): void {}', 'f'],
    ['export class Table {}', 'Table'],
    ['export const f = (a: number) => a;', 'f'],
    ['export default function () {}', 'default'],
  ])('names what is exported without one: %s', (source, name) => {
    expect(check(`\n${source}`)).toEqual([`engine/x.ts:2: ${name}: no docstring`]);
    expect(check(`/** What a flow is hashed by. */\n${source}`)).toEqual([]);
  });

  it('does not take a line comment, or the docstring of something else, for one', () => {
    expect(check('// What a flow is hashed by.\nexport class A {}')).toHaveLength(1);
    expect(check('/** What a flow is hashed by. */\nconst a = 1;\nexport class A {}')).toHaveLength(1);
  });

  it('refuses a docstring that only repeats the name', () => {
    expect(check('/** Flow hash. */\nexport function flowHash(): void {}')).toEqual([
      'engine/x.ts:2: flowHash: a docstring that says nothing',
    ]);
  });

  it('asks nothing of types, of constants that hold no function and of what stays inside', () => {
    expect(check('export interface A {}\nexport const B = 1;\nfunction c() {}\nconst d = () => 1;')).toEqual([]);
  });
});
