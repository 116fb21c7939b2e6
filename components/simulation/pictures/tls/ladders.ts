import type { Scenario } from '../../../../engine/scenario/schema';
import { cpuMsOf } from '../../../../engine/simulation/tickets';
import { type Flight, handshakeFlights } from '../../../../engine/tls/flights';
import type { TlsMode } from '../../../../engine/tls/roundTrips';

/** The flights of a connection, how long they take on the network to the first answer, and what they cost a core. */
export interface Ladder {
  /** A client that was not here before; otherwise one whose ticket is accepted. */
  readonly isNew: boolean;
  readonly flights: readonly Flight[];
  readonly firstAnswerMs: number;
  readonly cpuMs: number;
}

/** What a new client's handshake is and, where the policy lets it resume, that of a client whose ticket is accepted. */
export function laddersOf({ topology, policies: { tls } }: Scenario): Ladder[] {
  const rttMs = topology.clients[0]!.rttMs;
  return modesOf(tls).map((mode, index) => {
    const isNew = index === 0;
    const flights = handshakeFlights({ transport: 'tcp', tls: tls.version, mode });
    return { isNew, flights, firstAnswerMs: (flights.length / 2) * rttMs, cpuMs: cpuMsOf(tls, !isNew) };
  });
}

/** Whether clients that come back have anything to resume with. */
export const hasTickets = ({ version, resumption }: Scenario['policies']['tls']): boolean =>
  version !== 'none' && resumption !== 'none';

function modesOf(tls: Scenario['policies']['tls']): TlsMode[] {
  if (tls.version === 'none') return ['none'];
  if (!hasTickets(tls)) return ['full'];
  if (tls.version === '1.2') return ['full', 'ticket'];
  return ['full', tls.resumption === 'early-data' ? '0rtt-accepted' : 'psk_dhe_ke'];
}
