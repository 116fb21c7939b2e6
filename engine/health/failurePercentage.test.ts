import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAILURE_PERCENTAGE_DEFAULTS, failurePercentageOutliers } from './failurePercentage';
import { successRateOutliers } from './successRate';

describe('failure-percentage outliers', () => {
  const hosts = (...failed: number[]) => failed.map((percent) => ({ successPercent: 100 - percent, requests: 50 }));
  const outliers = (...args: Parameters<typeof failurePercentageOutliers>) =>
    failurePercentageOutliers(...args).outliers;

  it('fail 85 % of at least 50 requests, in a cluster with five such hosts, unless told otherwise', () => {
    expect(FAILURE_PERCENTAGE_DEFAULTS).toMatchObject({ threshold: 85, requestVolume: 50, minimumHosts: 5 });
    expect(outliers(hosts(84, 85, 100, 0, 0))).toEqual([1, 2]);
    expect(outliers(hosts(100, 100, 100, 100))).toEqual([]);
    expect(outliers(hosts(100, 0, 0, 0, 0).map((host) => ({ ...host, requests: 49 })))).toEqual([]);
  });

  it('are found where all fail alike, which no success rate is an outlier among', () => {
    const ill = hosts(90, 90, 90, 90, 90);
    expect(failurePercentageOutliers(ill, { maxEjectionPercent: 40 })).toEqual({
      outliers: [0, 1, 2, 3, 4],
      ejected: [0, 1],
    });
    expect(successRateOutliers(ill, { requestVolume: 50 }).outliers).toEqual([]);
  });

  it('are not looked for among hosts that are out, which count for the cap all the same', () => {
    const [first, ...others] = hosts(100, 100, 0, 0, 0, 0, 0, 0, 0, 0);
    const swept = [{ ...first!, isEjected: true }, ...others];
    expect(failurePercentageOutliers(swept)).toEqual({ outliers: [1], ejected: [] });
    expect(failurePercentageOutliers(swept, { maxEjectionPercent: 20 }).ejected).toEqual([1]);
  });

  it('a host that had no request is never judged', () => {
    const idle = hosts(100, 0, 0, 0, 0, 0).map((host, i) => (i === 0 ? { ...host, requests: 0 } : host));
    expect(outliers(idle, { requestVolume: 0 })).toEqual([]);
  });

  it('are exactly the judged hosts at or above the threshold', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 5, maxLength: 20 }), fc.nat(100), (failed, threshold) => {
        const expected = [...failed.keys()].filter((i) => failed[i]! >= threshold);
        expect(outliers(hosts(...failed), { threshold })).toEqual(expected);
      }),
    );
  });

  it('a threshold above 100 % is refused', () => {
    expect(() => outliers(hosts(0), { threshold: 101 })).toThrow('threshold:');
  });
});
