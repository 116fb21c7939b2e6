import type { Scenario } from '../../../../engine/scenario/schema';
import type { Handshake, TlsMode } from '../../../../engine/tls/roundTrips';

/** What carries the connection. */
export const WAYS = ['tls13', 'tls12', 'quic', 'plain'] as const;
export type Way = (typeof WAYS)[number];

/** What the client brings, and what becomes of it. */
export const VISITS = ['first', 'resumed', 'unknown', 'early', 'refused'] as const;
export type Visit = (typeof VISITS)[number];

const MODES_12: Readonly<Record<Visit, TlsMode>> = {
  first: 'full',
  resumed: 'ticket',
  unknown: 'ticket-unknown',
  early: 'ticket',
  refused: 'ticket-unknown',
};
const MODES_13: Readonly<Record<Visit, TlsMode>> = {
  first: 'full',
  resumed: 'psk_dhe_ke',
  unknown: 'psk-unknown',
  early: '0rtt-accepted',
  refused: '0rtt-rejected',
};

/** The handshake as the engine names it. */
export function handshakeOf(way: Way, visit: Visit): Handshake {
  if (way === 'plain') return { transport: 'tcp', tls: 'none', mode: 'none' };
  if (way === 'tls12') return { transport: 'tcp', tls: '1.2', mode: MODES_12[visit] };
  return { transport: way === 'quic' ? 'quic' : 'tcp', tls: '1.3', mode: MODES_13[visit] };
}

/** What the scenario's policy makes of a returning client whose ticket can be opened. */
export function choiceOf({ version, resumption }: Scenario['policies']['tls']): { way: Way; visit: Visit } {
  const way = version === 'none' ? 'plain' : version === '1.2' ? 'tls12' : 'tls13';
  const visits = { none: 'first', ticket: 'resumed', 'early-data': 'early' } as const;
  return { way, visit: visits[resumption] };
}
