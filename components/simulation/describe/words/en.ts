export const en = {
  at: ({ time }: { time: string }) => `At ${time}.`,
  last: ({ who, what }: { who: string; what: string }) => `Last: ${who} ${what}.`,
};
