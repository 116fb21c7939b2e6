import { expect, it } from 'vitest';
import * as units from './units';

it('a GiB is 2^20 KiB', () => {
  expect(units.GIB_PER_KIB * 1_048_576).toBe(1);
});
