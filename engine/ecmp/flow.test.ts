import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { hexFromBytes } from '../hash/bytes';
import { addressBytes } from './address';
import { type FiveTuple, formatIpv4, parseIpv4 } from './flow';
import { linuxFlowHash, linuxFlowHashSteps } from './linux';

const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const port = fc.integer({ min: 0, max: 65_535 });
const anyFlow = fc.record({
  srcAddr: uint32,
  dstAddr: uint32,
  protocol: fc.constantFrom(6, 17),
  srcPort: port,
  dstPort: port,
});
const flow: FiveTuple = {
  srcAddr: parseIpv4('10.0.0.1'),
  dstAddr: parseIpv4('203.0.113.10'),
  protocol: 6,
  srcPort: 40_000,
  dstPort: 443,
};

describe('addresses', () => {
  it('IPv4 text goes there and back', () => {
    fc.assert(
      fc.property(uint32, (address) => {
        expect(parseIpv4(formatIpv4(address))).toBe(address);
      }),
    );
  });

  it('refuses what is not four decimal octets', () => {
    for (const text of ['', '1.2.3', '1.2.3.4.5', '256.0.0.1', '1.2.3.04', '0x1.2.3.4', ' 1.2.3.4', '1.2.3.-4']) {
      expect(() => parseIpv4(text), text).toThrow(EngineError);
    }
  });

  it('IPv6 text becomes sixteen bytes in network order', () => {
    expect(hexFromBytes(addressBytes('2001:db8::7'))).toBe('20010db8000000000000000000000007');
    expect(hexFromBytes(addressBytes('::'))).toBe('0'.repeat(32));
    expect(hexFromBytes(addressBytes('1:2:3:4:5:6:7:8'))).toBe('00010002000300040005000600070008');
    expect(hexFromBytes(addressBytes('::ffff:192.0.2.1'))).toBe('00000000000000000000ffffc0000201');
    expect(hexFromBytes(addressBytes('fe80::'))).toBe(`fe80${'0'.repeat(28)}`);
  });

  it('refuses malformed IPv6', () => {
    for (const text of [
      ':',
      ':::',
      '1::2::3',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '1:2:3:4::5:6:7:8',
      '12345::',
      'fe80::1%eth0',
      'g::',
    ]) {
      expect(() => addressBytes(text), text).toThrow(EngineError);
    }
  });
});

describe('the Linux flow hash', () => {
  it('is the same for both directions of a connection', () => {
    fc.assert(
      fc.property(anyFlow, uint32, fc.constantFrom(0 as const, 1 as const), (forward, seed, policy) => {
        const back = {
          ...forward,
          srcAddr: forward.dstAddr,
          dstAddr: forward.srcAddr,
          srcPort: forward.dstPort,
          dstPort: forward.srcPort,
        };
        expect(linuxFlowHash(back, { seed, policy })).toBe(linuxFlowHash(forward, { seed, policy }));
      }),
    );
  });

  it('orders ports independently of addresses', () => {
    const portsTheOtherWay = { ...flow, srcPort: flow.dstPort, dstPort: flow.srcPort };
    expect(linuxFlowHash(portsTheOtherWay, { seed: 1, policy: 1 })).toBe(linuxFlowHash(flow, { seed: 1, policy: 1 }));
  });

  it('compares ports as a little-endian machine reads them: 256 (00 01) before 1 (01 00)', () => {
    const { ordered, portsSwapped } = linuxFlowHashSteps({ ...flow, srcPort: 1, dstPort: 256 }, { seed: 1, policy: 1 });
    expect([portsSwapped, ordered.srcPort, ordered.dstPort]).toEqual([true, 256, 1]);
  });

  it('sees only the addresses under policy 0', () => {
    const other = { ...flow, protocol: 17, srcPort: 1, dstPort: 2 };
    expect(linuxFlowHash(other, { seed: 9, policy: 0 })).toBe(linuxFlowHash(flow, { seed: 9, policy: 0 }));
    expect(linuxFlowHash(other, { seed: 9, policy: 1 })).not.toBe(linuxFlowHash(flow, { seed: 9, policy: 1 }));
  });

  it('shows every step: 48 bytes of input, the digest, its low half, the hash', () => {
    const steps = linuxFlowHashSteps(flow, { seed: 511_616_026, policy: 1 });
    expect(steps.addressesSwapped).toBe(false);
    expect(hexFromBytes(steps.input)).toBe(`000006${'00'.repeat(25)}9c4001bb000000000a000001cb00710a00000000`);
    expect(steps.low32).toBe(steps.digest.lo);
    expect(steps.hash).toBe(Math.floor(steps.low32 / 2));
  });

  it('refuses fields out of range, and names them', () => {
    const config = { seed: 1, policy: 1 } as const;
    expect(() => linuxFlowHash({ ...flow, srcPort: 65_536 }, config)).toThrow(
      'flow.srcPort: expected an integer from 0 to 65535, found 65536',
    );
    expect(() => linuxFlowHash({ ...flow, dstAddr: -1 }, config)).toThrow(EngineError);
    expect(() => linuxFlowHash({ ...flow, protocol: Number.NaN }, config)).toThrow(EngineError);
    expect(() => linuxFlowHash(flow, { ...config, seed: 2 ** 32 })).toThrow(EngineError);
    expect(() => linuxFlowHash(flow, { seed: 1, policy: 2 as never })).toThrow('policy: expected 0 or 1, found 2');
  });
});
