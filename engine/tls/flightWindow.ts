import { requireInteger } from '../errors';

/** RFC 6928 §2 and RFC 9002 §7.2: ten segments, but no more than these bytes unless two segments are larger. */
const INITIAL_WINDOW_BYTES = { tcp: 14_600, quic: 14_720 } as const;

/** RFC 9000 §8.1: until the client's address is validated, the server sends at most three times what it received. */
const ANTI_AMPLIFICATION_FACTOR = 3;

export interface TcpFlight {
  readonly transport: 'tcp';
  readonly serverFlightBytes: number;
  /** Payload of a segment. */
  readonly mss: number;
  /** Initial window in segments where it is configured (`initcwnd`); absent: RFC 6928. */
  readonly initcwndSegments?: number;
}

export interface QuicFlight {
  readonly transport: 'quic';
  readonly serverFlightBytes: number;
  readonly maxDatagramSize: number;
  /** What the client's first flight brought; at least 1,200 by RFC 9000. */
  readonly clientBytesReceived: number;
}

export interface FlightWindow {
  readonly initialWindowBytes: number;
  /** Packets of full size, TCP only. */
  readonly segments?: number;
  /** What QUIC may send in the first round, whatever the window. */
  readonly antiAmplificationLimit?: number;
  /** Round trips beyond the first flight until the last byte is sent. */
  readonly extraRtts: number;
}

/**
 * Whether the server's flight (certificates, mostly) fits into the initial window, and how many round trips it takes
 * if not: slow start, every byte sent is acknowledged a round trip later and lets one more follow. No loss, no pacing.
 * Throws EngineError on sizes that are not positive integers.
 */
export function flightWindow(flight: TcpFlight | QuicFlight): FlightWindow {
  const flightBytes = requireInteger('serverFlightBytes', flight.serverFlightBytes, 1, 1e9);
  if (flight.transport === 'tcp') {
    const mss = requireInteger('mss', flight.mss, 1, 65_535);
    const initialWindowBytes =
      flight.initcwndSegments === undefined
        ? initialWindow('tcp', mss)
        : mss * requireInteger('initcwndSegments', flight.initcwndSegments, 1, 1e6);
    const extraRtts = extraRoundTrips(flightBytes, initialWindowBytes, initialWindowBytes);
    return { initialWindowBytes, segments: Math.ceil(flightBytes / mss), extraRtts };
  }
  const initialWindowBytes = initialWindow(
    'quic',
    requireInteger('maxDatagramSize', flight.maxDatagramSize, 1, 65_535),
  );
  const antiAmplificationLimit =
    ANTI_AMPLIFICATION_FACTOR * requireInteger('clientBytesReceived', flight.clientBytesReceived, 1, 1e9);
  const extraRtts = extraRoundTrips(
    flightBytes,
    initialWindowBytes,
    Math.min(initialWindowBytes, antiAmplificationLimit),
  );
  return { initialWindowBytes, antiAmplificationLimit, extraRtts };
}

function initialWindow(transport: 'tcp' | 'quic', packetBytes: number): number {
  return Math.min(10 * packetBytes, Math.max(2 * packetBytes, INITIAL_WINDOW_BYTES[transport]));
}

function extraRoundTrips(flightBytes: number, windowBytes: number, firstRoundBytes: number): number {
  let left = flightBytes - firstRoundBytes;
  let window = windowBytes + firstRoundBytes;
  let roundTrips = 0;
  for (; left > 0; roundTrips++) {
    left -= window;
    window *= 2;
  }
  return roundTrips;
}
