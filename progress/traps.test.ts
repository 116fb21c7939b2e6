import { expect, it } from 'vitest';
import type { ProgressEvent } from './events';
import { noon, reset, scored, stamped } from './fixtures/answers';
import { openTraps } from './traps';

const traps = {
  'zones/prefer': { all: 'local-always' },
  'zones/card': { b: 'local-always', c: 'zones-cost-nothing' },
  'review/spill': { wrong: 'local-always' },
  'tls/card': { b: 'tickets-are-shared' },
  'review/akin': { d: 'zones-are-islands' },
};
const misconceptions = {
  'local-always': { popular: '', fact: 'zone-aware' },
  'zones-are-islands': { popular: '', fact: 'zone-aware' },
  'zones-cost-nothing': { popular: '', fact: 'zone-price' },
  'tickets-are-shared': { popular: '', fact: 'ticket-keys' },
};
const items = new Set(['review/akin', 'zones/card', 'review/spill', 'tls/card']);
const wording = { traps, items, misconceptions };
const open = (...events: ProgressEvent[][]) =>
  openTraps(events.flat(), wording).map(({ misconception }) => misconception);
const step = (option: string, seed = 0) => [
  stamped(noon(0), {
    ...{ type: 'StepAnswered', lesson: 'zones', step: 'prefer', meaning: 'm' },
    payload: { option, attempt: 1, seed },
  }),
];
const item = (day: number, name: string, answer: string, score: number) => {
  const [lesson = '', id = ''] = name.split('/');
  return [scored(noon(day), id, score, { answer, lesson })];
};

it('a misconception that was chosen is open, with the items elsewhere that word it, and those that its fact corrects', () => {
  expect(openTraps(step('all'), wording)).toMatchObject([
    {
      ...{ misconception: 'local-always', where: 'zones/prefer' },
      dresses: ['zones/card', 'review/spill', 'review/akin'],
    },
  ]);
  const [trap] = openTraps(item(0, 'zones/card', 'b', 0), wording);
  expect(trap?.dresses).toEqual(['review/spill', 'review/akin']);
});

it('it is seen through by a right answer to another dress of it, and not to the same', () => {
  const fallen = item(0, 'zones/card', 'b', 0);
  expect(open(fallen, item(1, 'zones/card', 'a', 1))).toEqual(['local-always']);
  expect(open(fallen, item(1, 'review/spill', 'a', 1))).toEqual([]);
  expect(open(fallen, item(1, 'review/akin', 'a', 1))).toEqual([]);
  expect(open(fallen, item(1, 'tls/card', 'a', 1))).toEqual(['local-always']);
});

it('where there is no other dress, by a right answer to the same', () => {
  expect(open(item(0, 'tls/card', 'b', 0), item(1, 'tls/card', 'a', 1))).toEqual([]);
});

it('who falls for it again has it open again, and it stands first', () => {
  const events = [
    step('all'),
    item(1, 'review/spill', 'a', 1),
    item(2, 'tls/card', 'b', 0),
    item(3, 'zones/card', 'b', 0),
  ];
  expect(open(...events)).toEqual(['local-always', 'tickets-are-shared']);
  expect(open(...events.toReversed())).toEqual(['local-always', 'tickets-are-shared']);
});

it('an option that is a misconception as first asked may be right otherwise, and a right answer is none', () => {
  expect(open(step('all', 2))).toEqual([]);
  expect(open(item(0, 'zones/card', 'b', 1))).toEqual([]);
});

it('a reset of its lesson forgets it', () => {
  expect(open(step('all'), [reset(noon(1), 'zones')])).toEqual([]);
  expect(open(step('all'), [reset(noon(1), 'tls')])).toEqual(['local-always']);
});

it('a reset of another lesson in which it was chosen later leaves what was chosen before', () => {
  expect(open(step('all'), item(1, 'review/spill', 'wrong', 0), [reset(noon(2), 'review')])).toEqual(['local-always']);
});

it('what the items word is read once, however often a thought was chosen', () => {
  let reads = 0;
  const counting = {
    ...wording,
    traps: {
      ...traps,
      get 'tls/card'() {
        reads += 1;
        return traps['tls/card'];
      },
    },
  };
  const readsAfter = (times: number) => {
    reads = 0;
    const events = Array.from({ length: times }, (_, day) =>
      item(day, day % 2 ? 'zones/card' : 'review/spill', day % 2 ? 'b' : 'wrong', 0),
    );
    openTraps(events.flat(), counting);
    return reads;
  };
  expect(readsAfter(40)).toBe(readsAfter(1));
});
