import { expect, it } from 'vitest';
import { dataOf } from './islandData';

it('plain data are told as they are, texts by their place', () => {
  const question = <b>Why?</b>;
  const mixed = ['It ', <i key="is">is</i>];
  const props = {
    locale: 'en',
    told: {
      question,
      options: [
        { id: 'a', text: 'yes' },
        { id: 'b', text: mixed },
      ],
    },
  };
  const { json, texts } = dataOf(props);
  expect(JSON.parse(json)).toEqual({
    locale: 'en',
    told: {
      question: { $text: 0 },
      options: [
        { id: 'a', text: 'yes' },
        { id: 'b', text: { $text: 1 } },
      ],
    },
  });
  expect(texts).toEqual([question, mixed]);
});

it('no data can end the element that they stand in', () => {
  const { json } = dataOf({ text: '</script><!--' });
  expect(json).not.toContain('<');
  expect(JSON.parse(json)).toEqual({ text: '</script><!--' });
});
