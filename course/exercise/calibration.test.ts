import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationOf, ENOUGH_PREDICTIONS, type JudgedPrediction } from './calibration';
import { CONFIDENCES } from './prediction';

/** `near` of `count` predictions came near, each said with the same confidence. */
const said = (confidence: number, near: number, count: number): JudgedPrediction[] =>
  Array.from({ length: count }, (_, index) => ({ confidence, isNear: index < near }));
const verdict = (...judged: JudgedPrediction[][]) => calibrationOf(judged.flat()).verdict;

describe('calibration', () => {
  it('of nothing says nothing', () => {
    expect(calibrationOf([])).toEqual({
      levels: [],
      count: 0,
      near: 0,
      meanSaid: Number.NaN,
      brier: Number.NaN,
      verdict: 'too-few',
    });
  });

  it('of one prediction is one point, and too few', () => {
    const { levels, meanSaid, brier, verdict: told } = calibrationOf(said(0.75, 1, 1));
    expect(levels).toEqual([{ said: 0.75, near: 1, count: 1 }]);
    expect([meanSaid, brier, told]).toEqual([0.75, 0.0625, 'too-few']);
  });

  it('gathers each confidence, from the least sure on', () => {
    const { levels, count, near } = calibrationOf([...said(0.95, 1, 2), ...said(0.5, 1, 3), ...said(0.95, 1, 1)]);
    expect(levels).toEqual([
      { said: 0.5, near: 1, count: 3 },
      { said: 0.95, near: 2, count: 3 },
    ]);
    expect([count, near]).toEqual([6, 3]);
  });

  it('fits who is near as often as they say', () => {
    expect(verdict(said(0.5, 10, 20), said(0.75, 15, 20), said(0.95, 19, 20))).toBe('fits');
  });

  it('tells who is near less often than they say', () => {
    expect(verdict(said(0.95, 3, 5))).toBe('over');
    // The chance of 4 or fewer of 5 at 0.95 is 1 − 0.95⁵ = 0.23: no verdict rests on that.
    expect(verdict(said(0.95, 4, 5))).toBe('fits');
  });

  it('tells who is near more often than they say', () => {
    // 0.5⁵ = 0.03; with one miss it is 6/32 = 0.19.
    expect(verdict(said(0.5, 5, 5))).toBe('under');
    expect(verdict(said(0.5, 4, 5))).toBe('fits');
  });

  it('waits until there are enough', () => {
    expect(verdict(said(0.95, 0, ENOUGH_PREDICTIONS - 1))).toBe('too-few');
    expect(verdict(said(0.95, 0, ENOUGH_PREDICTIONS))).toBe('over');
  });

  it('scores who always says one in two with a quarter, whatever came, and who knows with nothing', () => {
    expect(calibrationOf(said(0.5, 3, 8)).brier).toBe(0.25);
    expect(calibrationOf([...said(1, 2, 2), ...said(0, 0, 2)]).brier).toBe(0);
  });

  const judged = fc.array(fc.record({ confidence: fc.constantFrom(...CONFIDENCES), isNear: fc.boolean() }));

  it('counts every prediction once, and no share leaves 0 to 1', () => {
    fc.assert(
      fc.property(judged, (predictions) => {
        const { levels, count, near, brier } = calibrationOf(predictions);
        expect(levels.reduce((total, level) => total + level.count, 0)).toBe(predictions.length);
        expect(levels.reduce((total, level) => total + level.near, 0)).toBe(near);
        expect(count).toBe(predictions.length);
        for (const level of levels) expect(level.near / level.count).toBeLessThanOrEqual(1);
        if (count > 0) expect(brier).toBeGreaterThanOrEqual(0.05 ** 2 - 1e-12);
        if (count > 0) expect(brier).toBeLessThanOrEqual(0.95 ** 2 + 1e-12);
      }),
    );
  });

  it('one more that comes near never makes anyone overconfident', () => {
    fc.assert(
      fc.property(judged, fc.constantFrom(...CONFIDENCES), (predictions, confidence) => {
        fc.pre(predictions.length >= ENOUGH_PREDICTIONS && calibrationOf(predictions).verdict !== 'over');
        expect(calibrationOf([...predictions, { confidence, isNear: true }]).verdict).not.toBe('over');
      }),
    );
  });
});
