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
  changes: ({ count }: { count: number }) => `changes: ${count}`,
  open: ({ open, all }: { open: number; all: number }) => `open ${open} of ${all}`,
  readAt: ({ time }: { time: string }) => `values at ${time}`,
};
