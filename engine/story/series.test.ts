import { expect, it } from 'vitest';
import { failing, stormRun } from './fixtures';
import { backendSeries, latencySeries, perSecond } from './series';
import { backendShares, countsIn, histogramIn } from './windows';

const { scenario, windows } = failing;
/** The windows of the fifth point. */
const point = windows.slice(8, 10);
const lengthS = (point[1]!.untilMs - point[0]!.fromMs) / 1000;

it('a point is two windows, at the end of the second, in seconds', () => {
  const { rows } = perSecond(failing, ['ok']);
  expect(rows).toHaveLength(windows.length / 2);
  expect(rows[4]!.tS).toBe(point[1]!.untilMs / 1000);
});

it('counters are whole ones a second', () => {
  const { keys, rows } = perSecond(failing, ['ok', 'calls']);
  const { ok, calls } = countsIn(point);
  expect(keys).toEqual(['ok', 'calls']);
  expect(rows[4]).toMatchObject({ ok: Math.round(ok / lengthS), calls: Math.round(calls / lengthS) });
  expect(rows.some(({ ok = 0 }) => (ok * lengthS) % 1 > 0.5 || ok > 0)).toBe(true);
});

it('latency is in whole ms', () => {
  const { keys, rows } = latencySeries(failing);
  const histogram = histogramIn(point, 'latency');
  expect(keys).toEqual(['p50', 'p99']);
  expect(rows[4]).toMatchObject({
    p50: Math.round(histogram.quantile(0.5)!),
    p99: Math.round(histogram.quantile(0.99)!),
  });
  expect(rows.every((row) => Number.isInteger(row.p50))).toBe(true);
});

it('latency is 0 where nothing was answered', () => {
  const run = stormRun({ faults: [{ atMs: 0, kind: 'backend-grey', target: 'db', forMs: null, factor: 1 }] });
  for (const { p50, p99 } of latencySeries(run).rows) expect([p50, p99]).toEqual([0, 0]);
});

it('backends have their shares in percent, to a tenth', () => {
  const { keys, rows } = backendSeries(failing);
  expect(keys).toEqual(['web', 'db']);
  const [web, db] = backendShares({ scenario, windows: point });
  expect(rows[4]!.web).toBeCloseTo(100 * web!, 1);
  expect(rows[4]!.db).toBeCloseTo(100 * db!, 1);
  expect(rows.every(({ web = 0 }) => Number.isInteger(10 * web) || Math.abs((10 * web) % 1) < 1e-9)).toBe(true);
});
