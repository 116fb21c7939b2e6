import { bytesFromHex, hexFromBytes } from '../../../engine/hash/bytes';
import { jhash, jhash2Words } from '../../../engine/hash/jhash';
import { murmur3x64, murmur3x86 } from '../../../engine/hash/murmur3';
import { sipHash13, sipHash24, sipKey } from '../../../engine/hash/siphash';
import { toBigInt, toBytesLE, u64 } from '../../../engine/hash/u64';
import { xxhash64 } from '../../../engine/hash/xxhash64';
import { katranFlowHash, katranMurmur3 } from '../../../engine/maglev/katran';
import type { Kind } from '../kind';

interface SeededBytes {
  /** The case's name, which tells variants of a hash apart. */
  readonly name?: string;
  readonly dataHex: string;
  readonly seed: string;
}

const xxh64: Kind<SeededBytes> = {
  asks: ['dataHex', 'seed'],
  evaluate: ({ dataHex, seed }) => ({ expected: toBigInt(xxhash64(bytesFromHex(dataHex), u64(BigInt(seed)))) }),
};

const murmur3: Kind<SeededBytes> = {
  asks: ['dataHex', 'seed'],
  evaluate({ name, dataHex, seed }) {
    const data = bytesFromHex(dataHex);
    if (name?.includes('x86-32')) return { expected: BigInt(murmur3x86(data, Number(seed))) };
    return { expected: murmur3x64(data, Number(seed)).map(toBigInt) };
  },
};

interface SipVector {
  readonly dataHex: string;
  /** SipHash-2-4: the 16 key bytes. */
  readonly keyHex?: string;
  /** SipHash-1-3 (hsiphash): both key words, said once a case in words for people. */
  readonly key?: string;
}

const siphash: Kind<SipVector> = {
  asks: ['dataHex', 'keyHex'],
  evaluate({ dataHex, keyHex, key }) {
    const data = bytesFromHex(dataHex);
    if (keyHex === undefined) return { expected: BigInt(sipHash13(data, keyFromWords(key ?? '')).lo) };
    const hash = sipHash24(data, sipKey(bytesFromHex(keyHex)));
    return { expected: hexFromBytes(toBytesLE(hash)), expectedU64LE: toBigInt(hash) };
  },
};

function keyFromWords(text: string) {
  const [k0 = 0n, k1 = 0n] = (text.match(/0x[0-9a-f]+/gi) ?? []).map(BigInt);
  return { k0: u64(k0), k1: u64(k1) };
}

interface KatranMurmurVector {
  readonly a: string;
  readonly b: string;
  readonly seed: number;
}

const katranMurmur: Kind<KatranMurmurVector> = {
  asks: ['a', 'b', 'seed'],
  evaluate: ({ a, b, seed }) => ({ expected: toBigInt(katranMurmur3(u64(BigInt(a)), u64(BigInt(b)), seed)) }),
};

type JhashVector =
  | { readonly dataHex: string; readonly seed: number }
  | { readonly a: number; readonly b: number; readonly seed: number }
  | { readonly src: string; readonly srcPort: number; readonly dstPort: number };

const KATRAN_RING_SIZE = 65_537;

const jenkins: Kind<JhashVector> = {
  asks: ['dataHex', 'seed', 'a', 'b', 'src', 'srcPort', 'dstPort'],
  evaluate(vector) {
    if ('dataHex' in vector) return { expected: BigInt(jhash(bytesFromHex(vector.dataHex), vector.seed)) };
    if ('a' in vector) return { expected: BigInt(jhash2Words(vector.a, vector.b, vector.seed)) };
    const hash = katranFlowHash(vector.src, vector.srcPort, vector.dstPort);
    return { hash: BigInt(hash), slot: hash % KATRAN_RING_SIZE };
  },
};

export const hashKinds: Readonly<Record<string, Kind>> = {
  'hash-xxhash64': xxh64,
  'hash-murmur3': murmur3,
  'hash-siphash': siphash,
  'hash-katran-murmur3': katranMurmur,
  'hash-jhash': jenkins,
};
