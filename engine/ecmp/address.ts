import { EngineError } from '../errors';
import { writeUint32BE } from '../hash/bytes';
import { parseIpv4 } from './flow';

/** An address in network order: 4 bytes of IPv4 or 16 of IPv6. Throws on anything else, zone ids included. */
export function addressBytes(text: string): Uint8Array {
  if (text.includes(':')) return ipv6Bytes(text);
  const bytes = new Uint8Array(4);
  writeUint32BE(bytes, 0, parseIpv4(text));
  return bytes;
}

/** RFC 4291 2.2: eight groups of hex digits, one run of zero groups as `::`; a dotted quad may end it. */
function ipv6Bytes(text: string): Uint8Array {
  const halves = embeddedIpv4AsGroups(text).split('::');
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const zeros = halves.length === 2 ? 8 - head.length - tail.length : 0;
  const groups = [...head, ...new Array<string>(Math.max(0, zeros)).fill('0'), ...tail];
  const wellFormed = halves.length === 1 || (halves.length === 2 && zeros > 0);
  if (!wellFormed || groups.length !== 8 || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) {
    throw new EngineError('address', text, 'an IPv6 address such as 2001:db8::1');
  }
  return Uint8Array.from(
    groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]),
  );
}

function embeddedIpv4AsGroups(text: string): string {
  const quad = text.slice(text.lastIndexOf(':') + 1);
  if (!quad.includes('.')) return text;
  const address = parseIpv4(quad);
  return `${text.slice(0, -quad.length)}${(address >>> 16).toString(16)}:${(address & 0xffff).toString(16)}`;
}
