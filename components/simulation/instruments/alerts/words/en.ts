export const en = {
  scale: ({ times, stands }: { times: string; stands: string }) =>
    `Up to the moment shown. Time is packed: thresholds are those of the SRE Workbook, windows are ${times} times shorter, so that this run stands for ${stands}.`,
  slo: 'Objective (SLO)',
  fast: 'Fast burn: page above',
  slow: 'Slow burn: page above',
  errors: 'Fixed: failed requests above',
  retries: 'Fixed: retries above',
  rule: 'Rule',
  fired: 'Fired',
  first: 'First, after the fault',
  falsely: 'Falsely',
  on: 'Now',
  isOn: '▲ on',
  isOff: '● off',
  never: '—',
  burn: ({ threshold, long, short }: { threshold: string; long: string; short: string }) =>
    `burn ${threshold} over ${long} and ${short}`,
  failedAbove: ({ share }: { share: string }) => `failed above ${share} in one window`,
  retriesAbove: ({ share }: { share: string }) => `retries above ${share} in one window`,
};
