import { addressBytes } from '../ecmp/address';
import { EngineError, requireInteger } from '../errors';
import { readUint32LE } from '../hash/bytes';
import { jhash, jhash2Words } from '../hash/jhash';
import { murmur3x64 } from '../hash/murmur3';
import { modulo, toBytesLE, type U64 } from '../hash/u64';
import {
  type Claims,
  type ClaimsInRound,
  FREE,
  fillByRounds,
  type Permutations,
  requireTableSize,
  requireWeights,
} from './core';

/** V1 is Katran's `MaglevHash`, V2 its `MaglevHashV2`. */
export type KatranVersion = 1 | 2;

/** A real server: its hash is Katran's own of the address, and two may share it. */
export interface KatranEndpoint {
  readonly hash: U64;
  readonly weight: number;
}

/** Katran's 65,537 slots for each of 512 VIPs: the seeds of its packet hash. */
const RING_SIZE = 65_537;
const MAX_VIPS = 512;

/**
 * Katran's ring: owner of each slot, as an index into `endpoints`. V1: `weight` claims in a row in round one, then one
 * each (so a zero weight counts as 1 from then on); V2: a cumulative weight that reaches the greatest claims a slot.
 * `offset + next · skip` wraps at 2^32, as in Katran, which changes tables of more than 65,537 slots.
 * Throws on a ring size that is no prime or below the number of endpoints, and on weights out of range or all zero.
 * Source: katran MaglevHash.cpp, MaglevHashV2.cpp, MaglevBase.cpp.
 */
export function buildKatranRing(
  ringSize: number,
  endpoints: readonly KatranEndpoint[],
  version: KatranVersion,
): Int32Array {
  if (version !== 1 && version !== 2) throw new EngineError('version', version, '1 or 2');
  const claims = new WrappingClaims(katranPermutations(ringSize, endpoints));
  return fillByRounds(claims, endpoints.length, katranTurns(endpoints, version));
}

/** How many slots an endpoint claims in a round. */
export function katranTurns(endpoints: readonly KatranEndpoint[], version: KatranVersion): ClaimsInRound {
  if (version === 1) return (round, endpoint) => (round === 0 ? endpoints[endpoint]!.weight : 1);
  const greatest = endpoints.reduce((max, { weight }) => Math.max(max, weight), 0);
  const cumulative = new Float64Array(endpoints.length);
  return (_, endpoint) => {
    cumulative[endpoint]! += endpoints[endpoint]!.weight;
    if (cumulative[endpoint]! < greatest) return 0;
    cumulative[endpoint]! -= greatest;
    return 1;
  };
}

/** Offset and skip of each endpoint, after checking the input. */
export function katranPermutations(ringSize: number, endpoints: readonly KatranEndpoint[]): Permutations {
  if (endpoints.length === 0) throw new EngineError('backends', endpoints, 'at least one backend');
  requireTableSize('ringSize', ringSize, endpoints.length);
  requireWeights(endpoints.map(({ weight }) => weight));
  return {
    tableSize: ringSize,
    offsets: Uint32Array.from(endpoints, ({ hash }) => modulo(katranMurmur3(hash, word(42), 0), ringSize)),
    skips: Uint32Array.from(
      endpoints,
      ({ hash }) => modulo(katranMurmur3(hash, word(2_718_281_828), 2307), ringSize - 1) + 1,
    ),
  };
}

/** Katran's `MurmurHash3_x64_64`: the first word of MurmurHash3 x64_128 over two little-endian words. */
export function katranMurmur3(a: U64, b: U64, seed: number): U64 {
  return murmur3x64(Uint8Array.of(...toBytesLE(a), ...toBytesLE(b)), seed)[0];
}

/**
 * The hash by which Katran looks a packet up, slot = hash mod 65,537. It does not see the destination address: that has
 * chosen the ring.
 * Source: katran balancer.bpf.c `get_packet_hash`.
 */
export function katranFlowHash(srcAddress: string, srcPort: number, dstPort: number): number {
  requireInteger('srcPort', srcPort, 0, 65_535);
  requireInteger('dstPort', dstPort, 0, 65_535);
  const address = addressBytes(srcAddress);
  const source = address.length === 4 ? readUint32LE(address, 0) : jhash(address, MAX_VIPS);
  const ports = readUint32LE(Uint8Array.of(srcPort >> 8, srcPort, dstPort >> 8, dstPort), 0);
  return jhash2Words(source, ports, MAX_VIPS * RING_SIZE);
}

function word(lo: number): U64 {
  return { hi: 0, lo };
}

/** Claims whose position is computed in uint32 arithmetic: on large tables the walk then leaves the permutation. */
class WrappingClaims implements Claims {
  readonly table: Int32Array;
  free: number;
  private readonly next: Uint32Array;

  constructor(private readonly permutations: Permutations) {
    this.table = new Int32Array(permutations.tableSize).fill(FREE);
    this.free = permutations.tableSize;
    this.next = new Uint32Array(permutations.offsets.length);
  }

  claim(backend: number): number {
    const { table } = this;
    const { tableSize, offsets, skips } = this.permutations;
    const offset = offsets[backend]!;
    const skip = skips[backend]!;
    let next = this.next[backend]!;
    let slot = FREE;
    do {
      slot = ((offset + Math.imul(next, skip)) >>> 0) % tableSize;
      next = (next + 1) >>> 0;
    } while (table[slot] !== FREE);
    table[slot] = backend;
    this.next[backend] = next;
    this.free--;
    return slot;
  }
}
