import { describe, expect, it } from 'vitest';
import { failing, stormRun } from './fixtures';
import { loadOf, phasesOf, pressureOn, tierLoads } from './storm';
import { viewOf } from './view';

describe('the tiers of a storm', () => {
  it('a healthy system makes one call on each tier for a request, and loads it by rate times service time', () => {
    const view = viewOf(stormRun({}), 8000);
    const [web, db] = tierLoads(view);
    expect(web!.perRequest).toBeCloseTo(1, 1);
    expect(db!.perRequest).toBeCloseTo(1, 1);
    const begun = view.windows.reduce((sum, { calls }) => sum + calls[1]!.begun, 0);
    const lengthMs = view.windows.at(-1)!.untilMs - view.windows[0]!.fromMs;
    expect(loadOf(view.run, view.windows, [1])).toBeCloseTo((begun * 10) / lengthMs, 9);
    expect(db!.load).toBeGreaterThan(0.4);
    expect(db!.load).toBeLessThan(0.8);
    expect(loadOf(view.run, view.windows, db!.backends) / loadOf(view.run, view.windows, web!.backends)).toBeCloseTo(
      2,
      1,
    );
  });

  it('a tier that only fails is called three times by each of three tries', () => {
    const windows = failing.windows.filter(({ fromMs, untilMs }) => fromMs >= 10_000 && untilMs <= 10_500);
    const calls = (index: number) => windows.reduce((sum, window) => sum + window.calls[index]!.begun, 0);
    expect(calls(1) / calls(0)).toBeGreaterThan(2);
    expect(calls(1) / calls(0)).toBeLessThan(3.5);
  });

  it('its way has a point for each window, marked while the fault lasts, and answers fall away', () => {
    const points = phasesOf(failing);
    expect(points).toBe(phasesOf(failing));
    const during = points.filter(({ isFault }) => isFault);
    expect(during[0]!.tMs).toBeGreaterThanOrEqual(10_000);
    expect(during.at(-1)!.tMs).toBeLessThan(20_000);
    expect(during.at(-1)!.answeredPerS).toBe(0);
    expect(points.at(-1)!.answeredPerS).toBeGreaterThan(30);
  });

  it('keeps workers busy with what nobody waits for: those who wait are fewer, the workers rest less', () => {
    const slow = stormRun({
      faults: [{ atMs: 10_000, kind: 'backend-slow', target: 'db', forMs: 8000, factor: 8 }],
      policies: { retries: { perTryTimeoutMs: 300 } },
    });
    const [, well] = pressureOn(viewOf(slow, 9000));
    const [, ill] = pressureOn(viewOf(slow, 17_000));
    expect(well!.busy).toBeGreaterThan(0.3);
    expect(well!.busy).toBeLessThan(0.9);
    expect(ill!.busy).toBeCloseTo(1, 2);
    expect(ill!.waitedFor).toBeGreaterThan(well!.waitedFor);
    expect(pressureOn(viewOf(slow, 0))).toEqual([
      { waitedFor: 0, busy: 0 },
      { waitedFor: 0, busy: 0 },
    ]);
  });
});
