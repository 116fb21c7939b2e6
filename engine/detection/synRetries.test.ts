import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { LINUX_SYN_RETRIES, synRetransmissions } from './synRetries';

const secondsOf = (kernel: keyof typeof LINUX_SYN_RETRIES) => {
  const { retransmissionsMs, givesUpMs } = synRetransmissions(LINUX_SYN_RETRIES[kernel]);
  return { retransmissions: retransmissionsMs.map((ms) => ms / 1000), givesUp: givesUpMs / 1000 };
};

describe('a SYN that nobody answers', () => {
  it('doubles its wait from the first retransmission on, before Linux 6.5', () => {
    expect(secondsOf('before-6.5')).toEqual({ retransmissions: [1, 3, 7, 15, 31, 63], givesUp: 127 });
  });

  it('goes out again each second five times since, and then doubles', () => {
    expect(secondsOf('since-6.5')).toEqual({ retransmissions: [1, 2, 3, 4, 5, 7, 11, 19, 35, 67], givesUp: 131 });
  });

  it('waits two minutes at most', () => {
    const { retransmissionsMs, givesUpMs } = synRetransmissions({ retries: 8, linearTimeouts: 0 });
    expect(retransmissionsMs.slice(-2)).toEqual([127_000, 247_000]);
    expect(givesUpMs).toBe(367_000);
  });

  it('is given up when retries that all double would have been, though linear ones are left, as measured', () => {
    expect(synRetransmissions({ retries: 2, linearTimeouts: 4 })).toEqual({
      retransmissionsMs: [1000, 2000, 3000, 4000, 5000],
      givesUpMs: 7000,
    });
  });

  it('is sent again at most as often as the two settings say, each wait at least the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 127 }), fc.nat(127), (retries, linearTimeouts) => {
        const { retransmissionsMs, givesUpMs } = synRetransmissions({ retries, linearTimeouts });
        const doubled = synRetransmissions({ retries, linearTimeouts: 0 });
        expect(doubled.retransmissionsMs).toHaveLength(retries);
        expect(retransmissionsMs.length).toBeLessThanOrEqual(retries + linearTimeouts);
        if (retransmissionsMs.length < retries + linearTimeouts)
          expect(givesUpMs).toBeGreaterThanOrEqual(doubled.givesUpMs);
        expect(retransmissionsMs.every((ms) => ms < doubled.givesUpMs)).toBe(true);
        const waits = [...retransmissionsMs, givesUpMs].map((ms, i) => ms - (retransmissionsMs[i - 1] ?? 0));
        expect(waits).toEqual([...waits].sort((a, b) => a - b));
        expect(waits.slice(0, linearTimeouts + 1).every((ms) => ms === 1000)).toBe(true);
      }),
    );
  });

  it('no retries, and fewer linear timeouts than none, are refused', () => {
    expect(() => synRetransmissions({ retries: 0, linearTimeouts: 0 })).toThrow(EngineError);
    expect(() => synRetransmissions({ retries: 6, linearTimeouts: -1 })).toThrow('linearTimeouts:');
  });
});
