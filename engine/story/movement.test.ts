import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import type { Fault } from '../scenario/schema';
import { simulate } from '../simulation/simulate';
import { movementOf } from './movement';

const isWanted = (lb: number) => lb !== 9;
const of = (from: readonly [number, number], to: readonly [number, number]) =>
  movementOf({ hop: from[0], end: from[1] }, { hop: to[0], end: to[1] }, isWanted);

describe('what a change does to a connection', () => {
  it('is a move where it ends at another box: needless where the box that it left was alive and wanted', () => {
    expect(of([1, 1], [2, 2])).toBe('needless');
    expect(of([9, 9], [2, 2])).toBe('moved');
    expect(of([0, 1], [0, 2])).toBe('needless');
  });

  it('is no move where another L4 box carries it to the same end, nor where it ends nowhere', () => {
    expect(of([0, 5], [1, 5])).toBe('rerouted');
    expect(of([0, 5], [0, 5])).toBe('kept');
    expect(of([0, 5], [1, -1])).toBe('kept');
    expect(of([0, -1], [1, 5])).toBe('kept');
  });
});

const lbs = (['l4', 'l7'] as const).flatMap((tier) =>
  ['A', 'B'].map((zone) => ({ id: `${tier}-${zone.toLowerCase()}`, zone, tier, weight: 1, cores: 4 })),
);
const losing = (connectionTracking: boolean, ...faults: Fault[]) =>
  simulate(
    patchScenario(namedScenarios.flagship, {
      topology: { lbs },
      policies: { entry: { tiers: 'two' }, l4: { tableSize: 251, connectionTracking } },
      faults,
    }),
  );
const crash = (target: string, atMs: number): Fault => ({ kind: 'lb-crash', target, atMs, forMs: null });

describe('with two tiers', () => {
  it('an L4 box lost reroutes its connections, an L7 box lost moves them with cause', () => {
    expect(losing(false, crash('l4-a', 4000)).failovers[0]).toMatchObject({ moved: 0, movedNeedlessly: 0 });
    expect(losing(false, crash('l4-a', 4000)).failovers[0]!.rerouted).toBeGreaterThan(50);
    const { moved, movedNeedlessly, rerouted } = losing(false, crash('l7-a', 4000)).failovers[0]!;
    expect([movedNeedlessly, rerouted]).toEqual([0, 0]);
    expect(moved).toBeGreaterThan(50);
  });

  it('a connection that leaves a dead L7 box because its L4 box is lost has not moved needlessly', () => {
    const run = losing(true, crash('l7-a', 3000), crash('l4-a', 8000));
    const moves = run.events.flatMap((event) => (event.kind === 'flow-moved' ? [event] : []));
    const fromDead = moves.filter(({ from }) => from === 'l7-a');
    expect(fromDead.length).toBeGreaterThan(0);
    expect(fromDead.filter(({ needless }) => needless)).toEqual([]);
  });
});
