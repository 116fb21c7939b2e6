import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { buildEnvoyMaglev, recordEnvoyFill } from './envoy';
import { compareScheme, SCHEMES } from './schemes';

const KEYS = 65_537;

describe('balance and disruption of consistent hashing schemes', () => {
  it('maglev is within a slot of even, and disturbs a few survivors', () => {
    const { least, greatest, changed, needless } = compareScheme('maglev', KEYS, 9, 4);
    expect(greatest - least).toBeLessThan(2 * (9 / KEYS));
    expect(changed - needless).toBeCloseTo(1 / 9, 3);
    expect(needless).toBeGreaterThan(0);
    expect(needless).toBeLessThan(0.03);
  });

  it('rendezvous moves the keys of the one that goes, and no others', () => {
    const { least, greatest, changed, needless } = compareScheme('rendezvous', KEYS, 9, 4);
    expect(needless).toBe(0);
    expect(changed).toBeCloseTo(1 / 9, 2);
    expect(greatest - least).toBeLessThan(6 * Math.sqrt(9 / KEYS));
  });

  it('a ring is far less even', () => {
    const { least, greatest } = compareScheme('ring', KEYS, 100, 50);
    expect(least).toBeLessThan(0.95);
    expect(greatest).toBeGreaterThan(1.05);
  });

  it('jump moves no more than it must when the last one goes, and nearly all when the first does', () => {
    expect(compareScheme('jump', KEYS, 9, 8)).toMatchObject({ needless: 0 });
    expect(compareScheme('jump', KEYS, 9, 0).needless).toBeGreaterThan(0.7);
  });

  it.each(SCHEMES)('%s: the keys of the one that goes have to move', (scheme) => {
    const { changed, needless } = compareScheme(scheme, 1009, 5, 2);
    expect(changed - needless).toBeGreaterThan(0.1);
    expect(changed - needless).toBeLessThan(0.3);
  });

  it('refuses a comparison that has no answer', () => {
    expect(() => compareScheme('maglev', 1000, 5, 2)).toThrow(EngineError);
    expect(() => compareScheme('ring', 1009, 1, 0)).toThrow('backends');
    expect(() => compareScheme('ring', 1009, 5, 5)).toThrow('gone');
    expect(() => compareScheme('toString' as 'ring', 1009, 5, 2)).toThrow('scheme');
  });
});

it('the recorded turns end in the table that is built, weights and all', () => {
  const hosts = [3, 1, 2].map((weight, index) => ({ hashKey: `b${index}`, weight }));
  const { order, steps } = recordEnvoyFill({ tableSize: 31, hosts });
  const { table, buildOrder } = buildEnvoyMaglev({ tableSize: 31, hosts });
  const filled = new Int32Array(31).fill(-1);
  for (const { backend, slot, taken } of steps) {
    for (const wanted of taken) expect(filled[wanted]).not.toBe(-1);
    filled[slot] = order[backend]!.index;
  }
  expect(filled).toEqual(table);
  expect(order).toEqual(buildOrder.map(({ index, offset, skip }) => ({ index, offset, skip })));
});
