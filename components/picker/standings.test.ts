import { expect, it } from 'vitest';
import type { Equipped } from '../../course/exercise/equipment';
import type { ClientPicker } from '../../course/schema/client';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import { simulate } from '../../engine/simulation/simulate';
import { publishedWeights, resultsOf, scenariosOf, standingsOf } from './standings';

const hang = { kind: 'lb-hang' as const, target: 'lb-a', atMs: 2000, forMs: null };
const advertEvery = (ms: number) => ({ policies: { entry: { vrrpAdvertMs: ms } } });
const advert = {
  id: 'advert',
  options: [
    { id: 'second', patch: advertEvery(1000) },
    { id: 'tenth', patch: advertEvery(100) },
  ],
};
const picker: ClientPicker = {
  simulation: 'day',
  scenario: patchScenario(namedScenarios.flagship, { faults: [hang] }),
  measures: [
    { measure: 'outage.failedSeconds', weight: 3 },
    { measure: 'crossZone.usdPerMonth', weight: 1 },
  ],
  candidates: [
    { id: 'alone', patch: { policies: { entry: { kind: 'single' } } }, equipment: [] },
    { id: 'pair', patch: { policies: { entry: { kind: 'vrrp' } } }, equipment: [advert] },
    { id: 'anycast', patch: {}, equipment: [] },
  ],
};

const judged = (one: ClientPicker, equipped?: Equipped) => {
  const runs = Object.entries(scenariosOf(one, equipped)).map(([id, scenario]) => [id, simulate(scenario)]);
  return resultsOf(one, Object.fromEntries(runs));
};

it('every candidate is the picker’s scenario with its patch, measured as the picker says', () => {
  const results = judged(picker);
  expect(results.map(({ id }) => id)).toEqual(['alone', 'pair', 'anycast']);
  const [alone, pair, anycast] = results.map(({ figures }) => figures[0]!);
  expect(alone).toBeCloseTo(10, 0);
  expect(pair).toBeLessThan(alone!);
  expect(anycast).toBeLessThan(pair!);
  for (const { scenario } of results) expect(scenario.faults).toEqual([hang]);
});

it('what the reader changes of a candidate’s equipment changes its run, and no other', () => {
  const [normal, changed] = [judged(picker), judged(picker, { advert: 'tenth' })];
  expect(changed[1]!.figures[0]).toBeLessThan(normal[1]!.figures[0]!);
  expect([changed[0], changed[2]]).toEqual([normal[0], normal[2]]);
});

it('the worst moment is the middle of the longest outage', () => {
  const [alone, , anycast] = judged(picker);
  expect(Math.abs(alone!.worstMs! - 7000)).toBeLessThanOrEqual(50);
  expect(anycast!.worstMs).toBeGreaterThan(2000);
  expect(anycast!.worstMs).toBeLessThan(3500);
  expect(judged({ ...picker, scenario: namedScenarios.flagship })[0]!.worstMs).toBeNull();
});

it('the outages of a candidate add up to the seconds that it is judged by', () => {
  for (const { figures, outages } of judged(picker)) {
    const waitedMs = outages.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);
    expect(waitedMs / 1000).toBeCloseTo(figures[0]!, 6);
  }
});

it('weights decide who is best, and one more candidate is one more row', () => {
  const results = judged(picker);
  expect(standingsOf(results, picker, publishedWeights(picker)).best).toEqual(['anycast']);
  const quick = {
    id: 'quick',
    patch: { policies: { detection: { bfd: { txMs: 50, multiplier: 3 } } } },
    equipment: [],
  };
  const more = judged({ ...picker, candidates: [...picker.candidates, quick] });
  expect(more.map(({ id }) => id)).toEqual(['alone', 'pair', 'anycast', 'quick']);
  expect(standingsOf(more, picker, publishedWeights(picker)).best).toEqual(['quick']);
});
