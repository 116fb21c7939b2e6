import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Station } from './station';

describe('a station', () => {
  it('gives each job, in the order of arrival, to the server that is free first', () => {
    const jobs = fc.array(fc.record({ gapMs: fc.nat(20), serviceMs: fc.nat(60) }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), jobs, (servers, given) => {
        const station = new Station(servers);
        const freeAtMs = new Array<number>(servers).fill(0);
        let nowMs = 0;
        for (const { gapMs, serviceMs } of given) {
          nowMs += gapMs;
          const server = freeAtMs.indexOf(Math.min(...freeAtMs));
          const startMs = Math.max(nowMs, freeAtMs[server]!);
          freeAtMs[server] = startMs + serviceMs;
          expect(station.admit(nowMs, serviceMs)).toBe(startMs);
        }
      }),
    );
  });

  it('that has lost its power has forgotten its work', () => {
    const station = new Station(1);
    station.admit(0, 1000);
    expect(station.admit(1, 0)).toBe(1000);
    station.clear();
    expect(station.admit(2, 0)).toBe(2);
  });
});
