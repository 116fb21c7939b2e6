import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { envoyBackoff, fullJitterBackoff } from './backoff';

describe('backoff', () => {
  it('in Envoy grows to 25, 75, 175 ms and is capped at ten times the base', () => {
    expect([1, 2, 3, 4, 9].map((retry) => envoyBackoff(retry).highMs)).toEqual([25, 75, 175, 250, 250]);
  });

  it('with full jitter doubles up to the cap, and half of it is the mean', () => {
    expect(fullJitterBackoff(3, 100, 10_000)).toEqual({ lowMs: 0, highMs: 800, meanMs: 400 });
    expect(fullJitterBackoff(7, 100, 10_000).highMs).toBe(10_000);
  });

  it('retry 0 of Envoy, and a cap below the base, are refused', () => {
    expect(() => envoyBackoff(0)).toThrow(EngineError);
    expect(() => envoyBackoff(1, 25, 24)).toThrow('capMs:');
  });
});
