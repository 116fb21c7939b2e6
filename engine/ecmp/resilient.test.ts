import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import {
  createResilientGroup,
  type ResilientGroup,
  type ResilientHop,
  replaceHops,
  touchBucket,
  upkeep,
} from './resilient';

const hops = (...weights: readonly number[]): ResilientHop[] =>
  weights.map((weight, index) => ({ id: index + 1, weight }));

function bucketsOf(group: ResilientGroup, id: number): number {
  return group.buckets.filter((owner) => owner === id).length;
}

function touchAll(group: ResilientGroup, nowMs: number): void {
  for (const bucket of group.buckets.keys()) touchBucket(group, bucket, nowMs);
}

describe('a resilient group', () => {
  it('deals out every bucket, as many to each hop as it wants', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 200 }),
        (weights, buckets) => {
          const group = createResilientGroup(hops(...weights), { buckets });
          expect(group.hops.map(({ id }) => bucketsOf(group, id))).toEqual(group.wants);
          expect(group.wants.reduce((a, b) => a + b, 0)).toBe(buckets);
          expect(group.unbalancedSinceMs).toBeUndefined();
        },
      ),
    );
  });

  it('waits a millisecond for balance if told so, and then moves busy buckets', () => {
    const alone = createResilientGroup(hops(1), { buckets: 4, unbalancedTimerMs: 1 });
    touchAll(alone, 0);
    const { group, migrated } = replaceHops(alone, hops(1, 1), 0);
    expect(migrated).toEqual([]);
    expect(upkeep(group, 1).migrated).toEqual([]);
    expect(upkeep(group, 1.5).migrated).toHaveLength(2);
  });

  it('moves the buckets of a lost hop at once, busy or not', () => {
    const group = createResilientGroup(hops(1, 1), { buckets: 8 });
    touchAll(group, 0);
    const { group: after, migrated } = replaceHops(group, [{ id: 1, weight: 1 }], 0);
    expect(migrated).toEqual([0, 1, 2, 3]);
    expect(bucketsOf(after, 1)).toBe(8);
  });

  it('moves the buckets of an overweight hop once they have been idle for the idle timer, not before', () => {
    const group = createResilientGroup(hops(1, 1), { buckets: 8, idleTimerMs: 1000 });
    touchAll(group, 500);
    const grown = replaceHops(group, hops(3, 1), 500);
    expect(grown.migrated).toEqual([]);
    expect(upkeep(grown.group, 1499).migrated).toEqual([]);
    expect(upkeep(grown.group, 1500).migrated).toEqual([0, 1]);
  });

  it('takes a bucket that has just migrated for idle until a packet passes', () => {
    const group = createResilientGroup(hops(1, 1), { buckets: 8, idleTimerMs: 1000 });
    touchAll(group, 0);
    const alone = replaceHops(group, [{ id: 1, weight: 1 }], 0).group;
    const back = replaceHops(alone, hops(1, 1), 1);
    expect(back.migrated).toEqual([0, 1, 2, 3]);
  });

  it('moves busy buckets when it has been out of balance for longer than the unbalanced timer', () => {
    const group = createResilientGroup(hops(1, 1), { buckets: 8, idleTimerMs: 1000, unbalancedTimerMs: 5000 });
    touchAll(group, 100);
    const grown = replaceHops(group, hops(3, 1), 100).group;
    expect(grown.unbalancedSinceMs).toBe(100);
    touchAll(grown, 5100);
    expect(upkeep(grown, 5100).migrated).toEqual([]);
    const balanced = upkeep(grown, 5101);
    expect(balanced.migrated).toEqual([0, 1]);
    expect(balanced.group.unbalancedSinceMs).toBeUndefined();
  });

  it('goes on counting from the first imbalance when another change comes before it is balanced', () => {
    const group = createResilientGroup(hops(1, 1), { buckets: 8, unbalancedTimerMs: 5000 });
    touchAll(group, 0);
    const grown = replaceHops(group, hops(2, 1), 100).group;
    touchAll(grown, 3000);
    expect(replaceHops(grown, hops(3, 1), 3000).group.unbalancedSinceMs).toBe(100);
  });

  it('never forces a busy bucket when the unbalanced timer is 0', () => {
    const group = createResilientGroup(hops(1, 1), { buckets: 8 });
    touchAll(group, 0);
    const grown = replaceHops(group, hops(3, 1), 0).group;
    touchAll(grown, 1e9);
    expect(upkeep(grown, 1e9).migrated).toEqual([]);
  });

  it('keeps the earlier group as it was', () => {
    const group = createResilientGroup(hops(1, 1), { buckets: 8 });
    const before = [...group.buckets];
    replaceHops(group, hops(3, 1), 0);
    upkeep(group, 1e9);
    expect([...group.buckets]).toEqual(before);
  });

  it('has no next hop in any bucket when the last hop is gone', () => {
    const group = replaceHops(createResilientGroup(hops(1), { buckets: 4 }), [], 0).group;
    expect([...group.buckets]).toEqual([-1, -1, -1, -1]);
  });

  it('refuses bad sizes, timers and hops', () => {
    expect(() => createResilientGroup(hops(1), { buckets: 0 })).toThrow(EngineError);
    expect(() => createResilientGroup(hops(1), { buckets: 65_536 })).toThrow(EngineError);
    expect(() => createResilientGroup(hops(1), { buckets: 8, idleTimerMs: -1 })).toThrow(EngineError);
    expect(() => createResilientGroup(hops(0), { buckets: 8 })).toThrow(EngineError);
    expect(() => createResilientGroup([...hops(1), ...hops(1)], { buckets: 8 })).toThrow('hops: expected distinct ids');
  });
});
