import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import { simulate } from '../../engine/simulation/simulate';
import { whenAbsent } from './defaults';
import { at, withAt } from './draft';
import { fieldsOf, flat } from './fields';

const { flagship } = namedScenarios;

/** Each optional number and switch is absent here, and matters. */
const situation = patchScenario(flagship, {
  durationMs: 5000,
  traffic: { returningShare: 0.5 },
  policies: {
    detection: { link: false, bfd: { txMs: 200, multiplier: 3 } },
    slowStart: { windowMs: 2000 },
    ejection: {
      ...{ consecutive5xx: 2, intervalMs: 500, baseEjectionMs: 1000, maxEjectionMs: 3000, maxEjectionPercent: 10 },
    },
    retries: { attempts: 3 },
  },
  faults: [
    { atMs: 500, kind: 'backend-grey', target: 'a1', forMs: null, factor: 0.9 },
    { atMs: 1000, kind: 'backend-crash', target: 'b1', forMs: 1000 },
    { atMs: 2000, kind: 'lb-hang', target: 'lb-a', forMs: 1000 },
  ],
});

const optional = ['policies', 'topology.backends.*']
  .flatMap((part) => flat(fieldsOf(part)))
  .map(({ path }) => path.replace('*', '0'))
  .filter((path) => whenAbsent(path, situation) !== undefined);

const outcome = (scenario: typeof situation) => JSON.stringify({ ...simulate(scenario), scenario: null });

describe('the value shown for an absent field', () => {
  it('is what the engine takes: a run is the same with it as without', () => {
    const before = outcome(situation);
    const tried = [...optional, 'sampledFlows'].map((path) => {
      expect([path, at(situation, path)]).toEqual([path, undefined]);
      return [path, outcome(withAt(situation, path, whenAbsent(path, situation))) === before];
    });
    expect(tried.filter(([, isSame]) => !isSame)).toEqual([]);
    expect(tried).toHaveLength(12);
  });

  it('is there for every optional number but the length of a line, which has no end', () => {
    const numbers = ['policies', 'traffic', 'topology.lbs.*', 'topology.backends.*', 'topology.clients.*']
      .flatMap((part) => flat(fieldsOf(part)))
      .filter((field) => field.kind === 'number' && field.isOptional && !field.isNullable);
    const without = numbers.filter(({ path }) => whenAbsent(path, situation) === undefined);
    expect(without.map(({ path }) => path)).toEqual(['topology.backends.*.queue']);
  });
});
