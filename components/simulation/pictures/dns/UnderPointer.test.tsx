import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { deadAddress, sentSinceFault } from '../../../../engine/story/dnsMemory';
import { viewOf } from '../../../../engine/story/view';
import { CHART } from './axis';
import { UnderPointer } from './Shares';

const run = simulate(
  patchScenario(namedScenarios['vrrp-pair'], {
    durationMs: 48_000,
    topology: {
      regions: [
        { id: 'one', zones: ['A'], vip: '203.0.113.10' },
        { id: 'two', zones: ['B', 'C'], vip: '203.0.113.20' },
      ],
    },
    traffic: { flowMs: 500 },
    policies: { entry: { kind: 'single' }, dns: { ttlMs: 20_000, failoverMs: 5000 } },
    faults: [{ atMs: 10_000, kind: 'lb-crash', target: 'lb-a', forMs: null }],
  }),
);
const now = viewOf(run, 40_000);

function readAt(tMs: number): string {
  const point = { x: CHART.x + (CHART.width * tMs) / run.scenario.durationMs, y: 20 };
  const dead = deadAddress(run);
  const markup = renderToStaticMarkup(<UnderPointer view={now} locale="en" dead={dead} y={10} point={point} />);
  return /<text[^>]*>(.*)<\/text>/.exec(markup)?.[1] ?? '';
}

describe('under a pointer on what was sent to the dead address', () => {
  it('stands what the run did in that stretch, beside what theory expects', () => {
    const { fromMs, untilMs, toDead, opened } = sentSinceFault(now)[0]!;
    const text = readAt((fromMs + untilMs) / 2);
    expect(text).toContain(`${toDead} of ${opened}, `);
    expect(text).toMatch(/^at 1\d(\.\d)?\ss: .*; by theory \d+%$/);
  });

  it('stands that none was before anything died, and nothing of what is to come', () => {
    expect(readAt(5000)).toBe('at 5\u00a0s: none, all are alive');
    expect(readAt(44_000)).toBe('');
  });
});
