import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointBand } from '../schema/band';
import {
  isClose,
  mayPlay,
  type PredictionAction,
  type PredictionState,
  reducePrediction,
  wrongModelOf,
} from './prediction';

const input = { min: 0, max: 1, step: 0.01 };
const run = (...actions: PredictionAction[]) =>
  actions.reduce<PredictionState>((state, action) => reducePrediction(state, action, input), { kind: 'open' });

describe('a prediction', () => {
  it('opens Play when it is committed', () => {
    expect(mayPlay(run({ type: 'set', value: 0.3 }))).toBe(false);
    expect(mayPlay(run({ type: 'set', value: 0.3 }, { type: 'commit', confidence: 0.75 }))).toBe(true);
  });

  it('can be skipped with one click', () => {
    expect(mayPlay(run({ type: 'skip' }))).toBe(true);
  });

  it('cannot be committed untouched', () => {
    expect(run({ type: 'commit', confidence: 0.75 })).toEqual({ kind: 'open' });
    expect(run({ type: 'set', value: Number.NaN }, { type: 'commit', confidence: 0.75 })).toEqual({ kind: 'open' });
  });

  it('cannot be changed once it is committed', () => {
    const state = run(
      { type: 'set', value: 0.3 },
      { type: 'commit', confidence: 0.75 },
      { type: 'set', value: 0.9 },
      { type: 'skip' },
    );
    expect(state).toEqual({ kind: 'committed', value: 0.3, confidence: 0.75 });
  });

  it('is none outside of what is asked, and never another than the one that was said', () => {
    expect(run({ type: 'set', value: 0.3 }, { type: 'set', value: 7 })).toEqual({ kind: 'open' });
    expect(run({ type: 'set', value: -0.01 }, { type: 'commit', confidence: 0.75 })).toEqual({ kind: 'open' });
    expect(run({ type: 'set', value: 1 })).toEqual({ kind: 'open', value: 1 });
  });

  it('is close within its own measure of close', () => {
    expect(isClose(0.25, 0.3, 0.0625)).toBe(true);
    expect(isClose(0.25, 0.1875, 0.0625)).toBe(true);
    expect(isClose(0.25, 0.3126, 0.0625)).toBe(false);
    expect(isClose(0.55, 0.5, 0.05)).toBe(true);
    expect(isClose(0.551, 0.5, 0.05)).toBe(false);
  });

  it('of what varies is close to the range over the seeds', () => {
    const band = { least: 4, most: 6.9 };
    expect([3.5, 4, 5, 6.9, 7.4].map((said) => isClose(said, band, 0.5))).toEqual(Array(5).fill(true));
    expect([3.4, 7.5].map((said) => isClose(said, band, 0.5))).toEqual([false, false]);
    expect(isClose(100, { least: 4, most: Number.POSITIVE_INFINITY }, 0.5)).toBe(true);
  });

  it('of an outage that never ends is close to nothing', () => {
    expect(isClose(1, Number.POSITIVE_INFINITY, 0.05)).toBe(false);
  });
});

describe('the wrong model behind a prediction', () => {
  const wrong = [
    { id: 'only-its-own', value: { least: 0.31, most: 0.35 } },
    { id: 'modulo', value: pointBand(0.67) },
  ];
  const behind = (said: number) => wrongModelOf(said, 0.51, wrong, 0.05);

  it('is the one whose number the reader gave', () => {
    expect([0.33, 0.27, 0.39, 0.67, 0.7].map(behind)).toEqual([
      'only-its-own',
      'only-its-own',
      'only-its-own',
      'modulo',
      'modulo',
    ]);
  });

  it('is none where the number is that of no model', () => {
    expect([0, 0.2, 0.44, 1].map(behind)).toEqual(Array(4).fill(undefined));
  });

  it('is told beside a number that counts as close, where the wrong one is closer', () => {
    const near = [{ id: 'takeover', value: pointBand(3.6) }];
    expect(wrongModelOf(3.65, { least: 4, most: 7 }, near, 0.5)).toBe('takeover');
    expect(wrongModelOf(3.9, { least: 4, most: 7 }, near, 0.5)).toBeUndefined();
  });

  it('is never behind what was found itself', () => {
    const number = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (found, other, close) => {
        expect(wrongModelOf(found, found, [{ id: 'other', value: pointBand(other) }], close)).toBeUndefined();
      }),
    );
  });
});
