import type { Scheme } from '../../../../../engine/maglev/schemes';

export const en = {
  backends: 'Backends',
  gone: 'Which one goes',
  places: { first: 'the first', middle: 'one in the middle', last: 'the last' },
  computing: ({ done, of }: { done: number; of: number }) => `Computing: ${done} of ${of} schemes`,
  cancel: 'Cancel',
  cancelled: 'Cancelled.',
  again: 'Compute',
  caption: ({ keys, backends }: { keys: string; backends: number }) =>
    `${keys} keys over ${backends} equal backends, and one backend goes`,
  scheme: 'Scheme',
  schemes: { maglev: 'Maglev', ring: 'ring', rendezvous: 'rendezvous (HRW)', jump: 'jump' } satisfies Record<
    Scheme,
    string
  >,
  least: 'least load',
  greatest: 'most load',
  changed: 'moved',
  needless: 'needlessly',
  note: ({ chance, due }: { chance: string; due: string }) =>
    `Loads are multiples of a fair share, moves are shares of all keys. Drawing lots for each key would spread them by about ${chance} either way. The keys of the backend that goes, about ${due} of all, have to move; a needless move is any other.`,
  jumpNote: 'Jump numbers its backends: only the last can go without numbering the others anew.',
};
