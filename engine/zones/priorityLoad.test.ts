import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { type PriorityLevel, priorityLoad } from './priorityLoad';

const level = (hosts: number, healthy: number, rest: Partial<PriorityLevel> = {}): PriorityLevel => ({
  hosts,
  healthy,
  ...rest,
});

describe('priority load', () => {
  it('one of three backends lost: 93 % stays, 7 % fails over', () => {
    expect(priorityLoad({ levels: [level(3, 2), level(3, 3)] }).healthyLoad).toEqual([93, 7]);
  });

  it('what rounding leaves goes to the first level that has degraded hosts, where no host is healthy', () => {
    const levels = [level(100, 0), level(100, 0, { degraded: 1 }), level(100, 0, { degraded: 2 })];
    expect(priorityLoad({ levels, panicThresholdPercent: 0 }).degradedLoad).toEqual([0, 34, 66]);
  });

  it('what rounding leaves goes to the first level that has healthy hosts, be they one in a hundred', () => {
    const levels = [level(100, 0), level(100, 1), level(100, 2)];
    expect(priorityLoad({ levels, panicThresholdPercent: 0 }).healthyLoad).toEqual([0, 34, 66]);
  });

  it('a level whose hosts are all excluded has no score, its weight excluded as well', () => {
    const warming = [
      level(2, 0, { excluded: 2 }),
      level(2, 0, { excluded: 2, weights: { total: 9, healthy: 0, excluded: 9 } }),
    ];
    for (const first of warming)
      expect(priorityLoad({ levels: [first, level(1, 1)] })).toMatchObject({
        healthyScore: [0, 100],
        healthyLoad: [0, 100],
      });
  });

  it('a level is fully available until fewer than 1 / 1.4 of its hosts are healthy', () => {
    expect(priorityLoad({ levels: [level(100, 72), level(100, 100)] }).healthyLoad).toEqual([100, 0]);
    expect(priorityLoad({ levels: [level(100, 71), level(100, 100)] }).healthyLoad).toEqual([99, 1]);
  });

  it('no panic while the levels together can carry everything, however few hosts one of them has left', () => {
    expect(priorityLoad({ levels: [level(100, 1), level(100, 100)] }).panic).toEqual([false, false]);
  });

  it('exactly at the threshold a level is not in panic', () => {
    const strained = [level(100, 20), level(100, 15)];
    expect(priorityLoad({ levels: strained, panicThresholdPercent: 20 }).panic).toEqual([false, true]);
  });

  it('degraded hosts keep a level out of panic, and take what healthy ones leave', () => {
    const load = priorityLoad({ levels: [level(100, 10, { degraded: 45 })] });
    expect(load).toMatchObject({ normalizedTotal: 77, panic: [false], healthyLoad: [19], degradedLoad: [81] });
  });

  it('in total panic the load follows the host counts, the excluded included', () => {
    expect(priorityLoad({ levels: [level(6, 0, { excluded: 2 }), level(4, 1)] })).toMatchObject({
      isTotalPanic: true,
      healthyLoad: [60, 40],
    });
  });

  it('in total panic what rounding leaves goes to the first level that has hosts', () => {
    expect(priorityLoad({ levels: [level(0, 0), level(1, 0), level(1, 0), level(1, 0)] })).toMatchObject({
      isTotalPanic: true,
      healthyLoad: [0, 34, 33, 33],
    });
  });

  it('without any host P0 gets everything', () => {
    expect(priorityLoad({ levels: [level(0, 0), level(0, 0)] }).healthyLoad).toEqual([100, 0]);
  });

  it('nothing healthy and panic switched off: P0 gets everything, and fails', () => {
    const load = priorityLoad({ levels: [level(5, 0), level(5, 0)], panicThresholdPercent: 0 });
    expect(load).toMatchObject({
      panic: [false, false],
      isTotalPanic: false,
      healthyLoad: [100, 0],
      degradedLoad: [0, 0],
    });
  });

  it('weights replace counts where they are given', () => {
    const heavy = level(4, 2, { weights: { total: 10, healthy: 6 } });
    expect(priorityLoad({ levels: [heavy, level(1, 1)], overprovisioningPercent: 100 }).healthyLoad).toEqual([60, 40]);
  });

  it('the load is always 100 % in all', () => {
    const anyLevel = fc
      .record({ healthy: fc.nat(30), degraded: fc.nat(30), dead: fc.nat(30), excluded: fc.nat(30) })
      .map(({ healthy, degraded, dead, excluded }) =>
        level(healthy + degraded + dead + excluded, healthy, { degraded, excluded }),
      );
    fc.assert(
      fc.property(fc.array(anyLevel, { minLength: 1, maxLength: 6 }), fc.nat(100), (levels, panicThresholdPercent) => {
        const { healthyLoad, degradedLoad } = priorityLoad({ levels, panicThresholdPercent });
        expect([...healthyLoad, ...degradedLoad].reduce((a, b) => a + b)).toBe(100);
      }),
    );
  });

  it.each([
    ['levels', []],
    ['levels[0].healthy', [level(3, 4)]],
    ['levels[1].excluded', [level(3, 3), level(2, 0, { excluded: 3 })]],
    ['levels[0].weights.excluded', [level(2, 1, { weights: { total: 2, healthy: 0, excluded: 2 } })]],
    ['levels[0].weights.excluded', [level(1, 0, { weights: { total: 1, healthy: 0, excluded: 1 } })]],
    ['levels[0].weights.healthy', [level(2, 1, { weights: { total: 10, healthy: 7, excluded: 4 } })]],
    ['levels[0].weights.degraded', [level(2, 1, { weights: { total: 10, healthy: 6, degraded: 5 } })]],
  ])('bad %s is refused by name', (field, levels) => {
    expect(() => priorityLoad({ levels })).toThrow(EngineError);
    expect(() => priorityLoad({ levels })).toThrow(`${field}:`);
  });
});
