import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { simulate } from '../simulation/simulate';
import { measure, measureNames } from './measures';

const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
const run = simulate(patchScenario(namedScenarios.flagship, { faults: [crash] }));
const calm = simulate(namedScenarios.flagship);
const subjects: Readonly<Record<string, string>> = {
  'lb.share': ':lb-b',
  'client.lbShare': ':clients-a>lb-b',
  'backend.share': ':a1',
  'zone.localShare': ':lb-b',
  'zone.share': ':lb-b>C',
};

describe('measures', () => {
  it('every one answers with a number for a run that has a failover', () => {
    for (const name of measureNames) expect(measure(run, name + (subjects[name] ?? '')), name).not.toBeNaN();
  });

  it('shares of a whole add up to it', () => {
    const sum = (names: readonly string[]) => names.reduce((total, name) => total + measure(run, name), 0);
    expect(sum(['lb.share:lb-a', 'lb.share:lb-b', 'lb.share:lb-c'])).toBeCloseTo(1);
    expect(sum(['a', 'b', 'c'].flatMap((zone) => [1, 2, 3].map((n) => `backend.share:${zone}${n}`)))).toBeCloseTo(1);
    expect(sum(['zone.share:lb-b>A', 'zone.share:lb-b>B', 'zone.share:lb-b>C'])).toBeCloseTo(1);
    expect(sum(['flows.ownShare', 'flows.needlessShare'])).toBeCloseTo(measure(run, 'flows.movedShare'));
  });

  it('a span counts the windows that lie in it whole', () => {
    const parts = measure(run, 'requests.count', { untilMs: 4000 }) + measure(run, 'requests.count', { fromMs: 4000 });
    expect(parts).toBe(measure(run, 'requests.count'));
    expect(measure(run, 'requests.count', { fromMs: 4001, untilMs: 4099 })).toBe(0);
    expect(measure(run, 'lb.share:lb-a', { fromMs: 4100 })).toBe(0);
  });

  it('dollars a month are GiB between zones, over the span, by the price', () => {
    const any = simulate(patchScenario(namedScenarios.flagship, { policies: { zone: { kind: 'any' } } }));
    const perRunUsd = measure(any, 'crossZone.gib') * 0.02;
    expect(measure(any, 'crossZone.usdPerMonth')).toBeCloseTo((perRunUsd * 730 * 3600) / 12, 6);
    expect(measure(calm, 'crossZone.usdPerMonth')).toBe(0);
  });

  it('what never happened takes for ever', () => {
    const hung = simulate(patchScenario(namedScenarios['one-lb'], { faults: [{ ...crash, kind: 'lb-hang' }] }));
    expect(measure(hung, 'outage.detectMs')).toBe(Number.POSITIVE_INFINITY);
    expect(measure(hung, 'outage.firstAnswerMs')).toBe(Number.POSITIVE_INFINITY);
    expect(measure(hung, 'outage.clientMs')).toBe(Number.POSITIVE_INFINITY);
  });

  it('an unknown name or subject, and a failover that was not, are refused by name', () => {
    expect(() => measure(run, 'outage.feeling')).toThrow('measure: expected one of outage.detectMs');
    expect(() => measure(run, 'lb.share:lb-z')).toThrow('measure LB: expected one of lb-a, lb-b, lb-c, found "lb-z"');
    expect(() => measure(run, 'zone.share:lb-a>Q')).toThrow('measure zone: expected one of A, B, C, found "Q"');
    expect(() => measure(calm, 'outage.detectMs')).toThrow('a scenario with a fault of an LB');
  });
});
