import { EngineError } from '../errors';

/** The key of the server's certificate; RSA of 2,048 bits. */
export type CertificateKey = 'ecdsa' | 'rsa';

/** A handshake as its cost depends on it. */
export interface HandshakeKind {
  readonly version: '1.2' | '1.3';
  readonly certificate: CertificateKey;
  readonly isResumed: boolean;
}

/**
 * Server CPU of a connection with one tiny request, ms: `server_cpu_us.median` of `tls-handshake-cost-*.json`.
 * A resumption in 1.3 repeats the key exchange and saves the signature alone; in 1.2 it saves both.
 */
const CPU_MS: Readonly<
  Record<HandshakeKind['version'], Readonly<Record<CertificateKey, { full: number; resumed: number }>>>
> = {
  '1.2': { ecdsa: { full: 0.3596, resumed: 0.17502 }, rsa: { full: 0.59883, resumed: 0.17453 } },
  '1.3': { ecdsa: { full: 0.42694, resumed: 0.36417 }, rsa: { full: 0.65411, resumed: 0.36408 } },
};

/**
 * Server CPU that a handshake takes, ms, by version, key and whether it resumes a session: medians measured with nginx
 * 1.22 and OpenSSL 3.0 on a shared machine. Their ratios carry over to other machines, the times do not.
 * Throws EngineError on another version or key.
 */
export function handshakeCpuMs({ version, certificate, isResumed }: HandshakeKind): number {
  if (!Object.hasOwn(CPU_MS, version)) throw new EngineError('version', version, Object.keys(CPU_MS).join(' or '));
  const byKey = CPU_MS[version];
  if (!Object.hasOwn(byKey, certificate))
    throw new EngineError('certificate', certificate, Object.keys(byKey).join(' or '));
  return isResumed ? byKey[certificate].resumed : byKey[certificate].full;
}
