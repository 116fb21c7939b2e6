import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import type { MetricsWindow, Run } from '../simulation/run';
import { simulate } from '../simulation/simulate';
import { burnFirings, thresholdFirings } from './alerts';

const scenario = patchScenario(namedScenarios.flagship, {
  faults: [{ atMs: 1000, kind: 'backend-grey', target: 'a1', forMs: 2000, factor: 1 }],
});
const base = simulate(scenario);

/** A run of windows of 100 ms, 100 requests each, of which so many fail and so many are retried. */
function made(failed: readonly number[], retries: readonly number[] = []): Run {
  const windows = failed.map((count, index): MetricsWindow => {
    const window = base.windows[index]!;
    const counts = { ...window.counts, requests: 100, ok: 100 - count, failed: count, retries: retries[index] ?? 0 };
    return { ...window, fromMs: 100 * index, untilMs: 100 * (index + 1), counts };
  });
  return { ...base, windows };
}

const times = (count: number, value: number) => Array<number>(count).fill(value);
const rule = { severity: 'page', longWindowS: 1, shortWindowS: 0.2, burnRateThreshold: 10 } as const;

describe('burn-rate alerts over a run', () => {
  // 99 %: a tenth of the requests failing over the long window is burn rate 10.
  const run = made([...times(10, 0), ...times(10, 50), ...times(30, 0)]);

  it('fire once the long window burns too fast, and stop with the short one', () => {
    expect(burnFirings(run, 0.99, rule, 10_000)).toEqual([{ fromMs: 1300, untilMs: 2200, afterMs: 300 }]);
  });

  it('know nothing of what comes after the moment', () => {
    expect(burnFirings(run, 0.99, rule, 1299)).toEqual([]);
    expect(burnFirings(run, 0.99, rule, 1500)).toEqual([{ fromMs: 1300, untilMs: null, afterMs: 300 }]);
  });

  it('count requests: a short window that has as many of them as a long one weighs as much', () => {
    const [long, short] = made([0, 30]).windows;
    const uneven = [
      { ...long!, fromMs: 0, untilMs: 900 },
      { ...short!, fromMs: 900, untilMs: 1000 },
    ];
    expect(burnFirings({ ...base, windows: uneven }, 0.99, rule, 10_000)).toHaveLength(1);
  });

  it('never fire at a higher threshold or a looser objective', () => {
    expect(burnFirings(run, 0.99, { ...rule, burnRateThreshold: 50 }, 10_000)).toEqual([]);
    expect(burnFirings(run, 0.9, rule, 10_000)).toEqual([]);
  });
});

describe('alerts at a fixed share', () => {
  it('are false where no fault is under way, and none where the share is only reached', () => {
    const run = made(times(50, 0), [...times(5, 1), 2, ...times(10, 0), 2, ...times(33, 0)]);
    expect(thresholdFirings(run, 'retries', 0.01, 10_000)).toEqual([
      { fromMs: 600, untilMs: 700, afterMs: null },
      { fromMs: 1700, untilMs: 1800, afterMs: 700 },
    ]);
    expect(thresholdFirings(run, 'failed', 0.01, 10_000)).toEqual([]);
  });

  it('that come a moment after a fault are still its own, and later ones are not', () => {
    const failed = times(50, 0);
    failed[30] = 5;
    failed[40] = 5;
    expect(thresholdFirings(made(failed), 'failed', 0.01, 10_000).map(({ afterMs }) => afterMs)).toEqual([null, null]);
    failed[29] = 5;
    expect(thresholdFirings(made(failed), 'failed', 0.01, 10_000)[0]).toEqual({
      fromMs: 3000,
      untilMs: 3200,
      afterMs: 2000,
    });
    expect(() => thresholdFirings(made(failed), 'failed', -1, 0)).toThrow('threshold');
  });
});
