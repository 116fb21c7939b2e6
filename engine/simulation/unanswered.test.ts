import { describe, expect, it } from 'vitest';
import { Unanswered } from './unanswered';

describe('time without an answer', () => {
  it('is merged, to a tenth of a second, in whatever order it comes, and ends with the run', () => {
    const time = new Unanswered(2050);
    time.add(1920, 9000);
    time.add(500, 500);
    time.add(210, 390);
    time.add(350, 480);
    expect(time.intervals()).toEqual([
      { fromMs: 200, untilMs: 600 },
      { fromMs: 1900, untilMs: 2050 },
    ]);
  });

  it('is as fine in an hour as in a minute, and bounded in a month', () => {
    const ofLength = (durationMs: number) => {
      const time = new Unanswered(durationMs);
      time.add(30_000, 30_001);
      const [{ fromMs, untilMs } = { fromMs: 0, untilMs: 0 }] = time.intervals();
      return untilMs - fromMs;
    };
    expect(ofLength(60_000)).toBe(100);
    expect(ofLength(3_600_000)).toBe(100);
    expect(ofLength(30 * 86_400_000)).toBeLessThan(20_000);
  });

  it('is none where all went well', () => {
    expect(new Unanswered(1000).intervals()).toEqual([]);
  });
});
