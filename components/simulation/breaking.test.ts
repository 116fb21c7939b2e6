import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAULT_KINDS } from '../../engine/scenario/faultKinds';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import type { Fault, Scenario } from '../../engine/scenario/schema';
import {
  faultsOf,
  grouped,
  isUnderWay,
  type Strike,
  strikeMs,
  strikesFor,
  usualStrike,
  withFault,
  withFaultAt,
  withFaultOver,
  withoutFault,
} from './breaking';

const scenario = namedScenarios.anycast;
const crash = (target: string): Strike => ({ kind: 'lb-crash', target, forMs: null });
const broken = (...faults: Fault[]): Scenario => patchScenario(scenario, { faults });
const at = (atMs: number, strike: Strike): Fault => ({ atMs, ...strike });

describe('a fault of the reader’s', () => {
  it('is added to those of the lesson', () => {
    const once = withFault(scenario, crash('lb-b'), 5123);
    expect(once.faults).toEqual([...scenario.faults, { atMs: 5123, kind: 'lb-crash', target: 'lb-b', forMs: null }]);
  });

  it('keeps its strength', () => {
    const spike = { id: 'spike', kind: 'spike', target: '', forMs: 2000, factor: 8 } as const;
    const { id: _, ...fault } = { ...spike, atMs: 0 };
    expect(withFault(scenario, spike, 0).faults.at(-1)).toEqual(fault);
  });

  it('begins in the moment that is shown, be it a part of a millisecond', () => {
    expect(strikeMs(scenario, 1319.6)).toBe(1319);
  });

  it('pressed when the run is over goes to its middle: half of the run shows what it does', () => {
    expect(strikeMs(scenario, scenario.durationMs)).toBe(scenario.durationMs / 2);
    expect(strikeMs(scenario, scenario.durationMs * 0.94)).toBe(scenario.durationMs * 0.94);
  });

  it('begins while at least a twentieth of the run is left, and never after the moment that is shown', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: scenario.durationMs, noNaN: true }), (tMs) => {
        const atMs = strikeMs(scenario, tMs);
        expect(atMs).toBeLessThanOrEqual(Math.min(tMs, scenario.durationMs * 0.95));
      }),
    );
  });
});

it('what can happen to a box begins with its death: that is offered to everybody, as is what the author gives everybody', () => {
  const hang: Strike = { kind: 'lb-hang', target: 'lb-a', forMs: 1000 };
  const forAll = (authored: readonly Strike[]) =>
    strikesFor(scenario, 'lb-a', authored).flatMap(({ kind, from }) => (from ? [] : [kind]));
  expect(forAll([])).toEqual(['lb-crash']);
  expect(forAll([hang])).toEqual(['lb-crash', 'lb-hang']);
});

describe('a fault that is set', () => {
  const two = broken(at(4000, crash('lb-a')), at(5000, { ...crash('lb-b'), forMs: 1000 }));

  it('is moved alone, in whole milliseconds, and not out of the run', () => {
    const times = (toMs: number) => withFaultAt(two, 1, toMs).faults.map(({ atMs }) => atMs);
    expect([7000.4, -5, 1e9].map(times)).toEqual([
      [4000, 7000],
      [4000, 0],
      [4000, scenario.durationMs],
    ]);
    expect(withFaultAt(two, 1, 7000).faults[1]).toEqual({ ...two.faults[1], atMs: 7000 });
  });

  it('is over when the reader says so, and gone when it is removed', () => {
    expect(withFaultOver(two, 0, 6000.7).faults).toEqual([{ ...two.faults[0], forMs: 2000 }, two.faults[1]]);
    expect(withoutFault(two, 0).faults).toEqual([two.faults[1]]);
  });

  it('is under way from its moment on, until it is over', () => {
    const [forGood, forASecond] = two.faults as [Fault, Fault];
    expect([3999, 4000, 1e6].map((tMs) => isUnderWay(forGood, tMs))).toEqual([false, true, true]);
    expect([4999, 5000, 5999, 6000].map((tMs) => isUnderWay(forASecond, tMs))).toEqual([false, true, true, false]);
  });
});

describe('what can happen to a box', () => {
  const kinds = (id: string, of: Scenario = scenario) => strikesFor(of, id, []).map(({ kind }) => kind);

  it('is what its kind of machine can suffer, and what befalls its zone', () => {
    expect(kinds('lb-a')).toEqual([
      'lb-crash',
      'proxy-death',
      'daemon-death',
      'lb-hang',
      'link-down',
      'list-skew',
      'drain',
      'zone-loss',
    ]);
    expect(kinds('a1')).toContain('backend-slow');
    expect(kinds('a1')).not.toContain('lb-crash');
  });

  it('is no death of a daemon where nobody speaks BGP or VRRP', () => {
    expect(kinds('lb-a', namedScenarios['one-lb'])).not.toContain('daemon-death');
  });

  it('is measured out as its author has done, where one has', () => {
    const slow: Strike = { kind: 'backend-slow', target: 'a1', forMs: 8000, factor: 15 };
    const offered = strikesFor(scenario, 'a1', [slow]).filter(({ kind }) => kind === 'backend-slow');
    expect(offered).toEqual([slow]);
    expect(strikesFor(scenario, 'a2', [slow])).not.toContainEqual(slow);
  });

  it('can be run, each of it, in every scenario', () => {
    for (const one of Object.values(namedScenarios))
      for (const { id } of [...one.topology.lbs, ...one.topology.backends])
        for (const strike of strikesFor(one, id, [])) expect(() => withFault(one, strike, 0)).not.toThrow();
  });

  it('has happened by faults of its own, of its zone, of its region, and by a deployment', () => {
    const deploy: Strike = { kind: 'deploy', target: '', forMs: null, periodMs: 1000 };
    const zone: Strike = { kind: 'zone-loss', target: 'A', forMs: null };
    const part: Strike = { kind: 'zone-partial', target: 'A', forMs: null, factor: 0.5 };
    const all = broken(at(1, crash('lb-a')), at(2, zone), at(3, deploy), at(4, part), at(5, crash('lb-b')));
    expect(faultsOf(all, 'lb-a')).toEqual([0, 1]);
    expect(faultsOf(all, 'a1')).toEqual([1, 2, 3]);
    expect(faultsOf(all, 'lb-b')).toEqual([4]);
    const inRegions = patchScenario(scenario, {
      topology: {
        regions: [
          { id: 'west', zones: ['A', 'B'], vip: '203.0.113.10' },
          { id: 'east', zones: ['C'], vip: '203.0.113.20' },
        ],
      },
      faults: [at(1, { kind: 'region-loss', target: 'west', forMs: null })],
    });
    expect(['lb-a', 'b1', 'lb-c'].map((id) => faultsOf(inRegions, id))).toEqual([[0], [0], []]);
  });
});

describe('groups of faults', () => {
  it('hold every kind once, deaths first', () => {
    const all = FAULT_KINDS.map((kind) => usualStrike(kind, '', scenario));
    const groups = grouped(all);
    expect(groups[0]!.group).toBe('dies');
    expect(groups.flatMap(({ strikes }) => strikes.map(({ kind }) => kind)).sort()).toEqual([...FAULT_KINDS].sort());
  });

  it('are left out where they hold none', () => {
    expect(grouped([crash('lb-a')])).toEqual([{ group: 'dies', strikes: [crash('lb-a')] }]);
  });
});
