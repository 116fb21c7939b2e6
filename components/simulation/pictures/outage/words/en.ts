import { plural } from '../../../../words';

export const en = {
  lanes: 'five clients: • answered · ↓ unheard · ✕ reset',
  unheard: ({ count }: { count: number }) =>
    `${count} ${plural('en', count, { one: 'packet', other: 'packets' })} that reached nobody`,
  clients: ({ hit, lost, back }: { hit: number; lost: number; back: number }) =>
    `Of the sampled clients ${hit} got no answer and sent ${lost} packets into nothing; ${back} of them are served again.`,
};
