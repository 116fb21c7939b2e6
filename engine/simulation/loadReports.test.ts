import { expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { BackendBox } from './boxes';
import { LoadReports } from './loadReports';
import { simulate } from './simulate';

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

it('an LB hears of them with the answers that it waits for, and no others', () => {
  const weightsWith = (perTryTimeoutMs: number | null) => {
    const { flows } = simulate(
      patchScenario(namedScenarios['one-lb'], {
        durationMs: 14_000,
        topology: {
          backends: namedScenarios['one-lb'].topology.backends.map((one) => ({ ...one, serviceMs: 20_000 })),
        },
        traffic: { requestIntervalMs: 86_400_000 },
        policies: { zone: { kind: 'any' }, balance: { kind: 'grpc-wrr' }, retries: { attempts: 1, perTryTimeoutMs } },
      }),
    );
    const late = flows.flatMap(({ requests }) => requests.filter(({ sentMs }) => sentMs > 13_000));
    return late.flatMap(({ pick }) => pick!.considered.map(({ score }) => score));
  };
  expect(Math.max(...weightsWith(null))).toBe(65_535);
  expect(Math.max(...weightsWith(1))).toBe(0);
});
