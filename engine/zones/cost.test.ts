import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { crossZoneCost, crossZoneDelayMs, usdPerMonth } from './cost';

const traffic = { calls: 2 ** 20, crossZoneFraction: 0.25, requestBytes: 1024, responseBytes: 3072 };

describe('the price of crossing zones', () => {
  it('a GiB is billed where it leaves and where it arrives', () => {
    expect(crossZoneCost(traffic, { egressUsdPerGiB: 0.01, ingressUsdPerGiB: 0.01 })).toEqual({
      crossingGiB: 1,
      usd: 0.02,
    });
    expect(crossZoneCost(traffic, { egressUsdPerGiB: 0.01, ingressUsdPerGiB: 0 }).usd).toBe(0.01);
  });

  it('traffic that stays in its zone is free', () => {
    expect(crossZoneCost({ ...traffic, crossZoneFraction: 0 }, { egressUsdPerGiB: 1, ingressUsdPerGiB: 1 }).usd).toBe(
      0,
    );
  });

  it('the delay is multiplied by the calls of a request', () => {
    expect(crossZoneDelayMs({ callsInSequence: 12, crossZoneFraction: 0.5, extraRttMs: 2 })).toBe(12);
  });

  it('a fraction above 1 is refused', () => {
    const price = { egressUsdPerGiB: 0, ingressUsdPerGiB: 0 };
    expect(() => crossZoneCost({ ...traffic, crossZoneFraction: 1.2 }, price)).toThrow(EngineError);
  });

  it('a month has 730 hours, and a stretch without length no bill', () => {
    expect(usdPerMonth(2, 3_600_000)).toBe(1460);
    expect(usdPerMonth(2, 0)).toBeNaN();
  });
});
