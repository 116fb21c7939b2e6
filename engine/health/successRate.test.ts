import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { type SuccessRateConfig, successRateOutliers } from './successRate';

describe('success-rate outliers', () => {
  const rates = (...percents: number[]) => percents.map((successPercent) => ({ successPercent, requests: 200 }));
  const oneBadOf = (count: number) => rates(0, ...Array(count - 1).fill(100));
  const ejected = (hosts: ReturnType<typeof rates>, config: Partial<SuccessRateConfig> = {}, out = 0) =>
    successRateOutliers(hosts, config, out).ejected;

  it('one bad host of five is an outlier however small the gap', () => {
    expect(successRateOutliers(rates(99.9, 100, 100, 100, 100)).outliers).toEqual([0]);
  });

  it('by default judges a host from a hundred requests on, and lets a tenth of the hosts go', () => {
    const busy = (requests: number) => Array(5).fill({ successPercent: 100, requests });
    expect([busy(99), busy(100)].map((hosts) => successRateOutliers(hosts).statistics === null)).toEqual([true, false]);
    expect(ejected(rates(0, 0, ...Array(17).fill(100)))).toEqual([0]);
  });

  it('the threshold lies 1.9 standard deviations below the mean', () => {
    expect(successRateOutliers(oneBadOf(5)).statistics).toEqual({ mean: 80, stdev: 40, threshold: 80 - 1.9 * 40 });
  });

  it('two equally bad hosts of five are not: they widen the deviation they are judged by', () => {
    expect(successRateOutliers(rates(0, 0, 100, 100, 100)).outliers).toEqual([]);
  });

  it('below ten hosts the 10 % cap ejects nobody, unless one may always go', () => {
    expect(ejected(oneBadOf(9))).toEqual([]);
    expect(ejected(oneBadOf(10))).toEqual([0]);
    expect(ejected(oneBadOf(9), { alwaysEjectOneHost: true })).toEqual([0]);
    expect(ejected(oneBadOf(9), { alwaysEjectOneHost: true }, 1)).toEqual([]);
  });

  it('the cap counts all hosts, those with too few requests to be judged included', () => {
    const idle = Array(5).fill({ successPercent: 0, requests: 99 });
    expect(ejected([...oneBadOf(5), ...idle])).toEqual([0]);
    expect(ejected(oneBadOf(5))).toEqual([]);
  });

  it('the cap stops ejections in the middle of a sweep', () => {
    const twoBadOfTen = rates(0, 0, 100, 100, 100, 100, 100, 100, 100, 100);
    expect(successRateOutliers(twoBadOfTen, { maxEjectionPercent: 10 })).toMatchObject({
      outliers: [0, 1],
      ejected: [0],
    });
    expect(ejected(twoBadOfTen, { maxEjectionPercent: 20 }, 1)).toEqual([0]);
  });

  it('judges nobody while fewer than five hosts have enough requests', () => {
    expect(successRateOutliers(oneBadOf(4))).toEqual({ statistics: null, outliers: [], ejected: [] });
  });

  it('judges a single host where one is enough, and none where none had enough requests', () => {
    expect(successRateOutliers(rates(50), { minimumHosts: 1 }).statistics).toEqual({
      mean: 50,
      stdev: 0,
      threshold: 50,
    });
    const idle = [{ successPercent: 50, requests: 99 }];
    expect(successRateOutliers(idle, { minimumHosts: 0 }).statistics).toBeNull();
  });

  it('hosts that are all alike are never outliers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 5, max: 50 }), (percent, count) => {
        expect(successRateOutliers(rates(...Array(count).fill(percent))).outliers).toEqual([]);
      }),
    );
  });

  it('a success rate above 100 % is refused', () => {
    expect(() => successRateOutliers(rates(101))).toThrow('hosts[0].successPercent');
    expect(() => successRateOutliers([])).toThrow(EngineError);
  });
});
