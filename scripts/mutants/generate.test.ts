import { expect, it } from 'vitest';
import { mutantsOf } from './generate';

const changes = (source: string) => mutantsOf('x.ts', `${source}\n`).map(({ after }) => after);

it.each([
  ['f(7, 0.5, 1n);', ['f(8, 0.5, 1n);', 'f(7, 0.505, 1n);', 'f(7, 0.5, 2n);']],
  ['f(1e20);', ['f(101000000000000000000);']],
  ['a < b === c;', ['a < b !== c;', 'a <= b === c;']],
  ['a + (b >>> c);', ['a - (b >>> c);', 'a + (b << c);']],
  ['a %= b;', ['a *= b;']],
  ['a++; --b;', ['a--; --b;', 'a++; ++b;']],
  ['Math.floor(a); Math.imul(b, c);', ['Math.ceil(a); Math.imul(b, c);']],
  ['!a && true;', ['a && true;', '!a || true;', '!a && false;']],
  ['f(-a);', ['f(a);']],
])('makes each mistake of %s once', (source, expected) => {
  expect(changes(source).toSorted()).toEqual(expected.toSorted());
});

it('leaves types, texts and other calls alone, and sees through assertions of type', () => {
  expect(changes("type A = 1 | 2; const a: 3 = f('4 + 5'); g(a as 6);")).toEqual([]);
  expect(changes('f((a! + b) as number);')).toEqual(['f((a! - b) as number);']);
});

it('tells the line, and keeps the rest of the file', () => {
  expect(mutantsOf('x.ts', 'a();\n  b(1); // one\nc();\n')).toEqual([
    { file: 'x.ts', line: 2, before: 'b(1); // one', after: 'b(2); // one', source: 'a();\n  b(2); // one\nc();\n' },
  ]);
});
