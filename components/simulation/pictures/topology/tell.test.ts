import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { viewOf } from '../../../../engine/story/view';
import { plainly } from '../../../words/manner';
import { describeView } from '../../describe/describe';

const run = simulate(
  patchScenario(namedScenarios.flagship, {
    faults: [
      { atMs: 4000, kind: 'lb-hang', target: 'lb-a', forMs: null },
      { atMs: 5000, kind: 'zone-loss', target: 'B', forMs: null },
    ],
  }),
);
const tell = (tMs: number, locale: 'en' | 'ru' = 'en') => describeView('topology', viewOf(run, tMs), locale);

describe('a whole topology in words', () => {
  it('tells that all is alive before the fault', () => {
    expect(tell(3900)).toContain('LBs alive: 3 of 3; backends alive: 9 of 9.');
    expect(tell(3900)).not.toContain('Dead');
    expect(tell(3900)).toContain('Every connection is where it was opened.');
  });

  it('names the dead that traffic is still sent to, until they are found out', () => {
    expect(tell(4400)).toContain('LBs alive: 2 of 3; backends alive: 9 of 9. Dead and still sent to: LB_A.');
    expect(tell(5100)).toContain('Dead and still sent to: b1, b2, b3.');
    expect(tell(5100)).toContain('LBs alive: 1 of 3; backends alive: 6 of 9.');
    expect(tell(12_000)).not.toContain('Dead');
  });

  it('does not tell as nothing what costs money: the tiers are crossed where no request leaves its zone', () => {
    const twoTiers = viewOf(simulate(namedScenarios['saas-day']), 240_000);
    expect(describeView('topology', twoTiers, 'en')).toMatch(/crossing between the tiers costs \$\d+ a month/);
    expect(describeView('topology', twoTiers, 'en', plainly)).toMatch(
      /Desks working: 12 of 12; doctors working: 18 of 18/,
    );
  });

  it('says the same in Russian', () => {
    expect(tell(4400, 'ru')).toContain('Живы LB: 2 из 3; бэкенды: 9 из 9. Мёртвы, но им ещё шлют: LB_A.');
  });
});
