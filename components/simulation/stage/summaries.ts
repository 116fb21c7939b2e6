import type { ClientSimulation } from '../../../course/schema/client';
import type { Words } from '../words/words';

/** Whether single flows are what the picture is about. */
export function hasFlows({ picture }: ClientSimulation): boolean {
  return picture === 'flows' || picture === 'maglev';
}

/** What can be opened below a picture, in order. */
export function summariesOf(spec: ClientSimulation, words: Words): string[] {
  return [
    ...spec.instruments.map((kind) => words.instruments[kind]),
    words.events,
    ...(hasFlows(spec) ? [words.flows] : []),
    words.chart,
  ];
}
