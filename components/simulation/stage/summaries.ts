import type { ClientSimulation } from '../../../course/schema/client';
import type { From } from '../../../course/schema/common';
import type { SimulationWords } from '../words';

/** What can be opened below a picture, and from which altitude on. */
export interface Summary {
  readonly name: string;
  readonly from?: From;
}

/** In order: what tells of addresses and hashes, or is a figure over time, comes to who has met them. */
export function summariesOf(spec: ClientSimulation, words: SimulationWords): Summary[] {
  return [
    ...spec.instruments.map(({ kind, from }) => ({ name: words.instruments[kind], from })),
    { name: words.events },
    { name: words.flows, from: 'middle' },
    { name: words.chart, from: 'junior' },
  ];
}
