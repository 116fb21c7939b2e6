import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mmc } from './mmc';
import { supermarketTime } from './supermarket';

const loads = fc.double({ min: 0.5, max: 0.999, noNaN: true });

/** From the equilibrium itself: a backend has i requests or more as often as an arrival draws none with fewer than i − 1. */
function fromTails(load: number, choices: number): number {
  let inSystem = 0;
  for (let tail = load; tail > 1e-18; tail = load * tail ** choices) inSystem += tail;
  return inSystem / load;
}

describe('the supermarket model', () => {
  it.each([
    [0.9, 1, 10],
    [0.5, 2, 1 + 0.5 ** 2 + 0.5 ** 6 + 0.5 ** 14 + 0.5 ** 30],
    [0, 2, 1],
  ])('at a load of %d with %d choices: %d service times', (load, choices, time) => {
    expect(supermarketTime(load, choices)).toBeCloseTo(time, 12);
  });

  it('is the equilibrium in which arrivals and departures of every length of queue balance', () => {
    fc.assert(
      fc.property(loads, fc.integer({ min: 2, max: 10 }), (load, choices) => {
        expect(supermarketTime(load, choices)).toBeCloseTo(fromTails(load, choices), 9);
      }),
    );
  });

  it('is a single server with one choice, and sooner done with each choice more', () => {
    fc.assert(
      fc.property(loads, fc.integer({ min: 1, max: 10 }), (load, choices) => {
        const single = mmc({ arrivalsPerSecond: load, servicesPerSecond: 1, servers: 1 });
        expect(supermarketTime(load, 1)).toBeCloseTo(single.stable ? single.meanResponseS : Number.NaN, 6);
        expect(supermarketTime(load, choices + 1)).toBeLessThan(supermarketTime(load, choices));
      }),
    );
  });

  it.each([
    [1, 2, 'load: expected a number from 0, below 1'],
    [-0.1, 2, 'load:'],
    [Number.NaN, 2, 'load:'],
    [0.5, 0, 'choices:'],
    [0.5, 1.5, 'choices:'],
  ])('refuses a load of %d with %d choices', (load, choices, why) => {
    expect(() => supermarketTime(load, choices)).toThrow(why);
  });
});
