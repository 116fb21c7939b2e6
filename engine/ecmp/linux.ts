import { EngineError, requireInteger } from '../errors';
import { swapBytes32, writeUint32BE } from '../hash/bytes';
import { sipHash24 } from '../hash/siphash';
import type { U64 } from '../hash/u64';
import { type FiveTuple, requireFlow } from './flow';

/** What the kernel hashes by. */
export interface LinuxHashConfig {
  /** `net.ipv4.fib_multipath_hash_seed`, a uint32. */
  readonly seed: number;
  /** `net.ipv4.fib_multipath_hash_policy`: 0 takes the addresses (layer 3), 1 the 5-tuple (layer 4). */
  readonly policy: 0 | 1;
}

/** Every value on the way from a flow to its hash, to show or to check by hand. */
export interface LinuxFlowHashSteps {
  /** The flow as it is hashed: both directions of a connection have the same one. */
  readonly ordered: FiveTuple;
  readonly addressesSwapped: boolean;
  readonly portsSwapped: boolean;
  /** The 48 bytes of the kernel's flow keys. */
  readonly input: Uint8Array;
  readonly digest: U64;
  /** Low 32 bits of the digest, 0 replaced by 1. */
  readonly low32: number;
  /** What chooses the next hop: `low32` shifted right by 1. */
  readonly hash: number;
}

const FLOW_KEYS_BYTES = 48;
/** Offsets in the flow keys; all else is zero for a forwarded IPv4 packet without VLAN, flow label and tunnel key. */
const PROTOCOL_AT = 2;
const PORTS_AT = 28;
const ADDRESSES_AT = 36;

/**
 * The 31-bit hash by which Linux chooses the next hop of a forwarded IPv4 flow: SipHash-2-4 over the flow keys.
 * Throws on a field out of range.
 * Source: net/ipv4/route.c `fib_multipath_hash`, net/core/flow_dissector.c `__flow_hash_from_keys` (Linux 6.18).
 */
export function linuxFlowHash(flow: FiveTuple, config: LinuxHashConfig): number {
  return linuxFlowHashSteps(flow, config).hash;
}

/** `linuxFlowHash` with all its intermediate values. */
export function linuxFlowHashSteps(flow: FiveTuple, { seed, policy }: LinuxHashConfig): LinuxFlowHashSteps {
  requireFlow(flow);
  requireInteger('seed', seed, 0, 2 ** 32 - 1);
  if (policy !== 0 && policy !== 1) throw new EngineError('policy', policy, '0 or 1');
  const addressesSwapped = swapBytes32(flow.dstAddr) < swapBytes32(flow.srcAddr);
  const portsSwapped = policy === 1 && swapBytes16(flow.dstPort) < swapBytes16(flow.srcPort);
  const ordered = {
    srcAddr: addressesSwapped ? flow.dstAddr : flow.srcAddr,
    dstAddr: addressesSwapped ? flow.srcAddr : flow.dstAddr,
    protocol: policy === 1 ? flow.protocol : 0,
    srcPort: policy === 0 ? 0 : portsSwapped ? flow.dstPort : flow.srcPort,
    dstPort: policy === 0 ? 0 : portsSwapped ? flow.srcPort : flow.dstPort,
  };
  const input = flowKeys(ordered);
  const word = { hi: seed, lo: seed };
  const digest = sipHash24(input, { k0: word, k1: word });
  const low32 = digest.lo || 1;
  return { ordered, addressesSwapped, portsSwapped, input, digest, low32, hash: low32 >>> 1 };
}

function flowKeys({ srcAddr, dstAddr, protocol, srcPort, dstPort }: FiveTuple): Uint8Array {
  const bytes = new Uint8Array(FLOW_KEYS_BYTES);
  bytes[PROTOCOL_AT] = protocol;
  writeUint32BE(bytes, PORTS_AT, srcPort * 65536 + dstPort);
  writeUint32BE(bytes, ADDRESSES_AT, srcAddr);
  writeUint32BE(bytes, ADDRESSES_AT + 4, dstAddr);
  return bytes;
}

/** The kernel compares ports, and addresses, as a little-endian machine reads them from the packet. */
function swapBytes16(value: number): number {
  return ((value & 0xff) << 8) | (value >>> 8);
}
