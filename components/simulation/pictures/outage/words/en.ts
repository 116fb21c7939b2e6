import { plural } from '../../../../words';

export const en = {
  lanes: 'five clients: • answered · ↓ unheard · ✕ reset',
  unheard: ({ count }: { count: number }) =>
    `${count} ${plural('en', count, { one: 'packet', other: 'packets' })} that reached nobody`,
  clients: ({ hit, lost, back }: { hit: number; lost: number; back: number }) =>
    `The fault hits ${hit} of the followed clients; ${lost} of their packets reached nobody so far, ${back} of the clients are served again.`,
};
