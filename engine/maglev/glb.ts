import { addressBytes } from '../ecmp/address';
import { EngineError, requireInteger } from '../errors';
import { swapBytes32, writeUint32BE } from '../hash/bytes';
import { type SipKey, sipHash24, sipKey } from '../hash/siphash';
import { toBytesLE, type U64 } from '../hash/u64';
import { requireDistinct } from './core';

const GLB_STATES = ['active', 'draining', 'filling', 'inactive'] as const;
type GlbState = (typeof GLB_STATES)[number];

export interface GlbHost {
  readonly ip: string;
  readonly state: GlbState;
  readonly healthy: boolean;
}

/** A forwarding table: each row's first and second choice, as indexes into the hosts. */
export interface GlbTable {
  readonly primary: Int32Array;
  readonly secondary: Int32Array;
}

/** How one row ranks the hosts. */
export interface GlbRow {
  readonly rowSeed: U64;
  /** Of each host, in the order given. */
  readonly hostHashes: readonly U64[];
  /** Indexes of the hosts, best first. */
  readonly order: readonly number[];
}

export const GLB_ROWS = 65_536;

/**
 * GLB's ranking of hosts in every row, by rendezvous hashing: it depends on the addresses alone, so a change of state
 * reuses it. `GLB_ROWS` runs of `ips.length` indexes.
 * Source: github/glb-director src/glb-director/cli/main.c.
 */
export function rankGlbHosts(seed: Uint8Array, ips: readonly string[]): Uint16Array {
  requireDistinct('ip', ips);
  const key = sipKey(seed);
  const addresses = ips.map(addressBytes);
  const ranking = new Uint16Array(GLB_ROWS * ips.length);
  for (let row = 0; row < GLB_ROWS; row++) ranking.set(rankRow(key, addresses, row).order, row * ips.length);
  return ranking;
}

/** One row of the ranking with its hashes. */
export function glbRow(seed: Uint8Array, ips: readonly string[], row: number): GlbRow {
  requireInteger('row', row, 0, GLB_ROWS - 1);
  return rankRow(sipKey(seed), ips.map(addressBytes), row);
}

function rankRow(key: SipKey, addresses: readonly Uint8Array[], row: number): GlbRow {
  const rowBytes = new Uint8Array(4);
  writeUint32BE(rowBytes, 0, row);
  const rowSeed = sipHash24(rowBytes, key);
  const hostHashes = addresses.map((address) => {
    const input = new Uint8Array(8 + address.length);
    input.set(toBytesLE(rowSeed));
    input.set(address, 8);
    return sipHash24(input, key);
  });
  const order = [...addresses.keys()].sort((a, b) => compareAsBytes(hostHashes[a]!, hostHashes[b]!));
  return { rowSeed, hostHashes, order };
}

/**
 * The forwarding table: of each row's ranking without inactive hosts, the first two. They swap when the first is draining
 * or unhealthy and the second's state is active, whatever its health.
 */
export function buildGlbTable(ranking: Uint16Array, hosts: readonly GlbHost[]): GlbTable {
  if (ranking.length !== GLB_ROWS * hosts.length)
    throw new EngineError('ranking', ranking.length, 'a ranking of these hosts');
  hosts.forEach(({ state }, index) => {
    if (!GLB_STATES.includes(state)) throw new EngineError(`backends[${index}].state`, state, GLB_STATES.join(', '));
  });
  if (hosts.filter(({ state }) => state !== 'inactive').length < 2) {
    throw new EngineError('backends', hosts, 'at least two hosts that are not inactive');
  }
  const primary = new Int32Array(GLB_ROWS);
  const secondary = new Int32Array(GLB_ROWS);
  for (let row = 0; row < GLB_ROWS; row++) {
    const [first, second] = firstTwo(ranking, hosts, row);
    const swap = isLeaving(hosts[first]!) && hosts[second]!.state === 'active';
    primary[row] = swap ? second : first;
    secondary[row] = swap ? first : second;
  }
  return { primary, secondary };
}

function firstTwo(ranking: Uint16Array, hosts: readonly GlbHost[], row: number): readonly [number, number] {
  let at = row * hosts.length;
  const next = () => {
    while (hosts[ranking[at]!]!.state === 'inactive') at++;
    return ranking[at++]!;
  };
  return [next(), next()];
}

function isLeaving({ state, healthy }: GlbHost): boolean {
  return state === 'draining' || !healthy;
}

/** What GLB hashes of a packet, its digest and its row: the source address, and the source port where configured. */
export function glbRoute(
  hashKey: Uint8Array,
  srcAddress: string,
  srcPort?: number,
): { input: Uint8Array; hash: U64; row: number } {
  if (srcPort !== undefined) requireInteger('srcPort', srcPort, 0, 65_535);
  const address = addressBytes(srcAddress);
  const input = srcPort === undefined ? address : Uint8Array.of(...address, srcPort >> 8, srcPort & 255);
  const hash = sipHash24(input, sipKey(hashKey));
  return { input, hash, row: hash.lo & (GLB_ROWS - 1) };
}

/** Order of two digests by their output bytes, the first of which is the lowest of the integer. */
function compareAsBytes(a: U64, b: U64): number {
  return swapBytes32(a.lo) - swapBytes32(b.lo) || swapBytes32(a.hi) - swapBytes32(b.hi);
}
