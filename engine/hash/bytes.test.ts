import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { bytesFromHex, compareBytes, hexFromBytes, swapBytes32, utf8 } from './bytes';
import { fnv1a64 } from './fnv1a';
import { sipKey } from './siphash';
import { toHex } from './u64';

describe('bytes', () => {
  it('encodes every text as TextEncoder does, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)]);
      }),
    );
    for (const text of ['\u007f\u0080', '\u07ff\u0800', '\ud7ff\ue000', '\uffff\u{10000}', '\u{10ffff}'])
      expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)]);
    for (const text of ['\ud800x', '\udfffx']) expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)]);
  });

  it('hex goes there and back, and anything else is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect([...bytesFromHex(hexFromBytes(bytes))]).toEqual([...bytes]);
      }),
    );
    for (const text of ['0', '0g', ' 00']) expect(() => bytesFromHex(text)).toThrow(EngineError);
  });

  it('swaps the four bytes of a word', () => {
    expect([0x01020304, 0xfffefdfc].map(swapBytes32)).toEqual([0x04030201, 0xfcfdfeff]);
    expect([0xff, 0xff00, 0xff0000, 0xff000000].map(swapBytes32)).toEqual([0xff000000, 0xff0000, 0xff00, 0xff]);
  });

  it('orders as memcmp, and a prefix comes first', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b));
      }),
    );
  });

  it('FNV-1a gives the published values', () => {
    expect(toHex(fnv1a64(utf8('')))).toBe('0xcbf29ce484222325');
    expect(toHex(fnv1a64(utf8('a')))).toBe('0xaf63dc4c8601ec8c');
    expect(toHex(fnv1a64(utf8('foobar')))).toBe('0x85944171f73967e8');
  });

  it('a SipHash key is 16 bytes', () => {
    expect(() => sipKey(new Uint8Array(15))).toThrow('key: expected 16 bytes, found 15');
  });
});
