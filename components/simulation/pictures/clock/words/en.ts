export const en = {
  waiting: ({ count }: { count: number }) => `${count} waiting`,
};
