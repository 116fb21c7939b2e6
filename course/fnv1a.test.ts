import { expect, it } from 'vitest';
import { fnv1a } from './fnv1a';

it.each([
  ['', '811c9dc5'],
  ['a', 'e40c292c'],
  ['foobar', 'bf9cf968'],
])('gives %j its published FNV-1a', (text, hash) => {
  expect(fnv1a(new TextEncoder().encode(text))).toBe(hash);
});
