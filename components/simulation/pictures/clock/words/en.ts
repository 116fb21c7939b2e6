export const en = {
  parts: { detect: 'detect', decide: 'decide', propagate: 'propagate', reconnect: 'reconnect' },
  noFaultYet: 'all is well; the clock starts with the fault',
  logAxis: 'log scale',
  waiting: ({ count }: { count: number }) => `${count} waiting`,

  elapsed: ({ name, time, parts }: { name: string; time: string; parts: string }) =>
    `${time} since ${name} failed: ${parts}.`,
  soFar: ({ time }: { time: string }) => `${time} so far`,
  unanswered: ({ count }: { count: number }) => `Connections that wait for an answer: ${count}.`,
};
