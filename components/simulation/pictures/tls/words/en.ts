import type { Scenario } from '../../../../../engine/scenario/schema';

type Tls = Scenario['policies']['tls'];

const tls = (version: Tls['version']) => (version === 'none' ? 'TCP' : `TLS ${version}`);

export const en = {
  work: ({ share, resumed }: { share: string; resumed: string }) => `Work: ${share} of the cores · ${resumed} resumed`,
  allCores: 'all that the cores can do',
  wait: ({ p50, p99 }: { p50: string; p99: string }) => `wait for a core: p50 ${p50}, p99 ${p99}`,
  ticketOf: ({ lb }: { lb: string }) => `▭ ticket from ${lb}: ✓ opened · ✕ refused → full`,
  oneKey: '▭ one key: every LB opens any ticket',
  noTickets: 'no tickets: every handshake is full',
  ladder: ({ version, isNew, time, cpu }: { version: Tls['version']; isNew: boolean; time: string; cpu: string }) =>
    `${tls(version)}, ${isNew ? 'new' : 'ticket'}: answer after ${time}, core ${cpu}`,
  client: 'client',
  lb: 'LB',
  request: 'request',
  answer: 'answer',
  chart: 'Handshakes a second, full and resumed',
  series: { handshakesFull: 'full', handshakesResumed: 'resumed' },

  handshakes: ({ resumed, load }: { resumed: string; load: string }) =>
    `${resumed} of recent handshakes were resumed; the busiest LB uses ${load} of its cores.`,
  waits: ({ p50, p99 }: { p50: string; p99: string }) =>
    `Half of the handshakes wait for a core for no more than ${p50}, one in a hundred for more than ${p99}.`,
  firstAnswer: ({ isNew, time, cpu }: { isNew: boolean; time: string; cpu: string }) =>
    `${isNew ? 'A new client' : 'A client whose ticket is accepted'} has its first answer after ${time} on the network and costs a core ${cpu}.`,
  keys: {
    shared: 'All LBs share one key: each opens any ticket.',
    'per-lb': 'Each LB opens only tickets that it sealed itself; with another, the handshake is full.',
  },

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    work: ({ share, resumed }: { share: string; resumed: string }) => `Busy ${share} · ${resumed} let in at once`,
    allCores: 'all that the doors can do',
    wait: ({ p99 }: { p50: string; p99: string }) => `the slowest 1% wait ${p99}`,
    ticketOf: ({ lb }: { lb: string }) => `▭ wristband of ${lb}: ✓ known · ✕ not → full check`,
    oneKey: '▭ every door knows the wristbands of all',
    noTickets: 'no wristbands: everybody is checked in full',
    ladder: ({ isNew, time, cpu }: { version: Tls['version']; isNew: boolean; time: string; cpu: string }) =>
      `${isNew ? 'new' : 'with a wristband'}: answer after ${time}, work ${cpu}`,
    handshakes: ({ resumed, load }: { resumed: string; load: string }) =>
      `${resumed} of recent visitors were let in at once; the busiest door is at work ${load} of the time.`,
    waits: ({ p99 }: { p50: string; p99: string }) =>
      `The slowest, one in a hundred, wait more than ${p99} to be checked.`,
    firstAnswer: ({ isNew, time, cpu }: { isNew: boolean; time: string; cpu: string }) =>
      `${isNew ? 'A new visitor' : 'A visitor with a wristband'} gets the first answer after ${time} on the way; the check takes ${cpu}${isNew ? ' (ms: thousandths of a second)' : ''}.`,
    keys: {
      shared: 'Every door knows the wristbands of all.',
      'per-lb': 'Each door knows only wristbands of its own; anyone with another door’s is checked in full.',
    },
  },
};
