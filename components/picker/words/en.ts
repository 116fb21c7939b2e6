/** Every word of the topology picker in English; Russian has this shape, or it does not compile. */
export const en = {
  commit: 'Commit to this topology',
  notReady: 'Not ready yet: choose a topology first.',
  running: 'The engine runs every topology through the same day',
  bestPublished: ({ topology }: { topology: string }) => `At the published weights the best is: ${topology}.`,
  wins: ({ list }: { list: string }) => `Over twelve seeds the best is not always the same one: ${list}.`,
  best: 'best',
  yours: 'yours',
  lanes: 'The same faults strike every topology at once. Red: somebody waits in vain',
  laneTold: ({ topology, total }: { topology: string; total: string }) =>
    `${topology}: somebody waited in vain for ${total} so far`,
  caption: 'The same day, the same seed. Less is better in every column; the score runs from 0% to 100%.',
  topology: 'Topology',
  score: 'Score',
  worst: 'Longest outage',
  none: 'none',
  open: ({ moment }: { moment: string }) => `open it at ${moment}`,
  openOf: ({ topology, moment }: { topology: string; moment: string }) =>
    `${topology}: open its longest outage, at ${moment}`,
  equipment: 'What each topology has by default. Change it to match yours',
  weights: 'How much each figure weighs for you',
  published: 'Back to the published weights',
  formula:
    'In each column the best topology stands at 1, the worst at 0, and the others in between by their distance from the worst. The score is the mean of a row’s standings, weighed.',
  bestNow: ({ topologies }: { topologies: string }) => `Best at these weights: ${topologies}.`,
};
