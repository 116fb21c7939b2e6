import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { viewOf } from '../../../../engine/story/view';
import { Lanes } from './Lanes';

const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
const run = simulate(
  patchScenario(namedScenarios['vrrp-pair'], { faults: [crash, { ...crash, atMs: 8000, target: 'lb-b' }] }),
);
const drawn = (tMs: number) => renderToStaticMarkup(<Lanes view={viewOf(run, tMs)} locale="en" y={0} />);
const count = (text: string, of: RegExp) => [...text.matchAll(of)].length;
const redWidth = (text: string) =>
  [...text.matchAll(/class="lost" x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="13"/g)].reduce(
    (sum, [, width]) => sum + Number(width),
    0,
  );

describe('lanes on one time axis', () => {
  it('are empty before the first fault', () => {
    expect(count(drawn(3900), /class="strike"/g)).toBe(0);
    expect(count(drawn(3900), /class="lost"/g)).toBe(0);
  });

  it('are all struck by a fault when it has come, not before', () => {
    expect([3999, 4000, 7999, 8000].map((tMs) => count(drawn(tMs), /class="strike"/g))).toEqual([0, 1, 1, 2]);
  });

  it('turn red for as long as somebody waits in vain', () => {
    const widths = [4500, 5500, 6500].map((tMs) => redWidth(drawn(tMs)));
    expect(widths[0]).toBeGreaterThan(0);
    expect(widths[1]).toBeGreaterThan(widths[0]!);
    expect(widths[2]).toBeGreaterThan(widths[1]!);
  });
});
