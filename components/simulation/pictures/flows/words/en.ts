export const en = {
  hashSpace: 'hash space, 0 to 2³¹ − 1',
  buckets: ({ count }: { count: number }) => `${count} buckets`,
  moduloOf: ({ count }: { count: number }) => `hash mod ${count}`,
  hrwEach: 'each flow ranks the LBs by hash',
};
