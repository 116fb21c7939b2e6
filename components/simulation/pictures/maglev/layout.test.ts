import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { isMove } from '../../../../engine/story/movement';
import { fillOf, tableChangeAt } from '../../../../engine/story/tables';
import { viewOf } from '../../../../engine/story/view';
import { claimedUntil } from './Lists';
import { fillWay, layoutOf, rowOfFlow } from './layout';

const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
const runOf = (tableSize: number) =>
  simulate(patchScenario(namedScenarios['maglev-l4'], { policies: { l4: { tableSize } }, faults: [crash] }));
const large = runOf(65_537);
const small = runOf(11);

describe('the slots that are drawn', () => {
  it('of a large table are those around the slot of the connection that is looked up', () => {
    const { slot, slots } = layoutOf(viewOf(large, 3000), null);
    expect(slots.length % 2).toBe(1);
    expect(slots[(slots.length - 1) / 2]).toBe(slot);
  });

  it('of a small one are all, with the lists by which it is filled', () => {
    const layout = layoutOf(viewOf(small, 3000), null);
    expect(layout.slots).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(layout.lists).not.toBeNull();
  });

  it('follow the connection that the reader asks about', () => {
    const view = viewOf(large, 3000);
    const asked = view.frame.flows.at(-1)!.id;
    expect(layoutOf(view, asked).flow?.id).toBe(asked);
  });
});

describe('the filling of a small table', () => {
  it('goes turn by turn from nothing to the whole table', () => {
    const { after } = tableChangeAt(small, 0, 0);
    const counts = [0, 0.25, 0.5, 0.75, 1].map((way) => claimedUntil(small, after, way).size);
    expect(counts[0]).toBe(0);
    expect(counts.at(-1)).toBe(fillOf(small, after).steps.length);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    for (const [slot, owner] of claimedUntil(small, after, 0.5)) expect(after.slots![slot]).toBe(owner);
  });

  it('begins with the run and is over before long', () => {
    expect(fillWay(viewOf(small, 0), 0)).toBe(0);
    expect(fillWay(viewOf(small, 3000), 0)).toBe(1);
  });
});

it('a connection that was moved slides from the row of its LB to that of the next', () => {
  const id = large.flows.find(({ steps }) => steps.some(({ movement }) => isMove(movement)))!.id;
  const { tMs } = large.flows[id]!.steps.find(({ movement }) => isMove(movement))!;
  const at = (ms: number) => {
    const view = viewOf(large, ms);
    const flow = view.frame.flows.find((one) => one.id === id)!;
    return { row: rowOfFlow(view, flow), lb: flow.lb };
  };
  const before = at(tMs - 1);
  const after = at(tMs + 1500);
  expect([before.row, after.row]).toEqual([before.lb, after.lb]);
  const [low, high] = [before.row, after.row].sort();
  expect(at(tMs + 300).row).toBeGreaterThan(low!);
  expect(at(tMs + 300).row).toBeLessThan(high!);
});
