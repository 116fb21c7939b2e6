import { expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { viewOf } from '../../../../engine/story/view';
import { tell } from './tell';

const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
const run = simulate(patchScenario(namedScenarios['vrrp-pair'], { faults: [crash] }));
const told = (tMs: number) => tell(viewOf(run, tMs), 'en').join(' ');

it('an outage is told by its parts, each once it is known', () => {
  expect(told(3900)).not.toContain('Since the fault');
  expect(told(4500)).toContain('noticed not yet, first answer not yet, last one not yet');
  const { detectMs } = run.failovers[0]!;
  expect(told(4001 + detectMs!)).toMatch(/noticed after 3\.\d+\ss, first answer not yet/);
  expect(told(12_000)).toMatch(/first answer after 3\.\d+\ss, last one after \d/);
});
