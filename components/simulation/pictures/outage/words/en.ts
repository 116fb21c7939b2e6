export const en = {
  answered: 'answered',
  perWindow: ({ span }: { span: string }) => `packets per ${span}`,
  detect: 'detect',
  firstAnswer: 'first answer',
  stillOut: 'still out',

  window: ({ ok, lost }: { ok: number; lost: number }) =>
    `In the last window ${ok} requests answered, ${lost} packets unanswered.`,
  outage: ({ detect, first, last }: { detect: string; first: string; last: string }) =>
    `Since the fault: noticed ${detect}, first answer ${first}, last one ${last}.`,
  after: ({ time }: { time: string }) => `after ${time}`,
  notYet: 'not yet',
};
