import { meanHandshakeS, tlsCores } from '../../../engine/tls/cpu';
import { acceptedReplays, type EarlyDataInput, earlyDataFreshness } from '../../../engine/tls/earlyData';
import { flightWindow, type QuicFlight, type TcpFlight } from '../../../engine/tls/flightWindow';
import {
  keptOnResize,
  type ResumptionPolicy,
  resumptionHitRate,
  ticketDecryptable,
} from '../../../engine/tls/resumption';
import {
  type FirstByteInput,
  type Handshake,
  rttsBeforeRequest,
  timeToFirstByte,
} from '../../../engine/tls/roundTrips';
import { keyShareBytes, signatureBytes, webChainBytes } from '../../../engine/tls/sizes';
import type { Kind } from '../kind';

const tlsRtt: Kind<Handshake> = {
  evaluate(input) {
    const rttBeforeRequestSent = rttsBeforeRequest(input);
    return { rttBeforeRequestSent, rttToFirstResponseByte: rttBeforeRequestSent + 1 };
  },
};

const tlsTtfbMs: Kind<FirstByteInput> = { evaluate: (input) => timeToFirstByte(input) };

const tlsFlightWindow: Kind<TcpFlight | QuicFlight> = { evaluate: (input) => flightWindow(input) };

const pqSizes: Kind<{ keyExchange: string } | { signature: string }> = {
  evaluate(input) {
    if ('keyExchange' in input) {
      const { client, server } = keyShareBytes(input.keyExchange);
      return { clientShareBytes: client, serverShareBytes: server };
    }
    const bytes = signatureBytes(input.signature);
    return {
      publicKeyBytes: bytes.publicKey,
      signatureBytes: bytes.signature,
      fiveSigsTwoKeysBytes: webChainBytes(bytes),
    };
  },
};

interface CpuCase {
  readonly newConnectionsPerSecond: number;
  readonly resumptionHitRate: number;
  readonly fullHandshakeCpuSeconds: number;
  readonly resumedHandshakeCpuSeconds: number;
  readonly targetUtilisation: number;
  readonly gigabytesPerSecond: number;
  readonly cpuSecondsPerGigabyte: number;
}

const tlsCpuSizing: Kind<CpuCase> = {
  evaluate: ({ fullHandshakeCpuSeconds, resumedHandshakeCpuSeconds, ...rest }) =>
    tlsCores({ ...rest, fullHandshakeCpuS: fullHandshakeCpuSeconds, resumedHandshakeCpuS: resumedHandshakeCpuSeconds }),
};

type ResumptionCase =
  | ({ op: 'hit-rate'; instances: number } & (
      | Exclude<ResumptionPolicy, { policy: 'per-instance' }>
      | { policy: 'none-random' }
    ))
  | { op: 'resize'; instances: number; newInstances: number }
  | {
      op: 'rotation';
      ticketAgeSeconds: number;
      rotationPeriodSeconds: number;
      previousKeysKept: number;
      ticketLifetimeSeconds: number;
    }
  | { op: 'mean-cost'; hitRate: number; fullSeconds: number; resumedSeconds: number };

const stekResumption: Kind<ResumptionCase> = {
  evaluate(input) {
    switch (input.op) {
      case 'hit-rate': {
        const policy: ResumptionPolicy = input.policy === 'none-random' ? { policy: 'per-instance' } : input;
        return { resumptionHitRate: resumptionHitRate(input.instances, policy) };
      }
      case 'resize': {
        const kept = keptOnResize(input.instances, input.newInstances);
        return { keptModulo: kept.modulo, keptConsistentHash: kept.consistentHash };
      }
      case 'rotation':
        return {
          probDecryptable: ticketDecryptable({
            ticketAgeS: input.ticketAgeSeconds,
            rotationPeriodS: input.rotationPeriodSeconds,
            previousKeysKept: input.previousKeysKept,
            ticketLifetimeS: input.ticketLifetimeSeconds,
          }),
        };
      case 'mean-cost': {
        const meanSeconds = meanHandshakeS(input.hitRate, input.fullSeconds, input.resumedSeconds);
        const capacityGain = input.fullSeconds / meanSeconds;
        return { meanSeconds, handshakesPerSecondPerCore: 1 / meanSeconds, capacityGain };
      }
    }
  },
};

const zeroRttAntireplay: Kind<EarlyDataInput | { zones: number; replays: number }> = {
  evaluate(input) {
    if ('zones' in input) {
      const { max, expected } = acceptedReplays(input.zones, input.replays);
      return { maxAccepted: max, expectedAcceptedRandomRouting: expected };
    }
    const { isFresh, ...freshness } = earlyDataFreshness(input);
    return { ...freshness, earlyDataFresh: isFresh };
  },
};

export const tlsKinds: Record<string, Kind> = {
  'tls-rtt': tlsRtt,
  'tls-ttfb-ms': tlsTtfbMs,
  'tls-flight-window': tlsFlightWindow,
  'pq-sizes': pqSizes,
  'tls-cpu-sizing': tlsCpuSizing,
  'stek-resumption': stekResumption,
  'zero-rtt-antireplay': zeroRttAntireplay,
};
