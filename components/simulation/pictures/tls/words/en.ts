import type { Scenario } from '../../../../../engine/scenario/schema';

type Version = Scenario['policies']['tls']['version'];

export const en = {
  full: 'full handshake',
  resumed: 'resumed',
  waitForCore: 'wait for a core',
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
};
