import { expect, it } from 'vitest';
import { nameOf } from './names';

it.each([
  ['lb-a', 'LB_A'],
  ['lb-eu-b', 'LB_EU-B'],
  ['a1', 'a1'],
  ['lb-a2', 'lb-a2'],
  ['lb-front', 'lb-front'],
  ['LB-a', 'LB-a'],
])(
  '%s goes by the name %s: the course’s own by that of its text, what a reader has named as it was typed',
  (id, name) => {
    expect(nameOf(id)).toBe(name);
  },
);
