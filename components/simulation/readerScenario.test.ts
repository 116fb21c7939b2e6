import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../engine/scenario/named';
import { simulate } from '../../engine/simulation/simulate';
import { withFault } from './breaking';
import { isChosen, withOption, withZone } from './readerScenario';

const scenario = namedScenarios.anycast;
const modulo = { id: 'modulo-n', patch: { policies: { ecmp: { algorithm: 'modulo-n' } } } };
const bfd = { id: 'bfd', patch: { policies: { detection: { link: false, bfd: { txMs: 300, multiplier: 3 } } } } };
const hold = { id: 'hold', patch: { policies: { detection: { link: false, bfd: null } } } };

describe('a switch', () => {
  it('shows as chosen once the scenario is as its option makes it', () => {
    for (const option of [modulo, bfd, hold]) {
      expect(isChosen(scenario, option)).toBe(false);
      expect(isChosen(withOption(scenario, option), option)).toBe(true);
    }
  });

  it('changes its policy alone: same seed, same topology, same traffic, same faults', () => {
    const { policies: _, ...rest } = withOption(scenario, modulo);
    const { policies: __, ...before } = scenario;
    expect(rest).toEqual(before);
  });

  it('leaves out the faults of machines that it does not have', () => {
    const crash = (target: string) => ({ kind: 'lb-crash', target, forMs: null }) as const;
    const crashed = withFault(withFault(scenario, crash('lb-c'), 10), crash('lb-a'), 20);
    const oneBox = { id: 'one', patch: { topology: { lbs: scenario.topology.lbs.slice(0, 1) } } };
    expect(withOption(crashed, oneBox).faults.map(({ target }) => target)).toEqual(['lb-a']);
    expect(withOption(crashed, modulo).faults).toEqual(crashed.faults);
  });

  it('tells an option that switches something off from one that sets it', () => {
    expect(isChosen(withOption(scenario, bfd), hold)).toBe(false);
    expect(isChosen(withOption(scenario, hold), bfd)).toBe(false);
  });
});

describe('a machine that the reader moves', () => {
  it('stands in the other zone, be it an LB or a backend, and nothing else has changed', () => {
    for (const id of ['lb-a', 'a1']) {
      const moved = withZone(scenario, id, 'C');
      const before = [...scenario.topology.lbs, ...scenario.topology.backends];
      const after = [...moved.topology.lbs, ...moved.topology.backends];
      expect(after).toEqual(before.map((machine) => (machine.id === id ? { ...machine, zone: 'C' } : machine)));
      expect(withZone(moved, id, 'A')).toEqual(scenario);
    }
  });

  it('may leave its zone empty: the engine runs it', () => {
    const empty = ['a1', 'a2', 'a3'].reduce((now, id) => withZone(now, id, 'B'), scenario as typeof scenario);
    expect(() => simulate({ ...empty, durationMs: 1000 })).not.toThrow();
  });
});
