export const en = {
  perRequest: ({ calls }: { calls: string }) => `${calls} calls for each request`,
  answers: 'answers a second; ✕ while the fault lasts',
  load: 'load of the last tier, times its capacity',

  tierCalls: ({ calls }: { calls: string }) => `Calls for each request, tier by tier: ${calls}.`,
  deepest: ({ load }: { load: string }) => `The last tier gets ${load} of what it can serve.`,
};
