import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import { changesOf } from './scenarioChanges';

describe('what differs between two scenarios', () => {
  const anycast = namedScenarios.anycast!;

  it('is nothing between equal ones, however they were made', () => {
    expect(changesOf(anycast, structuredClone(anycast))).toEqual([]);
  });

  it('names each changed field once, with both values', () => {
    const changed = patchScenario(anycast, { seed: 77, policies: { entry: { kind: 'vrrp' } } });
    expect(changesOf(anycast, changed)).toEqual([
      { field: 'seed', from: anycast.seed, to: 77 },
      { field: 'policies.entry.kind', from: 'ecmp', to: 'vrrp' },
    ]);
  });

  it('looks into lists by position, and shows what was added', () => {
    const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null };
    expect(changesOf({ faults: [crash] }, { faults: [{ ...crash, target: 'lb-b' }] })).toEqual([
      { field: 'faults[0].target', from: 'lb-a', to: 'lb-b' },
    ]);
    expect(changesOf({ faults: [] }, { faults: [crash] })).toEqual([
      { field: 'faults[0]', from: undefined, to: crash },
    ]);
  });

  it('tells null from a missing object', () => {
    expect(changesOf({ bfd: { txMs: 300 } }, { bfd: null })).toEqual([{ field: 'bfd', from: { txMs: 300 }, to: null }]);
  });
});
