import { bytesFromHex, hexFromBytes } from '../../hash/bytes';
import { sipHash13, sipHash24, sipKey } from '../../hash/siphash';
import { toBigInt, type U64, u64 } from '../../hash/u64';
import { xxhash64 } from '../../hash/xxhash64';
import type { Kind } from '../kind';

interface SeededBytes {
  readonly dataHex: string;
  readonly seed: string;
}

interface SipVector {
  readonly dataHex: string;
  /** SipHash-2-4: the 16 key bytes. */
  readonly keyHex?: string;
  /** SipHash-1-3 (hsiphash): the two words, said once a case in words for people. */
  readonly key?: string;
}

const xxh64: Kind<SeededBytes> = {
  asks: ['dataHex', 'seed'],
  evaluate: ({ dataHex, seed }) => ({ expected: toBigInt(xxhash64(bytesFromHex(dataHex), u64(BigInt(seed)))) }),
};

const siphash: Kind<SipVector> = {
  asks: ['dataHex', 'keyHex'],
  evaluate({ dataHex, keyHex, key }) {
    const data = bytesFromHex(dataHex);
    if (keyHex === undefined) return { expected: BigInt(sipHash13(data, keyFromWords(key ?? '')).lo) };
    const hash = sipHash24(data, sipKey(bytesFromHex(keyHex)));
    return { expected: hexFromBytes(outputBytes(hash)), expectedU64LE: toBigInt(hash) };
  },
};

function keyFromWords(text: string) {
  const [k0 = 0n, k1 = 0n] = (text.match(/0x[0-9a-f]+/gi) ?? []).map(BigInt);
  return { k0: u64(k0), k1: u64(k1) };
}

function outputBytes({ hi, lo }: U64): Uint8Array {
  return new Uint8Array(Uint32Array.of(lo, hi).buffer);
}

export const hashKinds: Readonly<Record<string, Kind>> = { 'hash-xxhash64': xxh64, 'hash-siphash': siphash };
