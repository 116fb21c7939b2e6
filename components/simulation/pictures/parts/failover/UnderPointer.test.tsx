import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../../engine/scenario/named';
import { patchScenario } from '../../../../../engine/scenario/patch';
import { simulate } from '../../../../../engine/simulation/simulate';
import { viewOf } from '../../../../../engine/story/view';
import { failoverAxis } from './axis';
import { UnderPointer } from './UnderPointer';

const run = simulate(
  patchScenario(namedScenarios['vrrp-pair'], {
    faults: [{ atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null }],
  }),
);
const now = viewOf(run, 11_000);

/** What is read at a moment of the axis, at a height of the picture. */
function readAt(tMs: number, y = 50): string {
  const point = { x: failoverAxis(now).xOf(tMs), y };
  const markup = renderToStaticMarkup(
    <UnderPointer view={now} locale="en" point={point} top={40} bottom={60} y={30} />,
  );
  return /<text[^>]*>(.*)<\/text>/.exec(markup)?.[1] ?? '';
}

describe('under a pointer on the axis of a failover', () => {
  it('stands which part went on then, and who waited', () => {
    expect(readAt(3800)).toBe('all is well; the clock starts with the fault');
    expect(readAt(5000)).toMatch(/^after 1\ss: detect · [1-9]\d* waiting$/);
  });

  it('stands that it is over', () => {
    expect(readAt(10_900)).toMatch(/^after 6\.9\ss: /);
  });

  it('stands nothing of what is to come, nor beside the axis', () => {
    expect(readAt(11_500)).toBe('');
    expect(readAt(5000, 70)).toBe('');
  });
});
