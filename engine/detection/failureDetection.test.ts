import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import {
  BFD_DEFAULTS,
  BGP_HOLD_DEFAULT_S,
  bfdDetectionMs,
  bgpHoldDetection,
  healthCheckAfterResultS,
  healthCheckDetectionS,
  VRRP_DEFAULTS,
  vrrpMasterDownMs,
  vrrpSkewMs,
} from './failureDetection';

describe('how long a silent failure goes unnoticed', () => {
  it('BFD waits for the slower of the two sides', () => {
    expect(bfdDetectionMs({ remoteTxMs: 300, localRxMs: 200, remoteMultiplier: 3 })).toBe(900);
    expect(bfdDetectionMs({ remoteTxMs: 50, localRxMs: 200, remoteMultiplier: 3 })).toBe(600);
  });

  it('BFD by default: 0.9 s between FRR daemons, 0.5 s between BIRD daemons', () => {
    const between = ({ txMs, rxMs, multiplier }: (typeof BFD_DEFAULTS)['frr' | 'bird']) =>
      bfdDetectionMs({ remoteTxMs: txMs, localRxMs: rxMs, remoteMultiplier: multiplier });
    expect([between(BFD_DEFAULTS.frr), between(BFD_DEFAULTS.bird)]).toEqual([900, 500]);
  });

  it('BFD from a peer that sends every millisecond: FRR asks for 300 ms, BIRD for 10', () => {
    const listening = ({ rxMs }: { rxMs: number }) =>
      bfdDetectionMs({ remoteTxMs: 1, localRxMs: rxMs, remoteMultiplier: 3 });
    expect([listening(BFD_DEFAULTS.frr), listening(BFD_DEFAULTS.bird)]).toEqual([900, 30]);
  });

  it('the smaller BGP hold time wins, whoever offers it', () => {
    const { frr, awsDirectConnect } = BGP_HOLD_DEFAULT_S;
    expect(bgpHoldDetection({ localHoldS: frr, peerHoldS: awsDirectConnect })).toEqual({
      negotiatedHoldS: 90,
      worstCaseDetectionMs: 90_000,
    });
  });

  it('knows the hold times that daemons and clouds offer', () => {
    expect(BGP_HOLD_DEFAULT_S).toEqual({
      frr: 180,
      frrDatacenter: 9,
      cisco: 180,
      bird: 240,
      awsDirectConnect: 90,
      gcpCloudRouter: 60,
    });
  });

  it('timers may be shorter than a millisecond, but not nothing', () => {
    expect(bfdDetectionMs({ remoteTxMs: 0.5, localRxMs: 0, remoteMultiplier: 1 })).toBe(0.5);
    expect(() => bfdDetectionMs({ remoteTxMs: 0, localRxMs: 0, remoteMultiplier: 1 })).toThrow('remoteTxMs:');
  });

  it('a BGP hold time of 0 never notices', () => {
    expect(bgpHoldDetection({ localHoldS: 0, peerHoldS: 180 })).toEqual({
      negotiatedHoldS: 0,
      worstCaseDetectionMs: null,
    });
  });

  it('VRRP by default fails over after 3.6 s, the higher priority first', () => {
    expect(vrrpMasterDownMs(VRRP_DEFAULTS)).toBe(3609.375);
    expect(vrrpMasterDownMs({ advertIntervalMs: 1000, backupPriority: 254 })).toBe(3007.8125);
  });

  it("keepalived's default, VRRP version 2, skews by a part of a second; version 3 by a part of the interval", () => {
    const backup = { advertIntervalMs: 5000, backupPriority: 103 };
    expect(vrrpMasterDownMs(backup)).toBe(15_597.65625);
    expect(vrrpMasterDownMs({ ...backup, version: 2 })).toBe(15_597.65625);
    expect(vrrpMasterDownMs({ ...backup, version: 3 })).toBe(17_988.28125);
  });

  it('after a clean stop a VRRP backup waits for its skew alone', () => {
    expect(vrrpSkewMs(VRRP_DEFAULTS)).toBe(609.375);
    expect(vrrpSkewMs({ advertIntervalMs: 5000, backupPriority: 100, version: 2 })).toBe(609.375);
    expect(vrrpSkewMs({ advertIntervalMs: 5000, backupPriority: 100, version: 3 })).toBe(3046.875);
  });

  it('the two versions of VRRP differ unless adverts are a second apart, and never in the three intervals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 60_000 }),
        fc.integer({ min: 1, max: 255 }),
        (advertIntervalMs, backupPriority) => {
          const [two, three] = ([2, 3] as const).map((version) =>
            vrrpMasterDownMs({ advertIntervalMs, backupPriority, version }),
          );
          expect(Math.sign(three! - two!)).toBe(Math.sign(advertIntervalMs - 1000));
          for (const downMs of [two!, three!]) expect(downMs).toBeGreaterThan(3 * advertIntervalMs);
        },
      ),
    );
  });

  it('a health check with threshold 1 can notice at once', () => {
    expect(healthCheckDetectionS({ intervalS: 10, unhealthyThreshold: 1, timeoutS: 2 })).toEqual({
      bestCaseS: 0,
      worstCaseS: 12,
    });
  });

  it('HAProxy 2.6.12 by default took 10.0 s and 11.7 s for a silent server, 4 s from one timeout to the next', () => {
    const { bestCaseS, worstCaseS } = healthCheckAfterResultS({ intervalS: 2, unhealthyThreshold: 3, timeoutS: 2 });
    expect([bestCaseS, worstCaseS]).toEqual([10, 12]);
    for (const measuredS of [10.0, 11.7]) {
      expect(measuredS).toBeGreaterThanOrEqual(bestCaseS);
      expect(measuredS).toBeLessThanOrEqual(worstCaseS);
    }
  });

  it('where nothing waits, it is the same whether the next probe waits for the last one or not', () => {
    const check = fc.record({
      intervalS: fc.integer({ min: 1, max: 100 }),
      unhealthyThreshold: fc.integer({ min: 1, max: 10 }),
      timeoutS: fc.constant(0),
    });
    fc.assert(
      fc.property(check, (at) => {
        expect(healthCheckAfterResultS(at)).toEqual(healthCheckDetectionS(at));
      }),
    );
  });

  it.each([
    ['remoteMultiplier', () => bfdDetectionMs({ remoteTxMs: 300, localRxMs: 300, remoteMultiplier: 0 })],
    ['remoteTxMs', () => bfdDetectionMs({ remoteTxMs: Number.NaN, localRxMs: 300, remoteMultiplier: 3 })],
    ['peerHoldS', () => bgpHoldDetection({ localHoldS: 180, peerHoldS: 2 })],
    ['localHoldS', () => bgpHoldDetection({ localHoldS: 1, peerHoldS: 180 })],
    ['backupPriority', () => vrrpMasterDownMs({ advertIntervalMs: 1000, backupPriority: 256 })],
    ['version', () => vrrpSkewMs({ advertIntervalMs: 1000, backupPriority: 100, version: 4 as 3 })],
    ['intervalS', () => healthCheckDetectionS({ intervalS: 0, unhealthyThreshold: 1, timeoutS: 1 })],
  ])('bad %s is refused by name', (field, call) => {
    expect(call).toThrow(EngineError);
    expect(call).toThrow(new RegExp(`^${field}:`));
  });
});
