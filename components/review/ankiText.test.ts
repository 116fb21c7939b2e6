import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ankiText, escaped } from './ankiText';

it('is header lines, then a note a line, which an import finds again by its name', () => {
  const card = {
    id: 'maglev-two-tables-en',
    front: 'In how many?',
    back: 'One in <b>N</b>.',
    tags: ['maglev-hashing'],
  };
  expect(ankiText('Resilient Load Balancing', [card])).toBe(
    [
      '#separator:tab',
      '#html:true',
      '#notetype:Basic',
      '#deck:Resilient Load Balancing',
      '#guid column:1',
      '#tags column:4',
      'maglev-two-tables-en\tIn how many?\tOne in <b>N</b>.\tmaglev-hashing',
      '',
    ].join('\n'),
  );
});

it('whatever a card says, it is one line of four fields', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (front, back) => {
      const [note = '', end] = ankiText('d', [{ id: 'i', front: escaped(front), back, tags: ['t'] }])
        .split('\n')
        .slice(6);
      expect(end).toBe('');
      expect(note.split('\t')).toHaveLength(4);
      for (const text of note.split('\t').filter((one) => one.includes('"')))
        expect(text.slice(1, -1).replaceAll('""', '')).not.toContain('"');
    }),
  );
});
