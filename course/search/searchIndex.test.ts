import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { altitudes } from '../altitude';
import type { SearchEntry } from './entry';
import { makeSearchFile, openSearch } from './searchIndex';
import { stemOf, stemsIn } from './stems';

describe('a stem', () => {
  it.each([
    ['retries', 'retry'],
    ['hashing', 'hashes'],
    ['Tickets', 'ticket'],
    ['балансировщиками', 'балансировщик'],
    ['ключей', 'ключ'],
    ['ещё-не-зоны', undefined],
  ])('of %s is that of %s', (one, other) => {
    if (other === undefined) expect(stemsIn(one)).toEqual(stemsIn('зона'));
    else expect(stemOf(one)).toBe(stemOf(other));
  });

  it('is none of a word that stands everywhere', () => {
    expect(stemsIn('What is the VIP?')).toEqual(['vip']);
    expect(stemsIn('Что это такое — и почему?')).toEqual(stemsIn('такое'));
  });
});

const passage = (path: string, text: string, more: Partial<SearchEntry> = {}): SearchEntry => ({
  ...{ kind: 'passage', path, title: 'A stop', page: 'A lesson', text },
  ...more,
});
const term: SearchEntry = {
  ...{ kind: 'term', path: 'glossary/#grey-failure', title: 'grey failure', page: 'Glossary' },
  ...{ text: 'A backend that passes its checks.', names: ['grey failure', 'серый отказ', 'gray failure'] },
};
const entries = [
  passage('learn/a/#one', 'A frozen router says nothing.', { altitudes: ['senior'] }),
  passage('learn/a/#one', 'A frozen router is silent.', { altitudes: ['zero', 'junior'] }),
  passage('learn/a/#two', 'What fails greyly is a grey failure of one backend.'),
  passage('learn/a/#three', 'Retries multiply.'),
  term,
];
const search = openSearch(JSON.parse(JSON.stringify(makeSearchFile(entries))));
const pathsOf = (query: string) => search(query, 'middle').map(({ entry }) => entry.path);

describe('a search', () => {
  it('finds a word in another form, half typed, and with a slip', () => {
    for (const query of ['retry', 'retried', 'retr', 'retreis']) expect(pathsOf(query)).toEqual(['learn/a/#three']);
  });

  it('finds a term by its name in another language, and passages by the name that it has here', () => {
    expect(pathsOf('серого отказа')).toEqual(['glossary/#grey-failure', 'learn/a/#two']);
  });

  it('gives one passage of a place: of equals the one that the reader need not climb to', () => {
    const of = (altitude: 'junior' | 'senior') => search('frozen router', altitude).map(({ entry }) => entry.text);
    expect(of('senior')).toEqual(['A frozen router says nothing.']);
    expect(of('junior')).toEqual(['A frozen router is silent.']);
  });

  it('says at which altitude a passage can be read: the nearest to the reader’s', () => {
    expect(search('silent', 'senior')[0]?.altitude).toBe('junior');
    expect(search('multiply', 'senior')[0]?.altitude).toBe('senior');
  });

  it('says by which stems an entry was found, so that its words can be marked', () => {
    expect(search('retreis', 'middle')[0]?.stems).toEqual([stemOf('retries')]);
  });

  it('has an answer for whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...altitudes), (query, altitude) => {
        for (const { entry } of search(query, altitude)) expect(entries).toContainEqual(entry);
      }),
    );
    for (const nothing of ['', '  ', '?', 'the']) expect(search(nothing, 'middle')).toEqual([]);
  });
});
