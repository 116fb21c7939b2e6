export const en = {
  record: {
    vips: 'the name stands for a site near the client',
    backends: 'the name stands for backends; no LB between',
  },
  oneAddress: ({ vip }: { vip: string }) => `the name stands for one address, ${vip}`,
  isNamed: 'in the record',
  isNotNamed: 'not in the record',
  resolvers: 'resolvers: time left · ✕ names the dead · □ overstays',
  noResolvers: 'one address: no resolver has anything to forget',
  clients: 'new connections: ● reached it · ✕ sent to the dead',
  sentToDead: ({ name }: { name: string }) => `of the new connections, sent to ${name}`,
  sentNowhere: 'nothing dies that the name stands for',
  recordChanged: 'record changed',
  under: ({
    time,
    share,
    toDead,
    opened,
    expected,
  }: Record<'time' | 'share' | 'expected', string> & Record<'toDead' | 'opened', number>) =>
    `at ${time}: ${toDead} of ${opened}, ${share}; by theory ${expected}`,
  underBefore: ({ time }: { time: string }) => `at ${time}: none, all are alive`,

  aTtlLater: '+ TTL',

  named: ({ names }: { names: string }) => `The record names ${names}.`,
  sent: ({ share, name }: { share: string; name: string }) =>
    `Of the latest new connections ${share} were sent to ${name}.`,
  changed: ({ time, expected }: { time: string; expected: string }) =>
    `The record was changed ${time} ago; by their TTLs ${expected} of the resolvers still have the old one.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    record: {
      vips: 'the address book names a site near the client',
      backends: 'the address book names backends; no LB between',
    },
    oneAddress: ({ vip }: { vip: string }) => `the address book names one address, ${vip}`,
    isNamed: 'in the book',
    isNotNamed: 'not in the book',
    resolvers: 'copies: time left · ✕ names the dead · □ kept too long',
    noResolvers: 'one address: no copy can go out of date',
    recordChanged: 'book changed',
    aTtlLater: '+ a copy’s time',
    named: ({ names }: { names: string }) => `The address book names ${names}.`,
    changed: ({ time, expected }: { time: string; expected: string }) =>
      `The book was changed ${time} ago; by their age ${expected} of the copies are still old ones.`,
  },
};
