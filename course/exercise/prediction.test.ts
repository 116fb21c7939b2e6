import { describe, expect, it } from 'vitest';
import { closenessOf, mayPlay, type PredictionAction, type PredictionState, reducePrediction } from './prediction';
import { judgeChoice, judgeNumber } from './validation';

const input = { min: 0, max: 1, step: 0.01 };
const run = (...actions: PredictionAction[]) =>
  actions.reduce<PredictionState>((state, action) => reducePrediction(state, action, input), { kind: 'open' });

describe('a prediction', () => {
  it('opens Play when it is committed', () => {
    expect(mayPlay(run({ type: 'set', value: 0.3 }))).toBe(false);
    expect(mayPlay(run({ type: 'set', value: 0.3 }, { type: 'commit' }))).toBe(true);
  });

  it('can be skipped with one click', () => {
    expect(mayPlay(run({ type: 'skip' }))).toBe(true);
  });

  it('cannot be committed untouched', () => {
    expect(run({ type: 'commit' })).toEqual({ kind: 'open' });
    expect(run({ type: 'set', value: Number.NaN }, { type: 'commit' })).toEqual({ kind: 'open' });
  });

  it('cannot be changed once it is committed', () => {
    const state = run({ type: 'set', value: 0.3 }, { type: 'commit' }, { type: 'set', value: 0.9 }, { type: 'skip' });
    expect(state).toEqual({ kind: 'committed', value: 0.3 });
  });

  it('stays within what can be asked', () => {
    expect(run({ type: 'set', value: 7 })).toEqual({ kind: 'open', value: 1 });
  });

  it('is close within its own measure of close, and scores by the distance', () => {
    expect(closenessOf(0.25, 0.25, input, 0.05)).toEqual({ off: 0, close: true, score: 1 });
    expect(closenessOf(0.25, 0.5, input, 0.05)).toEqual({ off: 0.25, close: false, score: 0.75 });
    expect(closenessOf(0, 1, input, 0.05).score).toBe(0);
  });

  it('of an outage that never ends is as near as the input allows', () => {
    const never = closenessOf(1, Number.POSITIVE_INFINITY, input, 0.05);
    expect(never).toEqual({ off: Number.POSITIVE_INFINITY, close: false, score: 1 });
  });
});

describe('an answer', () => {
  it('that was not given is not ready, not wrong', () => {
    expect(judgeChoice(undefined, 'a')).toBe('not-ready');
    expect(judgeNumber(undefined, 900, 0.1)).toBe('not-ready');
    expect(judgeNumber(Number.NaN, 900, 0.1)).toBe('not-ready');
  });

  it('in numbers may be off by its part of the truth', () => {
    expect(judgeNumber(990, 900, 0.1)).toBe('right');
    expect(judgeNumber(991, 900, 0.1)).toBe('wrong');
    expect(judgeNumber(0, 0, 0.1)).toBe('right');
    expect(judgeNumber(0.001, 0, 0.1)).toBe('wrong');
  });
});
