export const en = {
  panels: {
    rate: 'Calls/s, each',
    latency: 'Latency, all',
    errors: 'Errors, each',
    open: 'Under way, each',
    retries: 'Retries',
    imbalance: 'Imbalance σ/mean',
    checks: 'Health checks',
    breakers: 'Breakers',
    drains: 'Drain time',
  },
  quantiles: { p50: 'p50', p95: 'p95', p99: 'p99' },
  changes: ({ count }: { count: number }) => `changes: ${count}`,
  open: ({ open, all }: { open: number; all: number }) => `open ${open} of ${all}`,
  readAt: ({ time }: { time: string }) => `values at ${time}`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    panels: {
      latency: 'Wait, all',
      retries: 'Asked again',
      imbalance: 'Uneven load',
      breakers: 'Calls held back',
      drains: 'Time to empty',
    },
    quantiles: { p50: 'half', p95: 'slowest 5%', p99: 'slowest 1%' },
    open: ({ open, all }: { open: number; all: number }) => `by ${open} of ${all}`,
  },
};
