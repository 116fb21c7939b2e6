import * as z from 'zod/mini';
import { rttsBeforeRequest, type TlsMode } from '../../engine/tls/roundTrips';
import { measuredOnce, type Reason } from './figure';
import { type CaseFigures, family } from './file';

const shape = z.object({
  input: z.object({
    tls: z.enum(['1.2', '1.3']),
    mode: z.enum(['shared', 'sid']),
    kind: z.enum(['full', 'resumed']),
  }),
  measured: z.object({ flights: z.array(z.object({ dir: z.enum(['C', 'S']) })) }),
});
type Input = z.infer<typeof shape>['input'];

/** Flights of a handshake: how many round trips pass before the request may leave. */
export const flights = family(
  shape,
  ({ input, measured }): CaseFigures => ({
    label: `TLS ${input.tls}, ${input.mode === 'shared' ? 'tickets' : 'session cache'}, ${input.kind}`,
    figures: [
      {
        name: 'roundTrips',
        role: 'derived',
        simulated: [rttsBeforeRequest({ transport: 'tcp', tls: input.tls, mode: modeOf(input) }) - TCP_RTTS],
        measured: measuredOnce(flightsAwaited(input, measured.flights)),
      },
    ],
    noCounterpart: 'messageBytes',
  }),
);

const TCP_RTTS = 1;

/** The server's flights that the client must have before it sends; in TLS 1.3 the second one only brings tickets. */
function flightsAwaited({ tls }: Input, all: readonly { readonly dir: 'C' | 'S' }[]): number {
  const fromServer = all.filter(({ dir }) => dir === 'S').length;
  return tls === '1.3' ? Math.min(1, fromServer) : fromServer;
}

function modeOf({ tls, mode, kind }: Input): TlsMode {
  if (kind === 'full') return 'full';
  if (tls === '1.3') return 'psk_dhe_ke';
  return mode === 'shared' ? 'ticket' : 'session-id';
}

/** Cases that have no counterpart in the engine, and why. */
export const withoutCounterpart = (noCounterpart: Reason) =>
  family(
    z.object({ input: z.record(z.string(), z.union([z.string(), z.number()])) }),
    ({ input }): CaseFigures => ({ label: Object.values(input).join(', '), figures: [], noCounterpart }),
  );
