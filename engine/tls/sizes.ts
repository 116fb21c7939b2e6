import { EngineError } from '../errors';

export interface KeyShareBytes {
  readonly client: number;
  readonly server: number;
}

export interface SignatureBytes {
  readonly publicKey: number;
  readonly signature: number;
}

const X25519 = 32;
const P256 = 65;
const P384 = 97;
const ML_KEM_768 = { client: 1184, server: 1088 };
const ML_KEM_1024 = { client: 1568, server: 1568 };

/** Key shares of TLS 1.3 groups. Sources: FIPS 203 table 3, RFC 8446 §4.2.8, draft-ietf-tls-ecdhe-mlkem. */
export const KEY_SHARE_BYTES = {
  X25519: { client: X25519, server: X25519 },
  X448: { client: 56, server: 56 },
  'P-256': { client: P256, server: P256 },
  'P-384': { client: P384, server: P384 },
  'P-521': { client: 133, server: 133 },
  'ML-KEM-512': { client: 800, server: 768 },
  'ML-KEM-768': ML_KEM_768,
  'ML-KEM-1024': ML_KEM_1024,
  X25519MLKEM768: { client: ML_KEM_768.client + X25519, server: ML_KEM_768.server + X25519 },
  SecP256r1MLKEM768: { client: P256 + ML_KEM_768.client, server: P256 + ML_KEM_768.server },
  SecP384r1MLKEM1024: { client: P384 + ML_KEM_1024.client, server: P384 + ML_KEM_1024.server },
} as const satisfies Record<string, KeyShareBytes>;

/**
 * Raw public keys and signatures: without the DER around them (6–8 bytes an ECDSA signature, about 38 an RSA key).
 * Sources: FIPS 204 table 2, FIPS 205 table 2, FIPS 186-5, RFC 8032.
 */
export const SIGNATURE_BYTES = {
  'RSA-2048': { publicKey: 256, signature: 256 },
  'RSA-3072': { publicKey: 384, signature: 384 },
  'RSA-4096': { publicKey: 512, signature: 512 },
  'ECDSA-P256': { publicKey: 64, signature: 64 },
  'ECDSA-P384': { publicKey: 96, signature: 96 },
  Ed25519: { publicKey: 32, signature: 64 },
  Ed448: { publicKey: 57, signature: 114 },
  'ML-DSA-44': { publicKey: 1312, signature: 2420 },
  'ML-DSA-65': { publicKey: 1952, signature: 3309 },
  'ML-DSA-87': { publicKey: 2592, signature: 4627 },
  'SLH-DSA-SHA2-128s': { publicKey: 32, signature: 7856 },
  'SLH-DSA-SHA2-128f': { publicKey: 32, signature: 17_088 },
  'SLH-DSA-SHA2-192s': { publicKey: 48, signature: 16_224 },
  'SLH-DSA-SHA2-192f': { publicKey: 48, signature: 35_664 },
  'SLH-DSA-SHA2-256s': { publicKey: 64, signature: 29_792 },
  'SLH-DSA-SHA2-256f': { publicKey: 64, signature: 49_856 },
} as const satisfies Record<string, SignatureBytes>;

/** Bytes of both key shares of a group. Throws EngineError on a group that is not in the table. */
export function keyShareBytes(group: string): KeyShareBytes {
  return lookUp('keyExchange', KEY_SHARE_BYTES, group);
}

/** Bytes of a key and of a signature. Throws EngineError on an algorithm that is not in the table. */
export function signatureBytes(algorithm: string): SignatureBytes {
  return lookUp('signature', SIGNATURE_BYTES, algorithm);
}

/**
 * What signatures weigh in a usual web handshake, in bytes: five signatures (handshake, leaf, intermediate, two SCTs)
 * and two public keys (leaf, intermediate).
 */
export function webChainBytes({ publicKey, signature }: SignatureBytes): number {
  return 5 * signature + 2 * publicKey;
}

function lookUp<Row>(field: string, table: Readonly<Record<string, Row>>, name: string): Row {
  const row = Object.hasOwn(table, name) ? table[name] : undefined;
  if (row === undefined) throw new EngineError(field, name, `one of ${Object.keys(table).join(', ')}`);
  return row;
}
