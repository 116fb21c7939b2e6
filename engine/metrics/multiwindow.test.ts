import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { evaluateRules, type TrafficSegment } from './multiwindow';

const DAY_S = 86_400;

describe('multiwindow rules', () => {
  const steady = (durationS: number, errorRatio: number, requestsPerSecond = 100): TrafficSegment => ({
    durationS,
    requestsPerSecond,
    errorRatio,
  });
  const firing = (...segments: TrafficSegment[]) => evaluateRules(0.999, segments).map((state) => state.firing);

  it('an outage that is over stops paging when the short window has forgotten it', () => {
    const outage = [steady(3 * DAY_S, 0), steady(1800, 0.05)];
    expect(firing(...outage)[0]).toBe(true);
    expect(firing(...outage, steady(299, 0))[0]).toBe(false);
  });

  it('a blip is too short for the long window', () => {
    expect(firing(steady(3 * DAY_S, 0), steady(60, 0.05))).toEqual([false, false, false, false]);
  });

  it('a window longer than the data uses what there is', () => {
    expect(firing(steady(60, 0.02))).toEqual([true, true, true, true]);
  });

  it('traffic counts by requests: a small outage in a quiet hour is lost in the day', () => {
    const states = evaluateRules(0.999, [steady(DAY_S, 0, 1000), steady(3600, 0.5, 10)]);
    expect(states[0]).toMatchObject({ longBurn: expect.closeTo(500, 6), firing: true });
    expect(states[2]!.longBurn).toBeLessThan(1);
  });

  it.each([14.4, 6, 3, 1])(
    'a budget that burns %d times as fast as it may fires its rule from there on',
    (threshold) => {
      const firingAt = (burn: number) => firing(steady(4 * DAY_S, burn * 0.001)).filter(Boolean).length;
      expect(firingAt(threshold * 1.001) - firingAt(threshold * 0.999)).toBe(1);
    },
  );

  it('burning exactly at a threshold does not fire', () => {
    expect(firing(steady(3 * DAY_S, 0.001))[3]).toBe(false);
  });

  it('no traffic burns nothing', () => {
    expect(evaluateRules(0.999, [steady(3600, 1, 0)]).map(({ longBurn }) => longBurn)).toEqual([0, 0, 0, 0]);
  });

  it('no segments, and ratios above 1, are refused', () => {
    expect(() => evaluateRules(0.999, [])).toThrow(EngineError);
    expect(() => evaluateRules(0.999, [steady(1, 1.5)])).toThrow('segments[0].errorRatio');
  });
});
