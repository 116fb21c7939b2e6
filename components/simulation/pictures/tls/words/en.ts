import type { Scenario } from '../../../../../engine/scenario/schema';

type Version = Scenario['policies']['tls']['version'];

export const en = {
  full: 'full handshake',
  resumed: 'resumed',
  waits: ({ p50, p99 }: { p50: string; p99: string }) => `wait for a core p50 ${p50}, p99 ${p99}`,
  cpu: 'CPU',
  second: 's',
  ladder: ({ version, isNew }: { version: Version; isNew: boolean }) =>
    `${version === 'none' ? 'TCP' : `TLS ${version}`}, ${isNew ? 'a new client' : 'a ticket accepted'}: first answer after`,
  request: 'request',
  answer: 'answer',
  chart: 'Handshakes a second, full and resumed',
  series: { handshakesFull: 'full', handshakesResumed: 'resumed' },

  handshakes: ({ resumed, load }: { resumed: string; load: string }) =>
    `${resumed} of recent handshakes were resumed; the busiest LB uses ${load} of its cores.`,
  wait: ({ p50, p99 }: { p50: string; p99: string }) =>
    `Half of the handshakes wait less than ${p50} for a core, one in a hundred more than ${p99}.`,
  firstAnswer: ({ isNew, time }: { isNew: boolean; time: string }) =>
    `${isNew ? 'A new client' : 'A client whose ticket is accepted'} has its first answer after ${time} on the network.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    full: 'checked in full',
    resumed: 'let in at once',
    wait: ({ p99 }: { p50: string; p99: string }) => `The slowest 1% wait more than ${p99} to be checked.`,
    waits: ({ p99 }: { p50: string; p99: string }) => `slowest 1% wait ${p99}`,
    cpu: 'busy',
    ladder: ({ isNew }: { version: Version; isNew: boolean }) =>
      `${isNew ? 'a new client' : 'a client known from before'}: first answer after`,
    handshakes: ({ resumed, load }: { resumed: string; load: string }) =>
      `${resumed} of those who came of late were let in at once; the busiest LB is busy ${load} of the time.`,
    firstAnswer: ({ isNew, time }: { isNew: boolean; time: string }) =>
      `${isNew ? 'A new client' : 'A client known from before'} has its first answer after ${time} on the way.`,
  },
};
