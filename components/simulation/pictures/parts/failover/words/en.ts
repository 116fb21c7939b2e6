import type { HoldTimer } from '../../../../../../engine/story/holdTimers';

export const en = {
  /** What would notice a death, by its timer. */
  timers: {
    vrrp: ({ limit }: { limit: string }) => `takes over after ${limit} of silence`,
    bfd: ({ limit }: { limit: string }) => `BFD ${limit}`,
    'hold-timer': ({ limit }: { limit: string }) => `hold timer ${limit}`,
    record: ({ limit }: { limit: string }) => `watcher’s delay ${limit}`,
  } satisfies Record<HoldTimer['by'], unknown>,
  nobodyListens: 'nobody listens for a death',
  dns: 'DNS',
  advert: 'adverts',

  parts: { detect: 'detect', decide: 'decide', propagate: 'tell', reconnect: 'reconnect' },
  noFaultYet: 'all is well; the clock starts with the fault',

  over: ({ since }: { since: string }) => `after ${since}: all are served again`,
  moment: ({ since, part, count }: { since: string; part: string; count: number }) =>
    `after ${since}: ${part} · ${count} waiting`,

  told: {
    timer: ({ listener, name, left, limit }: { listener: string; name: string; left: string; limit: string }) =>
      `${listener} hears ${name}; of ${limit} of silence ${left} are left.`,
    silent: ({ listener, name, left, limit }: { listener: string; name: string; left: string; limit: string }) =>
      `${listener} hears nothing of ${name}; of ${limit} of silence ${left} are left.`,
    router: 'The router',
    watcher: 'The watcher for DNS',
    elapsed: ({ name, time, parts }: { name: string; time: string; parts: string }) =>
      `${time} since ${name} failed: ${parts}.`,
    soFar: ({ time }: { time: string }) => `${time} so far`,
    unanswered: ({ count }: { count: number }) => `Connections that wait for an answer: ${count}.`,
  },

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    timers: {
      bfd: ({ limit }: { limit: string }) => `silent for ${limit}: gone`,
      'hold-timer': ({ limit }: { limit: string }) => `silent for ${limit}: gone`,
      record: ({ limit }: { limit: string }) => `death noticed after ${limit}`,
    },
    advert: 'signs of life',
  },
};
