import { describe, expect, it } from 'vitest';
import { disruption } from '../maglev/disruption';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import { simulate } from '../simulation/simulate';
import { fillOf, slotChange, slotOf, tableChangeAt, tableOf, targetsOf } from './tables';

const crash = { atMs: 4000, kind: 'backend-crash', target: 'b1', forMs: null } as const;
const runOf = (patch: ScenarioPatch = {}) =>
  simulate(
    patchScenario(namedScenarios['maglev-l4'], {
      policies: { l4: { tableSize: 251, connectionTracking: false }, lists: { spreadMs: 3000 } },
      faults: [crash],
      ...patch,
    }),
  );
const run = runOf();
const b1 = run.scenario.topology.backends.findIndex(({ id }) => id === 'b1');

describe('the tables of L4 LBs', () => {
  it('are one for all LBs that hold one list', () => {
    expect(tableOf(run, run.worlds[0]!, 0)).toBe(tableOf(run, run.worlds[0]!, 1));
  });

  it('are filled at the start, and anew when the news of a death reaches each LB, at its own time', () => {
    expect(tableChangeAt(run, 0, 3999)).toMatchObject({ tMs: 0, before: null });
    const changes = run.scenario.topology.lbs.map((_, lb) => tableChangeAt(run, lb, run.scenario.durationMs));
    for (const { tMs, before, after } of changes) {
      expect(tMs).toBeGreaterThan(4000);
      expect([before!.has(b1), after.has(b1)]).toEqual([true, false]);
    }
    expect(changes[0]!.tMs).not.toBe(changes[1]!.tMs);
    const heardMs = run.events.flatMap(({ kind, tMs }) => (kind === 'list-updated' ? [tMs] : []));
    expect(changes.map(({ tMs }) => tMs).toSorted((a, b) => a - b)).toEqual(heardMs);
  });

  it('change in the slots of the dead and in few others, as the comparison of both tables counts them', () => {
    const change = tableChangeAt(run, 0, run.scenario.durationMs);
    const kinds = Array.from(change.after.slots!, (_, slot) => slotChange(change, slot));
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    const found = disruption(change.before!.slots!, change.after.slots!, new Set([b1]));
    expect(count('changed')).toBe(found.slotsOwnedByRemoved);
    expect(count('needless')).toBe(found.changedSlotsWhoseOwnerSurvived);
    expect(count('changed')).toBeGreaterThan(0);
  });

  it('give a backend that comes back its slots with cause, and only shift a few others', () => {
    const back = runOf({ faults: [{ ...crash, forMs: 3000 }] });
    const change = tableChangeAt(back, 0, back.scenario.durationMs);
    expect([change.before!.has(b1), change.after.has(b1)]).toEqual([false, true]);
    for (const [slot, owner] of change.after.slots!.entries())
      if (owner === b1) expect(slotChange(change, slot)).toBe('changed');
  });

  it('hold, for every flow that was looked up, the backend that the run gave it', () => {
    for (const { steps } of run.flows)
      for (const { tuple, lb, backend, state, world } of steps) {
        if (state !== 'open' || backend < 0) continue;
        const table = tableOf(run, run.worlds[world]!, lb);
        expect(table.slots![slotOf(table, tuple)]).toBe(backend);
      }
  });

  it('end as their recorded turns do', () => {
    for (const lb of [0, 1]) {
      const { after } = tableChangeAt(run, lb, run.scenario.durationMs);
      const { order, steps } = fillOf(run, after);
      const filled = Int32Array.from(after.slots!, () => -1);
      for (const { backend, slot } of steps) filled[slot] = order[backend]!.index;
      expect(filled).toEqual(after.slots);
      expect(order.map(({ index }) => targetsOf(run.scenario)[index]!.id)).not.toContain('b1');
    }
  });

  it('do not exist where each LB takes its own turn', () => {
    const own = runOf({ policies: { l4: { choice: 'round-robin', connectionTracking: true } } });
    const table = tableOf(own, own.worlds[0]!, 0);
    expect(slotOf(table, own.flows[0]!.steps[0]!.tuple)).toBe(-1);
  });
});
