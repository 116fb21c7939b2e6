import type { Scenario } from '../scenario/schema';

type Tls = Scenario['policies']['tls'];

/** What a server's core spent on a connection with one small request, in ms: medians of `tls-handshake-cost-*`. */
const MEASURED_MS = {
  'ecdsa-p256': { '1.2': { full: 0.3596, resumed: 0.17502 }, '1.3': { full: 0.42694, resumed: 0.36417 } },
  'rsa-2048': { '1.2': { full: 0.59883, resumed: 0.17453 }, '1.3': { full: 0.65411, resumed: 0.36408 } },
} as const;

/** Mean CPU time of a handshake on one core, ms, by TLS version and key of the certificate. */
export function handshakeCpuMs(input: {
  readonly version: Exclude<Tls['version'], 'none'>;
  readonly certificate: Tls['certificate'];
  readonly isResumed: boolean;
}): number {
  return MEASURED_MS[input.certificate][input.version][input.isResumed ? 'resumed' : 'full'];
}
