import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import type { Scenario } from '../../../../engine/scenario/schema';
import { simulate } from '../../../../engine/simulation/simulate';
import { viewOf } from '../../../../engine/story/view';
import { answerTimes, balances, onTheirWay, ruleOf } from './crossing';

const runOf = (zone: Partial<Scenario['policies']['zone']>, crossZoneMs = 1) =>
  simulate(
    patchScenario(namedScenarios.zones, {
      policies: { zone, cost: { crossZoneMs } },
      faults: [{ atMs: 4000, kind: 'backend-crash', target: 'a1', forMs: null }],
    }),
  );
const run = runOf({});

describe('why requests cross zones', () => {
  it('is that LBs are a larger part of all LBs than their zone is of the healthy backends', () => {
    expect(ruleOf(viewOf(run, 3900))).toBe('direct');
    expect(balances(viewOf(run, 3900))).toEqual(Array(3).fill({ callers: 0.3333, backends: 0.3333 }));
    expect(ruleOf(viewOf(run, 11_000))).toBe('residual');
    expect(balances(viewOf(run, 11_000))).toEqual([
      { callers: 0.3333, backends: 0.25 },
      { callers: 0.3333, backends: 0.375 },
      { callers: 0.3333, backends: 0.375 },
    ]);
  });

  it.each(['any', 'priority', 'locality-weighted', 'local-only'] as const)('is another under %s', (kind) => {
    const view = viewOf(runOf({ kind }), 11_000);
    expect(ruleOf(view)).toBe(kind);
    expect(balances(view)).toEqual([null, null, null]);
  });

  it('is nobody’s choice while fewer backends are healthy than zones take', () => {
    expect(ruleOf(viewOf(runOf({ minClusterSize: 9 }), 11_000))).toBe('off');
  });
});

it('an answer from another zone takes longer by what crossing takes; of a few there is no mean', () => {
  expect(answerTimes(viewOf(run, 3900)).across).toBeNull();
  const { home, across } = answerTimes(viewOf(runOf({ kind: 'any' }, 20), 11_000));
  expect(across! - home!).toBeGreaterThan(19);
  expect(across! - home!).toBeLessThan(21.5);
});

it('requests on their way are those sent of late, and none of what is to come', () => {
  const view = viewOf(run, 6000);
  const sent = onTheirWay(view, 200);
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter(({ sentMs }) => sentMs <= 5800 || sentMs > 6000)).toEqual([]);
});
