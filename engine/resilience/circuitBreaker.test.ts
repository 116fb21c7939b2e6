import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { type BreakerState, CircuitBreaker, type CircuitBreakerConfig } from './circuitBreaker';

const config: Partial<CircuitBreakerConfig> = {
  windowSize: 10,
  minimumNumberOfCalls: 4,
  permittedInHalfOpen: 3,
  waitOpenMs: 5000,
  slowCallDurationMs: 1000,
};
const ok = { failed: false };
const error = { failed: true };
const slow = { failed: false, durationMs: 1001 };

function breakerAfter(outcomes: { failed: boolean; durationMs?: number }[], rest: Partial<CircuitBreakerConfig> = {}) {
  const breaker = new CircuitBreaker({ ...config, ...rest });
  for (const outcome of outcomes) breaker.record(0, outcome);
  return breaker;
}

describe('a closed breaker', () => {
  it('opens at the threshold, not below it, and not before it has seen enough', () => {
    expect(breakerAfter([error, error, error]).state).toBe('CLOSED');
    expect(breakerAfter([error, ok, ok, ok]).state).toBe('CLOSED');
    expect(breakerAfter([error, error, ok, ok]).state).toBe('OPEN');
  });

  it('opens for slow calls too; one that takes exactly the limit is not slow', () => {
    expect(breakerAfter([slow, slow, ok, ok], { slowCallRateThreshold: 50 }).state).toBe('OPEN');
    const atLimit = { failed: false, durationMs: 1000 };
    expect(breakerAfter([atLimit, atLimit, ok, ok], { slowCallRateThreshold: 50 }).state).toBe('CLOSED');
  });

  it('a count window forgets the oldest call', () => {
    const breaker = breakerAfter([error, error, ok, ok, ok], { windowSize: 4, failureRateThreshold: 75 });
    breaker.record(0, error);
    breaker.record(0, error);
    expect(breaker.state).toBe('CLOSED');
    breaker.record(0, error);
    expect(breaker.state).toBe('OPEN');
  });

  it('a count window that has come round often still counts slow calls', () => {
    const oks = Array.from({ length: 12 }, () => ok);
    expect(breakerAfter([...oks, slow, slow], { windowSize: 4, slowCallRateThreshold: 50 }).state).toBe('OPEN');
  });

  it('a count window smaller than the minimum of calls is judged once it is full', () => {
    expect(breakerAfter([error, error], { windowSize: 2, minimumNumberOfCalls: 100 }).state).toBe('OPEN');
  });

  it('a time window forgets whole seconds', () => {
    const timed = (secondErrorsAtMs: number) => {
      const breaker = new CircuitBreaker({ ...config, windowType: 'TIME_BASED', windowSize: 10 });
      breaker.record(1999, error);
      breaker.record(1999, error);
      breaker.record(secondErrorsAtMs, error);
      breaker.record(secondErrorsAtMs, error);
      return breaker.state;
    };
    expect(timed(10_999)).toBe('OPEN');
    expect(timed(11_000)).toBe('CLOSED');
  });

  it('a time window that nobody used for longer than itself is empty', () => {
    const breaker = new CircuitBreaker({ ...config, windowType: 'TIME_BASED', windowSize: 3 });
    for (const ms of [0, 900, 1800]) breaker.record(ms, error);
    breaker.record(1e9, error);
    expect(breaker.state).toBe('CLOSED');
  });

  it('a time window counts what a list of all calls counts', () => {
    const calls = fc.array(fc.record({ gapMs: fc.nat(2500), failed: fc.boolean() }), { maxLength: 60 });
    fc.assert(
      fc.property(calls, fc.integer({ min: 1, max: 5 }), (gaps, windowSize) => {
        const breaker = new CircuitBreaker({ windowType: 'TIME_BASED', windowSize, minimumNumberOfCalls: 3 });
        const seen: { second: number; failed: boolean }[] = [];
        let nowMs = 0;
        for (const { gapMs, failed } of gaps) {
          nowMs += gapMs;
          breaker.record(nowMs, { failed });
          const second = Math.floor(nowMs / 1000);
          seen.push({ second, failed });
          const recent = seen.filter((call) => call.second > second - windowSize);
          const isBad = recent.length >= 3 && recent.filter((call) => call.failed).length * 2 >= recent.length;
          expect(breaker.state).toBe(isBad ? 'OPEN' : 'CLOSED');
          if (isBad) return;
        }
      }),
    );
  });
});

describe("resilience4j's defaults", () => {
  const recorded = (
    count: number,
    outcome: { failed: boolean; durationMs?: number },
    breaker = new CircuitBreaker(),
  ) => {
    for (let i = 0; i < count; i++) breaker.record(0, outcome);
    return breaker;
  };

  it('open when half of the last hundred calls have failed', () => {
    const breaker = recorded(49, error, recorded(100, ok));
    expect(breaker.state).toBe('CLOSED');
    expect(recorded(1, error, breaker).state).toBe('OPEN');
  });

  it('open when a hundred calls have all taken longer than a minute', () => {
    expect(recorded(100, { failed: false, durationMs: 60_000 }).state).toBe('CLOSED');
    expect(recorded(100, { failed: false, durationMs: 60_001 }).state).toBe('OPEN');
  });

  it('judge a hundred calls of a time window, not fewer', () => {
    const timed = () => new CircuitBreaker({ windowType: 'TIME_BASED' });
    expect([recorded(99, error, timed()).state, recorded(100, error, timed()).state]).toEqual(['CLOSED', 'OPEN']);
  });

  it('wait a minute, then let ten probes through', () => {
    const breaker = recorded(100, error);
    expect(breaker.tryAcquire(60_000)).toBe(false);
    expect(Array.from({ length: 11 }, () => breaker.tryAcquire(60_001))).toEqual([...Array(10).fill(true), false]);
  });
});

describe('an open breaker', () => {
  it('refuses until more than its wait is over, then lets the asker through', () => {
    const breaker = breakerAfter([error, error, error, error]);
    expect([breaker.tryAcquire(5000), breaker.state]).toEqual([false, 'OPEN']);
    expect([breaker.tryAcquire(5001), breaker.state]).toEqual([true, 'HALF_OPEN']);
  });

  it('ignores results of calls that started before it opened', () => {
    const breaker = breakerAfter([error, error, error, error]);
    for (let i = 0; i < 20; i++) breaker.record(1, ok);
    expect(breaker.state).toBe('OPEN');
  });
});

describe('a half-open breaker', () => {
  const halfOpen = (rest: Partial<CircuitBreakerConfig> = {}) => {
    const breaker = new CircuitBreaker({ ...config, ...rest });
    breaker.forceTo('OPEN', 0);
    breaker.forceTo('HALF_OPEN', 0);
    return breaker;
  };

  it('lets only its probes through', () => {
    const breaker = halfOpen();
    expect([1, 2, 3, 4].map(() => breaker.tryAcquire(0))).toEqual([true, true, true, false]);
  });

  it('decides by the last probe', () => {
    const breaker = halfOpen();
    breaker.record(0, ok);
    breaker.record(0, error);
    expect(breaker.state).toBe('HALF_OPEN');
    breaker.record(0, ok);
    expect(breaker.state).toBe('CLOSED');
  });

  it('decides sooner where fewer calls than probes are enough', () => {
    const breaker = halfOpen({ minimumNumberOfCalls: 2 });
    breaker.record(0, ok);
    breaker.record(0, ok);
    expect(breaker.state).toBe('CLOSED');
  });

  it('opens again for slow probes, and waits anew', () => {
    const breaker = halfOpen({ slowCallRateThreshold: 60 });
    breaker.record(100, slow);
    breaker.record(200, slow);
    breaker.record(300, ok);
    expect(breaker.state).toBe('OPEN');
    expect([breaker.tryAcquire(5300), breaker.tryAcquire(5301)]).toEqual([false, true]);
  });

  it('closes with an empty window', () => {
    const breaker = halfOpen();
    for (const probe of [error, ok, ok]) breaker.record(0, probe);
    for (const call of [error, error, error]) breaker.record(0, call);
    expect(breaker.state).toBe('CLOSED');
  });
});

describe('a result that is ignored', () => {
  it('gives its permit back to a half-open breaker, which would otherwise wait for it for ever', () => {
    const breaker = new CircuitBreaker({ ...config, permittedInHalfOpen: 1, waitOpenMs: 0 });
    breaker.forceTo('OPEN', 0);
    expect([breaker.tryAcquire(1), breaker.tryAcquire(1)]).toEqual([true, false]);
    breaker.release(2);
    expect([breaker.state, breaker.tryAcquire(2)]).toEqual(['HALF_OPEN', true]);
    breaker.record(3, ok);
    expect(breaker.state).toBe('CLOSED');
  });

  it('is not counted by a closed breaker, and opens no door of an open one', () => {
    const breaker = breakerAfter([error, error, error]);
    breaker.release(0);
    breaker.record(0, error);
    expect(breaker.state).toBe('OPEN');
    breaker.release(1);
    expect(breaker.tryAcquire(1)).toBe(false);
  });

  it('gives back as many permits as were taken: half-open never lets more calls be under way than it permits', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (acquires) => {
        const breaker = new CircuitBreaker({ ...config, waitOpenMs: 0 });
        breaker.forceTo('OPEN', 0);
        let underWay = 0;
        for (const isAcquiring of acquires) {
          if (isAcquiring && breaker.tryAcquire(1)) underWay++;
          else if (!isAcquiring && underWay > 0) {
            breaker.release(1);
            underWay--;
          }
          expect(underWay).toBeLessThanOrEqual(3);
        }
      }),
    );
  });
});

describe('a wait that grows', () => {
  const growing = { ...config, waitOpenMs: 1000, waitMultiplier: 1.5, maxWaitOpenMs: 3000 };

  /** Opens it, and fails its probes `times` times: how long each opening lasted. */
  function waits(breaker: CircuitBreaker, times: number): number[] {
    let nowMs = 0;
    breaker.forceTo('OPEN', nowMs);
    return Array.from({ length: times }, () => {
      const openedAtMs = nowMs;
      while (!breaker.tryAcquire(nowMs)) nowMs++;
      for (let probe = 0; probe < 3; probe++) breaker.record(nowMs, error);
      return nowMs - openedAtMs - 1; // it has to be over, not to be reached
    });
  }

  it('is multiplied at each opening, cut to whole milliseconds, up to its cap', () => {
    expect(waits(new CircuitBreaker(growing), 5)).toEqual([1000, 1500, 2250, 3000, 3000]);
    expect(waits(new CircuitBreaker({ ...growing, waitOpenMs: 15, maxWaitOpenMs: 1e6 }), 3)).toEqual([15, 22, 33]);
  });

  it('does not grow unless told to', () => {
    expect(waits(new CircuitBreaker({ ...config, waitOpenMs: 1000 }), 3)).toEqual([1000, 1000, 1000]);
  });

  it('starts anew once it has been closed', () => {
    const breaker = new CircuitBreaker(growing);
    waits(breaker, 2);
    breaker.forceTo('CLOSED', 10_000);
    breaker.forceTo('OPEN', 10_000);
    expect([breaker.tryAcquire(11_000), breaker.tryAcquire(11_001)]).toEqual([false, true]);
  });

  it('counts an opening that was forced', () => {
    const breaker = new CircuitBreaker(growing);
    breaker.forceTo('FORCED_OPEN', 0);
    breaker.forceTo('OPEN', 0);
    expect([breaker.tryAcquire(1500), breaker.tryAcquire(1501)]).toEqual([false, true]);
  });

  it('a cap below the first wait and a multiplier below 1 are refused', () => {
    expect(() => new CircuitBreaker({ ...growing, maxWaitOpenMs: 999 })).toThrow('maxWaitOpenMs:');
    expect(() => new CircuitBreaker({ ...growing, waitMultiplier: 0.9 })).toThrow('waitMultiplier:');
  });
});

describe("an operator's hand", () => {
  const states: readonly BreakerState[] = ['CLOSED', 'OPEN', 'HALF_OPEN', 'FORCED_OPEN', 'DISABLED', 'METRICS_ONLY'];
  /** A breaker in a state, by a way that is open to an operator. */
  function breakerIn(state: BreakerState): CircuitBreaker {
    const breaker = new CircuitBreaker(config);
    if (state === 'HALF_OPEN') breaker.forceTo('OPEN', 0);
    if (state !== 'CLOSED') breaker.forceTo(state, 0);
    return breaker;
  }

  it('closing a closed breaker empties its window', () => {
    const breaker = breakerAfter([error, error, error]);
    breaker.forceTo('CLOSED', 0);
    breaker.record(0, error);
    expect(breaker.state).toBe('CLOSED');
  });

  it.each([
    ['FORCED_OPEN', false],
    ['DISABLED', true],
    ['METRICS_ONLY', true],
  ] as const)('%s stays so whatever time passes and whatever calls bring', (state, isPermitted) => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (failures) => {
        const breaker = breakerIn(state);
        for (const [i, failed] of failures.entries()) {
          const nowMs = i * 60_000;
          expect(breaker.tryAcquire(nowMs)).toBe(isPermitted);
          breaker.record(nowMs, { failed });
          expect(breaker.state).toBe(state);
        }
      }),
    );
  });

  it('leads everywhere but from closed to half-open, and from metrics only to open or half-open', () => {
    const refused = states.flatMap((from) =>
      states.flatMap((to) => {
        const breaker = breakerIn(from);
        try {
          breaker.forceTo(to, 0);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(EngineError);
          expect(breaker.state).toBe(from);
          return [`${from} to ${to}`];
        }
        expect(breaker.state).toBe(to);
        return [];
      }),
    );
    expect(refused).toEqual(['CLOSED to HALF_OPEN', 'METRICS_ONLY to OPEN', 'METRICS_ONLY to HALF_OPEN']);
  });

  it('nothing of the time before is left after a breaker was disabled', () => {
    const breaker = breakerAfter([error, error, error]);
    breaker.forceTo('DISABLED', 0);
    breaker.record(0, error);
    breaker.forceTo('CLOSED', 0);
    breaker.record(0, error);
    expect(breaker.state).toBe('CLOSED');
  });
});

it.each([
  ['failureRateThreshold', { failureRateThreshold: 0 }],
  ['windowSize', { windowSize: 0 }],
  ['permittedInHalfOpen', { permittedInHalfOpen: Number.NaN }],
  ['waitOpenMs', { waitOpenMs: -1 }],
])('bad %s is refused by name', (field, bad) => {
  expect(() => new CircuitBreaker(bad)).toThrow(EngineError);
  expect(() => new CircuitBreaker(bad)).toThrow(`${field}:`);
});

it('time that goes back is refused', () => {
  const breaker = new CircuitBreaker();
  breaker.tryAcquire(10);
  expect(() => breaker.record(9, ok)).toThrow('nowMs:');
});
