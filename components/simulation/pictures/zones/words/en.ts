export const en = {
  fairShare: 'fair share',
  crossing: 'cross zones',
  perMonth: 'a month at this rate',
  latencies: ({ p50, p99 }: { p50: string; p99: string }) => `latency: p50 ${p50}, p99 ${p99}`,
  chart: 'How requests share out over the backends',

  sends: ({ name, shares }: { name: string; shares: string }) => `${name} sends ${shares}.`,
  toZone: ({ share, zone }: { share: string; zone: string }) => `${share} to ${zone}`,
  busiest: ({ name, share, fair }: { name: string; share: string; fair: string }) =>
    `Busiest backend: ${name} with ${share}; a fair share is ${fair}.`,
  quantiles: ({ p50, p99 }: { p50: string; p99: string }) => `Latency: p50 ${p50}, p99 ${p99}.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    quantiles: ({ p50, p99 }: { p50: string; p99: string }) =>
      `Half of the answers take less than ${p50}, the slowest 1% more than ${p99}.`,
    latencies: ({ p50, p99 }: { p50: string; p99: string }) => `answers: half within ${p50}, slowest 1% over ${p99}`,
  },
};
