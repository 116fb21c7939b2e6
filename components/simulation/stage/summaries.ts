import type { ClientSimulation } from '../../../course/schema/client';
import type { Words } from '../words/words';

/** What can be opened below a picture, in order. */
export function summariesOf(spec: ClientSimulation, words: Words): string[] {
  return [...spec.instruments.map((kind) => words.instruments[kind]), words.events, words.flows, words.chart];
}
