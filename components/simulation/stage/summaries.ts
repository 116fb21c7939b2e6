import type { ClientSimulation } from '../../../course/schema/client';
import type { SimulationWords } from '../words';

/** What can be opened below a picture, in order. */
export function summariesOf(spec: ClientSimulation, words: SimulationWords): string[] {
  return [...spec.instruments.map((kind) => words.instruments[kind]), words.events, words.flows, words.chart];
}
