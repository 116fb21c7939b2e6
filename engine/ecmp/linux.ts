import { EngineError, requireInteger } from '../errors';
import { swapBytes16, swapBytes32, writeUint32BE } from '../hash/bytes';
import { type SipKey, sipHash24 } from '../hash/siphash';
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

/**
 * The kernel's flow keys, field by field in the order of their bytes; all but protocol, ports and addresses are zero for a
 * forwarded IPv4 packet without VLAN, flow label and tunnel key.
 * Source: include/net/flow_dissector.h `struct flow_keys`, from `FLOW_KEYS_HASH_START_FIELD` on (Linux 6.18).
 */
const FLOW_KEYS = [
  { field: 'n_proto', bytes: 2 },
  { field: 'ip_proto', bytes: 1 },
  { field: 'padding', bytes: 1 },
  { field: 'flow_label', bytes: 4 },
  { field: 'vlan', bytes: 8 },
  { field: 'cvlan', bytes: 8 },
  { field: 'keyid', bytes: 4 },
  { field: 'ports', bytes: 4 },
  { field: 'icmp', bytes: 4 },
  { field: 'addrs', bytes: 12 },
] as const;

export type FlowKeysField = (typeof FLOW_KEYS)[number]['field'];

/** The hashed bytes (`LinuxFlowHashSteps.input`), cut into their fields; `at` is the offset of a field's first byte. */
export function flowKeysFields(
  input: Uint8Array,
): { readonly field: FlowKeysField; readonly at: number; readonly bytes: Uint8Array }[] {
  let end = 0;
  return FLOW_KEYS.map(({ field, bytes }) => {
    const at = end;
    end += bytes;
    return { field, at, bytes: input.subarray(at, end) };
  });
}

const FLOW_KEYS_BYTES = 48;
/** Offsets in the flow keys of what is not zero. */
const PROTOCOL_AT = 2;
const PORTS_AT = 28;
const ADDRESSES_AT = 36;

/**
 * The 31-bit hash by which Linux chooses the next hop of a forwarded IPv4 flow: SipHash-2-4 over the flow keys.
 * Throws on a field out of range.
 * Source: net/ipv4/route.c `fib_multipath_hash`, net/core/flow_dissector.c `__flow_hash_from_keys` (Linux 6.18).
 */
export function linuxFlowHash(flow: FiveTuple, config: LinuxHashConfig): number {
  requireHashable(flow, config);
  writeFlowKeys(scratch, flow, config.policy);
  return sipHash24(scratch, keyOf(config.seed)).lo >>> 1; // a low half of 0 becomes 1, which the shift makes 0 again
}

/** `linuxFlowHash` with all its intermediate values. */
export function linuxFlowHashSteps(flow: FiveTuple, config: LinuxHashConfig): LinuxFlowHashSteps {
  requireHashable(flow, config);
  const { srcAddr, dstAddr, protocol, srcPort, dstPort } = flow;
  const addressesSwapped = swapsAddresses(flow);
  const portsSwapped = config.policy === 1 && swapsPorts(flow);
  const addresses = addressesSwapped ? { srcAddr: dstAddr, dstAddr: srcAddr } : { srcAddr, dstAddr };
  const ports = portsSwapped ? { srcPort: dstPort, dstPort: srcPort } : { srcPort, dstPort };
  const ordered =
    config.policy === 1 ? { ...addresses, ...ports, protocol } : { ...addresses, srcPort: 0, dstPort: 0, protocol: 0 };
  const input = new Uint8Array(FLOW_KEYS_BYTES);
  writeFlowKeys(input, flow, config.policy);
  const digest = sipHash24(input, keyOf(config.seed));
  const low32 = digest.lo || 1;
  return { ordered, addressesSwapped, portsSwapped, input, digest, low32, hash: low32 >>> 1 };
}

/** Of `linuxFlowHash`, which runs once a packet: spares an allocation. Bytes that no flow sets stay zero. */
const scratch = new Uint8Array(FLOW_KEYS_BYTES);

function requireHashable(flow: FiveTuple, { seed, policy }: LinuxHashConfig): void {
  requireFlow(flow);
  requireInteger('seed', seed, 0, 2 ** 32 - 1);
  if (policy !== 0 && policy !== 1) throw new EngineError('policy', policy, '0 or 1');
}

function writeFlowKeys(bytes: Uint8Array, flow: FiveTuple, policy: 0 | 1): void {
  const { srcAddr, dstAddr, protocol, srcPort, dstPort } = flow;
  const addressesSwapped = swapsAddresses(flow);
  bytes[PROTOCOL_AT] = policy === 1 ? protocol : 0;
  const ports = swapsPorts(flow) ? dstPort * 65536 + srcPort : srcPort * 65536 + dstPort;
  writeUint32BE(bytes, PORTS_AT, policy === 1 ? ports : 0);
  writeUint32BE(bytes, ADDRESSES_AT, addressesSwapped ? dstAddr : srcAddr);
  writeUint32BE(bytes, ADDRESSES_AT + 4, addressesSwapped ? srcAddr : dstAddr);
}

function keyOf(seed: number): SipKey {
  const word = { hi: seed, lo: seed };
  return { k0: word, k1: word };
}

/** The kernel compares addresses, and ports, as a little-endian machine reads them from the packet. */
function swapsAddresses({ srcAddr, dstAddr }: FiveTuple): boolean {
  return swapBytes32(dstAddr) < swapBytes32(srcAddr);
}

function swapsPorts({ srcPort, dstPort }: FiveTuple): boolean {
  return swapBytes16(dstPort) < swapBytes16(srcPort);
}
