import { EngineError, requireInteger } from '../errors';

/** What routers and balancers tell flows apart by. Addresses are uint32 in host order: 10.0.0.1 is 0x0a000001. */
export interface FiveTuple {
  readonly srcAddr: number;
  readonly dstAddr: number;
  /** IP protocol number, see `PROTOCOL`. */
  readonly protocol: number;
  readonly srcPort: number;
  readonly dstPort: number;
}

/** IP protocol numbers (IANA). */
export const PROTOCOL = { tcp: 6, udp: 17 } as const;

const MAX_UINT32 = 2 ** 32 - 1;
const DOTTED_QUAD = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;

/** The uint32 of a dotted quad; throws on anything else, leading zeros included (some parsers take them for octal). */
export function parseIpv4(text: string): number {
  const octets = DOTTED_QUAD.exec(text)?.slice(1).map(Number);
  if (octets === undefined || octets.some((octet) => octet > 255)) {
    throw new EngineError('address', text, 'an IPv4 address such as 192.0.2.1');
  }
  return octets.reduce((address, octet) => address * 256 + octet, 0);
}

/** The dotted quad of a uint32. */
export function formatIpv4(address: number): string {
  requireInteger('address', address, 0, MAX_UINT32);
  return [address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255].join('.');
}

/** Throws unless addresses, protocol and ports of a flow are in range. */
export function requireFlow(flow: FiveTuple): void {
  requireInteger('flow.srcAddr', flow.srcAddr, 0, MAX_UINT32);
  requireInteger('flow.dstAddr', flow.dstAddr, 0, MAX_UINT32);
  requireInteger('flow.protocol', flow.protocol, 0, 255);
  requireInteger('flow.srcPort', flow.srcPort, 0, 65535);
  requireInteger('flow.dstPort', flow.dstPort, 0, 65535);
}
