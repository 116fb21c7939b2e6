import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../engine/scenario/named';
import { patchScenario } from '../../../engine/scenario/patch';
import { simulate } from '../../../engine/simulation/simulate';
import { pictures } from '.';

const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
const run = simulate(patchScenario(namedScenarios['vrrp-pair'], { faults: [crash] }));
const total = (name: 'ok' | 'lost') => run.windows.reduce((sum, { counts }) => sum + counts[name], 0);

describe('a chart', () => {
  it('holds as many answers and losses as the run counted', () => {
    const { rows } = pictures.outage.chart(run, 'en');
    const spanS = run.scenario.durationMs / 1000 / rows.length;
    for (const name of ['ok', 'lost'] as const) {
      const drawn = rows.reduce((sum, row) => sum + row[name]! * spanS, 0);
      // Rates are rounded to whole ones.
      expect(Math.abs(drawn - total(name))).toBeLessThanOrEqual(rows.length * 0.5 * spanS);
    }
    expect(rows.at(-1)!.tS).toBe(run.scenario.durationMs / 1000);
  });

  it('shares requests out over the backends without a remainder, in every picture and language', () => {
    for (const row of pictures.zones.chart(run, 'ru').rows) {
      const { tS: _, ...shares } = row;
      const sum = Object.values(shares).reduce((all, share) => all + share, 0);
      if (sum > 0) expect(Math.abs(sum - 100)).toBeLessThan(1);
    }
  });

  it('draws every line that it names', () => {
    for (const { chart } of Object.values(pictures)) {
      const { lines, rows } = chart(run, 'en');
      for (const { key } of lines) expect(rows.every((row) => Number.isFinite(row[key]))).toBe(true);
    }
  });
});
