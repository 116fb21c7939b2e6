export const en = {
  belief: { used: 'in use', checked: 'checks', ejected: ({ left }: { left: string }) => `ejected, ${left}` },
  beliefs: { truth: 'as it is', missed: 'ill and still used', mistaken: 'healthy and left out' },
  ejections: ({ all, mistaken }: { all: number; mistaken: number }) =>
    `Ejections: ${all}, of healthy backends: ${mistaken}`,
  leftOut: 'below each: ▬ when it is ill; lines: when each LB leaves it out',

  known: ({ backend, what }: { backend: string; what: string }) => `${backend} ${what}, and every LB leaves it out.`,
  missed: ({ backend, what, lbs }: { backend: string; what: string; lbs: string }) =>
    `${backend} ${what}; still used by ${lbs}.`,
  mistaken: ({ backend, lbs }: { backend: string; lbs: string }) => `${backend} is healthy, but left out by ${lbs}.`,
  allWell: 'Every backend is healthy and in use.',

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    ejections: ({ all, mistaken }: { all: number; mistaken: number }) =>
      `Left out for errors: ${all} times, of them healthy ones: ${mistaken}`,
  },
};
