interface BackendWords {
  readonly name: string;
  readonly what: string;
  readonly load: string;
  readonly waitedFor: number;
  readonly busy: string;
}

export const en = {
  legend: 'calls a request · load % · • waited for · ▬ busy',
  perRequest: ({ calls }: { calls: string }) => `${calls} calls for each request`,
  backend: ({ name, what, load, waitedFor, busy }: BackendWords) =>
    `${name}: ${what}. It gets ${load} of what it can serve, is busy ${busy} of the time; ${waitedFor} calls are waited for.`,
  regions: {
    well: 'well',
    strained: 'strained, still answers',
    storm: 'storm: nobody is answered',
    shut: 'turned away',
  },
  answers: 'answers a second',
  load: 'load of the last tier',
  point: ({ time, load, answers }: { time: string; load: string; answers: string }) =>
    `${time}: load ${load}, ${answers} answers a second`,

  tierCalls: ({ calls }: { calls: string }) => `Calls for each request, tier by tier: ${calls}.`,
  deepest: ({ load }: { load: string }) => `The last tier gets ${load} of what it can serve.`,
  lastTier: ({ busy, waitedFor }: { busy: string; waitedFor: number }) =>
    `It is busy ${busy} of the time; ${waitedFor} of its calls are still waited for.`,
};
