import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { KEY_SHARE_BYTES, keyShareBytes, SIGNATURE_BYTES, signatureBytes, webChainBytes } from './sizes';

describe('key shares follow from the parameters of their standards', () => {
  it('a hybrid one is the sum of its parts', () => {
    expect(keyShareBytes('X25519MLKEM768')).toEqual({ client: 1216, server: 1120 });
    expect(keyShareBytes('SecP256r1MLKEM768')).toEqual({ client: 1249, server: 1153 });
    expect(keyShareBytes('SecP384r1MLKEM1024')).toEqual({ client: 1665, server: 1665 });
  });

  it.each([
    ['X25519', 32],
    ['X448', 56],
  ])('%s sends a coordinate', (group, bytes) => {
    expect(keyShareBytes(group)).toEqual({ client: bytes, server: bytes });
  });

  it.each([
    ['P-256', 32],
    ['P-384', 48],
    ['P-521', 66],
  ])('%s sends a byte and two coordinates', (group, bytes) => {
    expect(keyShareBytes(group)).toEqual({ client: 1 + 2 * bytes, server: 1 + 2 * bytes });
  });

  it.each([
    ['ML-KEM-512', 2, 10, 4],
    ['ML-KEM-768', 3, 10, 4],
    ['ML-KEM-1024', 4, 11, 5],
  ])('%s: k polynomials and a seed one way, compressed to du and dv bits the other (FIPS 203)', (group, k, du, dv) => {
    expect(keyShareBytes(group)).toEqual({ client: 384 * k + 32, server: 32 * (du * k + dv) });
  });
});

describe('keys and signatures follow from the parameters of their standards', () => {
  it.each([2048, 3072, 4096])('RSA-%d: as long as the modulus', (bits) => {
    expect(signatureBytes(`RSA-${bits}`)).toEqual({ publicKey: bits / 8, signature: bits / 8 });
  });

  it.each([256, 384])('ECDSA-P%d: two numbers of the curve each', (bits) => {
    expect(signatureBytes(`ECDSA-P${bits}`)).toEqual({ publicKey: bits / 4, signature: bits / 4 });
  });

  it.each([
    ['Ed25519', 32],
    ['Ed448', 57],
  ])('%s: a point, and a point with a number', (algorithm, bytes) => {
    expect(signatureBytes(algorithm)).toEqual({ publicKey: bytes, signature: 2 * bytes });
  });

  it.each([
    ['ML-DSA-44', { lambda: 128, k: 4, l: 4, bits: 18, omega: 80 }],
    ['ML-DSA-65', { lambda: 192, k: 6, l: 5, bits: 20, omega: 55 }],
    ['ML-DSA-87', { lambda: 256, k: 8, l: 7, bits: 20, omega: 75 }],
  ])('%s: FIPS 204, table 1', (algorithm, { lambda, k, l, bits, omega }) => {
    const signature = lambda / 4 + 32 * l * bits + omega + k;
    expect(signatureBytes(algorithm)).toEqual({ publicKey: 32 + 320 * k, signature });
  });

  it.each([
    ['128s', { n: 16, h: 63, d: 7, a: 12, k: 14 }],
    ['128f', { n: 16, h: 66, d: 22, a: 6, k: 33 }],
    ['192s', { n: 24, h: 63, d: 7, a: 14, k: 17 }],
    ['192f', { n: 24, h: 66, d: 22, a: 8, k: 33 }],
    ['256s', { n: 32, h: 64, d: 8, a: 14, k: 22 }],
    ['256f', { n: 32, h: 68, d: 17, a: 9, k: 35 }],
  ])('SLH-DSA-SHA2-%s: FIPS 205, table 2', (set, { n, h, d, a, k }) => {
    const signature = n * (1 + k * (1 + a) + h + d * (2 * n + 3));
    expect(signatureBytes(`SLH-DSA-SHA2-${set}`)).toEqual({ publicKey: 2 * n, signature });
  });

  it('a web chain holds five signatures and two keys', () => {
    expect(webChainBytes({ publicKey: 1, signature: 100 })).toBe(502);
  });
});

it('every row of the tables is looked up by its name, and a name nobody knows is refused, even if objects do', () => {
  for (const [group, row] of Object.entries(KEY_SHARE_BYTES)) expect(keyShareBytes(group)).toBe(row);
  for (const [algorithm, row] of Object.entries(SIGNATURE_BYTES)) expect(signatureBytes(algorithm)).toBe(row);
  expect(() => signatureBytes('toString')).toThrow(EngineError);
  expect(() => keyShareBytes('RSA')).toThrow('keyExchange:');
});
