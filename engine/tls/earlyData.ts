import { requireInteger, requireNumber } from '../errors';

/** RFC 8446 §8.3: a window "on the order of ten seconds" for clients on the Internet. */
const FRESHNESS_WINDOW_MS = 10_000;

const UINT32_MAX = 0xffffffff;

/** What a server knows of a ticket, and what the ClientHello says about its age. Times in milliseconds. */
export interface EarlyDataInput {
  readonly ticketCreationMs: number;
  /** Round trip measured when the ticket was issued. */
  readonly estimatedRttMs: number;
  readonly ticketAgeAdd: number;
  readonly obfuscatedTicketAge: number;
  readonly serverNowMs: number;
  readonly windowMs?: number;
}

export interface Freshness {
  readonly clientTicketAgeMs: number;
  readonly expectedArrivalMs: number;
  /** Above 0: the ClientHello came later than its own age says; a replay, or a slow client. */
  readonly skewMs: number;
  readonly isFresh: boolean;
}

/**
 * The freshness check of 0-RTT: a ClientHello that arrives at another time than its ticket age says is taken for a
 * replay and its early data refused; exactly at the edge of the window it passes.
 * Source: RFC 8446 §8.3. Throws EngineError on ages that are no uint32 or a negative window.
 */
export function earlyDataFreshness(input: EarlyDataInput): Freshness {
  const { ticketCreationMs, estimatedRttMs, serverNowMs, windowMs = FRESHNESS_WINDOW_MS } = input;
  requireInteger('ticketAgeAdd', input.ticketAgeAdd, 0, UINT32_MAX);
  requireInteger('obfuscatedTicketAge', input.obfuscatedTicketAge, 0, UINT32_MAX);
  requireNumber('ticketCreationMs', ticketCreationMs, 0, Number.MAX_SAFE_INTEGER);
  requireNumber('estimatedRttMs', estimatedRttMs, 0, Number.MAX_SAFE_INTEGER);
  requireNumber('serverNowMs', serverNowMs, 0, Number.MAX_SAFE_INTEGER);
  requireNumber('windowMs', windowMs, 0, Number.MAX_SAFE_INTEGER);
  const clientTicketAgeMs = (input.obfuscatedTicketAge - input.ticketAgeAdd) >>> 0; // modulo 2^32
  const expectedArrivalMs = ticketCreationMs + estimatedRttMs + clientTicketAgeMs;
  const skewMs = serverNowMs - expectedArrivalMs;
  return { clientTicketAgeMs, expectedArrivalMs, skewMs, isFresh: Math.abs(skewMs) <= windowMs };
}

/**
 * How many of `copies` of one 0-RTT flight are accepted by `zones` that each remember what they have seen, but not
 * what the others have: at most, and on average where the copies are routed at random.
 * Source: RFC 8446 §8. Throws EngineError on no zones or a negative number of copies.
 */
export function acceptedReplays(zones: number, copies: number): { max: number; expected: number } {
  requireInteger('zones', zones, 1, 1e6);
  requireInteger('copies', copies, 0, 1e6);
  let unseen = 1; // probability that no copy so far has reached a given zone
  for (let copy = 0; copy < copies; copy++) unseen *= 1 - 1 / zones;
  return { max: Math.min(zones, copies), expected: zones * (1 - unseen) };
}
