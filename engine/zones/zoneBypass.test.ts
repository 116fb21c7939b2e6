import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { zoneBypass } from './zoneBypass';

describe('ignoring the plan', () => {
  const request = { isUpstreamInPanic: false, isOriginatingInPanic: false, routingEnabledPercent: 100, draw: 99 };

  it('does not happen by default', () => {
    expect(zoneBypass(request)).toBeUndefined();
  });

  it('happens in panic of either cluster, the backends first', () => {
    expect(zoneBypass({ ...request, isOriginatingInPanic: true })).toBe('originating-in-panic');
    expect(zoneBypass({ ...request, isUpstreamInPanic: true, isOriginatingInPanic: true })).toBe('upstream-in-panic');
  });

  it('happens to the share of requests that is not enabled', () => {
    const bypassed = [0, 29, 30, 99, 100, 129, 130, 199].filter((draw) =>
      zoneBypass({ ...request, routingEnabledPercent: 30, draw }),
    );
    expect(bypassed).toEqual([30, 99, 130, 199]);
  });

  it('a percentage above 100 is refused', () => {
    expect(() => zoneBypass({ ...request, routingEnabledPercent: 101 })).toThrow(EngineError);
  });
});
