import { type FirstByteInput, type Handshake, rttsBeforeRequest, timeToFirstByte } from '../../tls/roundTrips';
import type { Kind } from '../kind';

const tlsRtt: Kind<Handshake> = {
  evaluate(input) {
    const rttBeforeRequestSent = rttsBeforeRequest(input);
    return { rttBeforeRequestSent, rttToFirstResponseByte: rttBeforeRequestSent + 1 };
  },
};

const tlsTtfbMs: Kind<FirstByteInput> = { evaluate: (input) => timeToFirstByte(input) };

export const tlsKinds: Record<string, Kind> = { 'tls-rtt': tlsRtt, 'tls-ttfb-ms': tlsTtfbMs };
