import { expect, it } from 'vitest';
import { Unchanged } from './unchanged';

const lengths = new Unchanged<{ length: number }>();
const lengthOf = (path: string, text: string) => lengths.of(path, text, () => ({ length: text.length }));

it('gives what was made of a file for as long as its text is the same', () => {
  const first = lengthOf('a.yaml', 'one');
  expect(lengthOf('a.yaml', 'one')).toBe(first);
  expect(lengthOf('b.yaml', 'one')).not.toBe(first);
});

it('makes it anew of another text, and of one that came back', () => {
  const first = lengthOf('a.yaml', 'one');
  expect(lengthOf('a.yaml', 'three')).toEqual({ length: 5 });
  expect(lengthOf('a.yaml', 'one')).not.toBe(first);
});

it('keeps nothing of a text that nothing could be made of', () => {
  const refuse = () => {
    throw new Error('no such field');
  };
  const kept = lengthOf('a.yaml', 'one');
  expect(() => lengths.of('a.yaml', 'two', refuse)).toThrow('no such field');
  expect(() => lengths.of('a.yaml', 'two', refuse)).toThrow('no such field');
  expect(lengthOf('a.yaml', 'one')).toBe(kept);
});
