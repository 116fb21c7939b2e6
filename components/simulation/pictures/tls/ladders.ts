import type { Scenario } from '../../../../engine/scenario/schema';
import { type Flight, handshakeFlights } from '../../../../engine/tls/flights';
import type { TlsMode } from '../../../../engine/tls/roundTrips';

/** The flights of a connection, and how long they take on the network to the first answer. */
export interface Ladder {
  /** A client that was not here before; otherwise one whose ticket is accepted. */
  readonly isNew: boolean;
  readonly flights: readonly Flight[];
  readonly firstAnswerMs: number;
}

/** What a new client's handshake is and, where the policy lets it resume, that of a client whose ticket is accepted. */
export function laddersOf({ topology, policies: { tls } }: Scenario): Ladder[] {
  const rttMs = topology.clients[0]!.rttMs;
  return modesOf(tls).map((mode, index) => {
    const flights = handshakeFlights({ transport: 'tcp', tls: tls.version, mode });
    return { isNew: index === 0, flights, firstAnswerMs: (flights.length / 2) * rttMs };
  });
}

function modesOf({ version, resumption }: Scenario['policies']['tls']): TlsMode[] {
  if (version === 'none') return ['none'];
  if (resumption === 'none') return ['full'];
  if (version === '1.2') return ['full', 'ticket'];
  return ['full', resumption === 'early-data' ? '0rtt-accepted' : 'psk_dhe_ke'];
}
