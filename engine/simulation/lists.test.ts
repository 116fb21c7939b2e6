import { describe, expect, it } from 'vitest';
import { stream, uniform } from '../random';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { simulate } from './simulate';

const { flagship } = namedScenarios;
const lbs = flagship.topology.lbs.map(({ id }) => id);

/** When each backend’s drain was news, and when each LB was told. */
function told(spreadMs: number) {
  const drains = ['a1', 'b1', 'c1'].map((target, n) => ({
    ...{ kind: 'drain' as const, target, atMs: 1000 * (n + 1), forMs: null },
  }));
  const { events } = simulate(
    patchScenario(flagship, { durationMs: 6000, policies: { lists: { spreadMs } }, faults: drains }),
  );
  const removedMs = events.flatMap(({ kind, tMs }) => (kind === 'backend-removed' ? [tMs] : []));
  const heard = events.flatMap((event) => (event.kind === 'list-updated' ? [[event.subject, event.tMs] as const] : []));
  return { removedMs, heard };
}

describe('news of the backends', () => {
  it.each([0.5, 1, 800])('spread over %d ms reach each LB at a moment of its own, drawn anew for each change', (ms) => {
    const { removedMs, heard } = told(ms);
    expect(removedMs).toEqual([1000, 2000, 3000]);
    const expected = removedMs.flatMap((tMs, nth) =>
      lbs.map((id, lb) => [id, tMs + ms * uniform(stream(flagship.seed, `lists ${nth}`), lb, 0)] as const),
    );
    expect(heard).toEqual(expected.toSorted(([, a], [, b]) => a - b));
  });

  it('that reach all at once are no event of their own', () => {
    const { removedMs, heard } = told(0);
    expect(removedMs).toHaveLength(3);
    expect(heard).toEqual([]);
  });
});

it('connections of a dead L7 LB move as each L4 LB hears of it, which is told of that LB’s failure', () => {
  const edges = flagship.topology.lbs.map((lb) => ({ ...lb, id: `edge-${lb.zone}`, tier: 'l4' as const }));
  const run = simulate(
    patchScenario(flagship, {
      sampledFlows: 1000,
      topology: { lbs: [...flagship.topology.lbs, ...edges] },
      policies: { entry: { tiers: 'two' }, l4: { tableSize: 251 }, lists: { spreadMs: 800 } },
      faults: [{ kind: 'lb-crash', target: 'lb-b', atMs: 4000, forMs: null }],
    }),
  );
  const moved = run.events.filter(({ kind }) => kind === 'flow-moved');
  expect(moved.length).toBeGreaterThan(30);
  expect(run.failovers[0]!.moved).toBe(moved.length);
});
