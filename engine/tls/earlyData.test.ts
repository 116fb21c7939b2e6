import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { acceptedReplays, earlyDataFreshness } from './earlyData';

const hello = {
  ticketCreationMs: 1_000_000,
  estimatedRttMs: 50,
  ticketAgeAdd: 4_000_000_000,
  obfuscatedTicketAge: (4_000_000_000 + 60_000) % 2 ** 32,
  serverNowMs: 1_060_050,
};

describe('freshness of early data', () => {
  it('takes the mask off the age, around 2^32 too', () => {
    expect(earlyDataFreshness(hello)).toEqual({
      clientTicketAgeMs: 60_000,
      expectedArrivalMs: 1_060_050,
      skewMs: 0,
      isFresh: true,
    });
    const wrapped = { ...hello, ticketAgeAdd: 0xffffffff, obfuscatedTicketAge: 59_999 };
    expect(earlyDataFreshness(wrapped).clientTicketAgeMs).toBe(60_000);
    const oldest = { ...hello, ticketAgeAdd: 0, obfuscatedTicketAge: 0xffffffff };
    expect(earlyDataFreshness(oldest).clientTicketAgeMs).toBe(0xffffffff);
  });

  it('a replay is caught once it is older than the window, not at its edge', () => {
    const later = (ms: number) => earlyDataFreshness({ ...hello, serverNowMs: hello.serverNowMs + ms }).isFresh;
    expect([later(10_000), later(10_001), later(-10_000), later(-10_001)]).toEqual([true, false, true, false]);
  });

  it('an age that is no uint32 is refused', () => {
    expect(() => earlyDataFreshness({ ...hello, obfuscatedTicketAge: -1 })).toThrow(EngineError);
  });
});

describe('replays across zones', () => {
  it('one zone that remembers accepts one copy', () => {
    expect(acceptedReplays(1, 20)).toEqual({ max: 1, expected: 1 });
  });

  it('zones that do not share what they have seen accept one copy each', () => {
    expect(acceptedReplays(4, 20).max).toBe(4);
    expect(acceptedReplays(4, 4).expected).toBe(2.734375);
    expect(acceptedReplays(4, 0)).toEqual({ max: 0, expected: 0 });
  });
});
