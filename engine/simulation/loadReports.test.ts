import { expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { BackendBox } from './boxes';
import { LoadReports } from './loadReports';

const spec = { ...namedScenarios.flagship.topology.backends[0]!, concurrency: 2 };
const made = () => new LoadReports([new BackendBox(spec, 0), new BackendBox(spec, 0)]);
const NOTHING = { qps: 0, eps: 0, utilization: 0 };

it('a backend reports the last whole second: answers, errors among them, and how busy its workers were', () => {
  const reports = made();
  reports.finished(0, 300, true, 100);
  reports.finished(0, 500, false, 999);
  expect(reports.of(0, 999)).toEqual(NOTHING);
  const report = { qps: 2, eps: 1, utilization: 0.4 };
  expect([1000, 1500, 1999].map((tMs) => reports.of(0, tMs))).toEqual([report, report, report]);
  reports.finished(0, 200, true, 1999);
  expect(reports.of(0, 2000)).toEqual({ qps: 1, eps: 0, utilization: 0.1 });
});

it('nothing of a second in which nothing ended, nor of one before the last', () => {
  const reports = made();
  reports.finished(0, 300, true, 100);
  expect(reports.of(0, 2000)).toEqual(NOTHING);
  expect(reports.of(1, 1000)).toEqual({ ...NOTHING });
});
