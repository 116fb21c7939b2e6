import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import type { Scenario } from '../../engine/scenario/schema';
import { simulate } from '../../engine/simulation/simulate';
import { inBoth } from '../words/manner';
import { DayDrawing } from './DayLanes';
import { resultsOf } from './standings';

const hang = { kind: 'lb-hang', target: 'lb-a', atMs: 2000, forMs: null } as const;
const scenario: Scenario = patchScenario(namedScenarios.flagship, {
  faults: [hang, { ...hang, atMs: 9000, target: 'lb-b' }],
});
const rows = resultsOf(
  { simulation: 'day', scenario, measures: [{ measure: 'outage.failedSeconds', weight: 1 }], candidates: [] },
  {
    alone: simulate(patchScenario(scenario, { policies: { entry: { kind: 'single' } } })),
    anycast: simulate(scenario),
  },
);
const titles = {
  alone: inBoth(() => 'One box'),
  anycast: inBoth(() => 'Anycast'),
};
const drawn = (tMs: number) =>
  renderToStaticMarkup(<DayDrawing {...{ scenario, rows, titles, tMs }} chosen="alone" locale="en" />);
const total = (text: string, title: string) =>
  new RegExp(`>${title}<.*?text-anchor="end">([^<]*)<`).exec(text.replaceAll(/<tspan.*?<\/tspan>/g, ''))![1];

describe('the lanes of a day', () => {
  it('show a fault only when it has come, with its number, to every candidate', () => {
    expect(drawn(1000)).not.toMatch(/text-anchor="middle">1</);
    expect(drawn(2000)).toMatch(/text-anchor="middle">1</);
    expect(drawn(8000)).not.toMatch(/text-anchor="middle">2</);
  });

  it('add up the time in which somebody waited in vain, up to what the candidate is judged by', () => {
    expect(total(drawn(1000), 'One box')).toBe('0\u00a0ms');
    expect(Number.parseFloat(total(drawn(6000), 'One box')!)).toBeCloseTo(4, 0);
    expect(Number.parseFloat(total(drawn(scenario.durationMs), 'One box')!)).toBeCloseTo(rows[0]!.figures[0]!, 1);
    expect(total(drawn(6000), 'Anycast')).not.toBe(total(drawn(6000), 'One box'));
  });
});
