import { expect, it } from 'vitest';
import xxhash from 'xxhash-wasm';
import { u64 } from './u64';
import { xxhash64 } from './xxhash64';

/** The length of short data is added to the seed and a constant: from this seed on that sum reaches 2³². */
const CARRIES_AT_5 = 2n ** 32n - 0x165667c5n - 5n;

it.each([0n, 1n, CARRIES_AT_5 - 1n, CARRIES_AT_5, 2n ** 64n - 1n])(
  'with the seed %d, data of any length has the hash that the reference has',
  async (seed) => {
    const { h64Raw } = await xxhash();
    for (let length = 0; length < 100; length++) {
      const data = Uint8Array.from({ length }, (_, n) => (n * 37 + length) & 255);
      const { hi, lo } = xxhash64(data, u64(seed));
      expect((BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0)).toBe(h64Raw(data, seed));
    }
  },
);
