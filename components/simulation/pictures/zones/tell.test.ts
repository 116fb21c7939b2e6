import { expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { viewOf } from '../../../../engine/story/view';
import { tell } from './tell';

it('zones are told by where each LB sends and what crossing costs', () => {
  const crash = { atMs: 4000, kind: 'backend-crash', target: 'a1', forMs: null } as const;
  const run = simulate(patchScenario(namedScenarios.zones, { faults: [crash] }));
  const told = tell(viewOf(run, 11_000), 'en').join(' ');
  expect(told).toMatch(/LB_A sends \d+% to A, \d+% to B, \d+% to C\./);
  expect(told).toContain('LB_B sends 100% to B.');
  expect(told).toMatch(/\$\d[\d,]* a month/);
  expect(told).toContain('Zone A has 33.3% of the LBs and 25% of the healthy backends.');
  expect(told).toMatch(/it takes 4\.\d\sms on the mean within a zone so far, [5-7]\.\d\sms across zones\./);
  // Before the fault nobody has to cross.
  expect(tell(viewOf(run, 3900), 'en').join(' ')).toMatch(/within a zone so far; too few have crossed yet to say/);
});
