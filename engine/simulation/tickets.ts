import type { Scenario } from '../scenario/schema';
import { handshakeCpuMs } from '../tls/handshakeCpu';
import { rttsBeforeRequest, type TlsMode } from '../tls/roundTrips';
import type { LbBox } from './boxes';

/** The key under which a ticket was sealed: one LB's, since it last started; a shared key outlives any box. */
export interface Ticket {
  readonly lb: number;
  readonly epoch: number;
}

/** Clients that come back hold the ticket of one of the last so many handshakes. */
const REMEMBERED = 1024;

/** TLS at the LBs of one run: which handshake a client gets, and what it costs. */
export class Tickets {
  private readonly issued: Ticket[] = [];
  private count = 0;
  readonly isOn: boolean;

  constructor(private readonly scenario: Scenario) {
    this.isOn = scenario.policies.tls.version !== 'none';
  }

  issue(lb: number, epoch: number): Ticket {
    const ticket = { lb, epoch };
    this.issued[this.count++ % REMEMBERED] = ticket;
    return ticket;
  }

  /** The ticket of an earlier client, chosen by `indexOf(count)`; none before the first handshake. */
  earlier(indexOf: (count: number) => number): Ticket | null {
    return this.issued.length === 0 ? null : this.issued[indexOf(this.issued.length)]!;
  }

  /** The handshake of a client at `lb` with the ticket it holds. */
  handshake(
    ticket: Ticket | null,
    lb: number,
    boxes: readonly LbBox[],
  ): { isResumed: boolean; rtts: number; cpuMs: number } {
    const { version, resumption, ticketKeys } = this.scenario.policies.tls;
    const isOffered = ticket !== null && resumption !== 'none';
    const isOpened = isOffered && (ticketKeys === 'shared' || (ticket.lb === lb && ticket.epoch === boxes[lb]!.epoch));
    const mode = modeOf(version, isOffered, isOpened, resumption === 'early-data');
    const rtts = rttsBeforeRequest({ transport: 'tcp', tls: version, mode });
    return { isResumed: isOpened, rtts, cpuMs: cpuMsOf(this.scenario.policies.tls, isOpened) };
  }
}

/** Mean CPU time of a handshake: what the scenario says, or what was measured. */
export function cpuMsOf(
  { version, certificate, fullCpuMs, resumedCpuMs }: Scenario['policies']['tls'],
  isResumed: boolean,
) {
  if (version === 'none') return 0;
  return (isResumed ? resumedCpuMs : fullCpuMs) ?? handshakeCpuMs({ version, certificate, isResumed });
}

function modeOf(
  version: Scenario['policies']['tls']['version'],
  isOffered: boolean,
  isOpened: boolean,
  earlyData: boolean,
): TlsMode {
  if (version === 'none') return 'none';
  if (!isOffered) return 'full';
  if (version === '1.2') return isOpened ? 'ticket' : 'ticket-unknown';
  if (earlyData) return isOpened ? '0rtt-accepted' : '0rtt-rejected';
  return isOpened ? 'psk_dhe_ke' : 'psk-unknown';
}
