import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { spike } from './spike';

describe('a spike', () => {
  const rates = { basePerSecond: 4000, peakPerSecond: 12_000, peakS: 1, capacityPerSecond: 8000 };

  it('one second at 1.5 times capacity: half a second of delay, a second to drain', () => {
    expect(spike(rates)).toEqual({ peakBacklog: 4000, maxDelayS: 0.5, drainS: 1 });
  });

  it('a backlog that drains during a peak below capacity was highest when it began', () => {
    expect(spike({ ...rates, peakPerSecond: 6000, initialBacklog: 5000 })).toEqual({
      peakBacklog: 5000,
      maxDelayS: 0.625,
      drainS: 0.75,
    });
  });

  it('without spare capacity the backlog never drains', () => {
    expect(spike({ ...rates, basePerSecond: 8000 }).drainS).toBeNull();
    expect(spike({ ...rates, basePerSecond: 8001, peakPerSecond: 8000 }).drainS).toBeNull();
    expect(spike({ ...rates, basePerSecond: 8000, peakPerSecond: 8000 }).drainS).toBe(0);
  });

  it('no capacity is refused', () => {
    expect(() => spike({ ...rates, capacityPerSecond: 0 })).toThrow(EngineError);
  });
});
