import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import type { Run } from '../../../../engine/simulation/run';
import { simulate } from '../../../../engine/simulation/simulate';
import { viewOf } from '../../../../engine/story/view';
import { describeView } from '../../describe/describe';

const lbs = (['l4', 'l7'] as const).flatMap((tier) =>
  ['A', 'B'].map((zone) => ({ id: `${tier}-${zone.toLowerCase()}`, zone, tier, weight: 1, cores: 4 })),
);
const losing = (target: string) =>
  simulate(
    patchScenario(namedScenarios.flagship, {
      topology: { lbs },
      policies: { entry: { tiers: 'two' }, l4: { tableSize: 251, connectionTracking: false } },
      faults: [{ atMs: 4000, kind: 'lb-crash', target, forMs: null }],
    }),
  );
const tell = (run: Run, tMs: number, locale: 'en' | 'ru' = 'en') => describeView('tiers', viewOf(run, tMs), locale);

describe('two tiers in words', () => {
  const withoutL4 = losing('l4-a');
  const withoutL7 = losing('l7-a');

  it('follows a connection through both tiers to its backend', () => {
    expect(tell(withoutL4, 3900)).toMatch(/Followed: flow \d+, on its LB: l4-[ab] → l7-[ab] → [abc]\d\./);
  });

  it('an L4 box gone: the connection is rerouted to the box where it ends, neither moved nor reset', () => {
    const text = tell(withoutL4, 5000);
    expect(text).toContain('l4-a: dead, 0 connections.');
    expect(text).toMatch(/Followed: flow \d+, rerouted: l4-b → l7-[ab] → [abc]\d\./);
    expect(text).toMatch(/Moved: 0; moved needlessly: 0; rerouted: [1-9]\d*; reset: 0; unanswered: 0\./);
  });

  it('an L7 box gone: the way ends there, until the checks have noticed', () => {
    expect(tell(withoutL7, 5000)).toMatch(/Followed: flow \d+, unanswered: l4-[ab] → l7-a\./);
    expect(tell(withoutL7, 5000)).toContain('l7-a: dead, still routed');
    expect(tell(withoutL7, 9000)).toMatch(/Followed: flow \d+, moved: l4-[ab] → l7-b → [abc]\d\./);
  });

  it('adds up what befell all connections so far: an L4 box lost costs nobody an answer, an L7 box does', () => {
    const soFar = /so far: (\d+) rerouted, (\d+) moved, (\d+) reset; somebody waited in vain for (.*)\.$/;
    const [, rerouted, moved, broken] = soFar.exec(tell(withoutL4, 9000))!;
    expect(Number(rerouted)).toBeGreaterThan(0);
    expect([moved, broken]).toEqual(['0', '0']);
    expect(soFar.exec(tell(withoutL7, 3000))!.slice(1)).toEqual(['0', '0', '0', '0\u00a0ms']);
    const [, , lost, reset, waited] = soFar.exec(tell(withoutL7, 11_900))!;
    expect(Number(lost)).toBeGreaterThan(0);
    expect(Number(reset)).toBeGreaterThan(0);
    expect(waited).toMatch(/^[1-9].*\ss$/);
  });

  it('says the same in Russian', () => {
    expect(tell(withoutL7, 5000, 'ru')).toMatch(/Под наблюдением поток \d+, без ответа: l4-[ab] → l7-a\./);
  });
});
