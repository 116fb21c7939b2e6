import { expect, it } from 'vitest';
import { momentAddress, momentFragment, simulationOf, targetOf } from './address';
import linksOfVersion1 from './fixtures/links-version-1.json';

it('a fragment of a moment is taken apart and put together again, letter by letter', () => {
  for (const fragment of [...linksOfVersion1, '#s.two-tiers.2.at-4600']) {
    const address = momentAddress(fragment);
    expect(address && momentFragment(address)).toBe(fragment);
  }
});

it('any other fragment is none of a moment', () => {
  for (const fragment of ['', '#', '#section', '#s', '#s.x', '#s.x.2', '#s.x.2.', '#s.X.2.a', '#s.x.b.a', '#s.x.2.a/b'])
    expect(momentAddress(fragment)).toBeNull();
});

it('the simulation is known of a damaged link too, so that it can say what is wrong', () => {
  const named = [
    '#s.lab.1.AA',
    '#s.lab.9.',
    '#s.lab.%20',
    's.lab.2.a',
    '#s.laboratory.2.a',
    '#lab',
    '#s.',
    '#x.s.lab.',
  ];
  expect(named.map(simulationOf)).toEqual(['lab', 'lab', 'lab', 'lab', 'laboratory', null, null, null]);
});

it('leads to an element: a simulation for its moments, else what it names', () => {
  expect(['#s.two-tiers.2.at-5', '#recall', '#', ''].map(targetOf)).toEqual([
    'simulation-two-tiers',
    'recall',
    null,
    null,
  ]);
});
