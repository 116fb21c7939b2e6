import { plural } from '../../../../words';

export const en = {
  lanes: 'five clients: • answered · ↓ unheard · ✕ reset',
  unheard: ({ count }: { count: number }) =>
    `${count} ${plural('en', count, { one: 'packet', other: 'packets' })} that reached nobody`,
  clients: ({ hit, lost, back }: { hit: number; lost: number; back: number }) =>
    `The fault hits ${hit} of the followed clients; ${lost} of their packets reached nobody so far, ${back} of the clients are served again.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    lanes: 'five clients: • answered · ↓ unheard · ✕ cut off',
    clients: ({ hit, lost, back }: { hit: number; lost: number; back: number }) =>
      `The fault hits ${hit} of the followed clients; ${lost} of their tries reached nobody so far, ${back} of the clients are served again.`,
  },
};
