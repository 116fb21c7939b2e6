import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressBytes } from './address';

const anyGroups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });
const text = (groups: readonly number[]) => groups.map((group) => group.toString(16)).join(':');

it('an IPv6 address is its eight groups in network order, and `::` stands for any run of zero groups', () => {
  fc.assert(
    fc.property(anyGroups, fc.nat(7), fc.integer({ min: 1, max: 8 }), (groups, from, length) => {
      const zeroed = groups.map((group, at) => (at >= from && at < from + length ? 0 : group));
      const bytes = zeroed.flatMap((group) => [group >> 8, group & 255]);
      expect([...addressBytes(text(zeroed))]).toEqual(bytes);
      expect([...addressBytes(`${text(zeroed.slice(0, from))}::${text(zeroed.slice(from + length))}`)]).toEqual(bytes);
    }),
  );
});

it('a dotted quad may end it', () => {
  expect(addressBytes('64:ff9b::192.0.2.33')).toEqual(addressBytes('64:ff9b::c000:221'));
  expect([...addressBytes('192.0.2.33')]).toEqual([192, 0, 2, 33]);
});

it.each([
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4::5:6:7:8',
  '1:2:3:4::5:6:7:8:9',
  '1::2::3',
  '::12345',
  '::g',
  ':::',
  'fe80::1%eth0',
  '1.2.3.4::',
])('refuses %s', (address) => {
  expect(() => addressBytes(address)).toThrow('address:');
});
