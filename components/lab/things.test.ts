import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../engine/scenario/named';
import type { LbSpec } from '../../engine/scenario/schema';
import { emptied, withName } from './draft';
import type { Draft } from './labState';
import { readinessOf } from './readiness';
import {
  boxNamed,
  indexOfThing,
  lastOf,
  namesOf,
  type Thing,
  type ThingList,
  withCopyOf,
  withNew,
  without,
} from './things';

const { flagship } = namedScenarios;
const saas = namedScenarios['saas-day'];
const LISTS: readonly ThingList[] = ['regions', 'zones', 'lbs', 'backends', 'clients'];
const countsOf = (draft: Draft) => LISTS.map((list) => namesOf(draft, list).length);
const stateOf = (draft: Draft) => readinessOf(draft).state;
const namesOfAll = ({ topology: { lbs, backends, clients } }: Draft) =>
  [...lbs, ...backends, ...clients].map(({ id }) => id);
const firstOf = (draft: Draft, list: ThingList): Thing => ({ list, id: namesOf(draft, list)[0]! });

describe('a thing of a topology', () => {
  it('is found by its name, and a box by the name that a picture says', () => {
    expect(boxNamed(flagship, 'b2')).toEqual({ list: 'backends', id: 'b2' });
    expect(boxNamed(flagship, 'B')).toBeUndefined();
    expect(indexOfThing(saas, { list: 'regions', id: 'us' })).toBe(1);
    expect(indexOfThing(saas, { list: 'zones', id: 'nowhere' })).toBe(-1);
  });

  it('is told by its place from another of its name, as long as that is its name', () => {
    const [{ id }, second] = flagship.topology.lbs as [LbSpec, LbSpec];
    const twice = withName(flagship, 'topology.lbs.1.id', second.id, id);
    expect(indexOfThing(twice, { list: 'lbs', id })).toBe(0);
    expect(indexOfThing(twice, { list: 'lbs', id, place: 1 })).toBe(1);
    expect(indexOfThing(flagship, { list: 'lbs', id, place: 1 })).toBe(0);
  });

  it('is added where it is asked for', () => {
    const draft = withNew(withNew(saas, 'zones', 'eu'), 'backends', 'us-b');
    expect(draft.topology.regions?.map(({ zones }) => zones.length)).toEqual([4, 3]);
    expect(draft.topology.backends.at(-1)).toMatchObject({ zone: 'us-b' });
    expect(lastOf(draft, 'zones').id).toBe(draft.topology.regions?.[0]?.zones.at(-1));
    expect(stateOf(draft)).toBe('ready');
  });

  it.each([flagship, saas])(
    'duplicated is one more with all that stands in it, all with names of their own',
    (draft) => {
      const inOne = (list: ThingList, { list: kind, id }: Thing) => {
        if (list === kind) return 1;
        const zones =
          kind === 'regions'
            ? (draft.topology.regions?.find((one) => one.id === id)?.zones ?? draft.topology.zones)
            : [id];
        if (kind !== 'regions' && kind !== 'zones') return 0;
        if (list === 'regions') return 0;
        return list === 'zones' ? zones.length : draft.topology[list].filter(({ zone }) => zones.includes(zone)).length;
      };
      for (const list of LISTS) {
        const thing = firstOf(draft, list);
        const more = withCopyOf(draft, thing);
        expect([list, countsOf(more)]).toEqual([
          list,
          countsOf(draft).map((count, i) => count + inOne(LISTS[i]!, thing)),
        ]);
        expect(new Set(namesOfAll(more)).size).toBe(namesOfAll(more).length);
        expect([list, stateOf(more)]).toEqual([list, 'ready']);
      }
    },
  );

  it('keeps in a copy what was set on it', () => {
    const slow: Draft = {
      ...flagship,
      topology: {
        ...flagship.topology,
        backends: flagship.topology.backends.map((box) => ({ ...box, serviceMs: 77 })),
      },
    };
    const { backends } = withCopyOf(slow, { list: 'zones', id: 'B' }).topology;
    expect(backends.slice(-3).map(({ serviceMs, zone }) => [serviceMs, zone])).toEqual(Array(3).fill([77, 'D']));
  });

  it.each([flagship, saas])('duplicated and taken away again leaves the draft as it was', (draft) => {
    for (const list of LISTS.slice(draft.topology.regions ? 0 : 1)) {
      const more = withCopyOf(draft, firstOf(draft, list));
      expect([list, without(more, lastOf(more, list))]).toEqual([list, draft]);
    }
  });

  it('two regions are a zone, its copy, and a copy of the region', () => {
    let draft = withNew(emptied(flagship), 'zones');
    for (const list of ['lbs', 'backends', 'clients'] as const) draft = withNew(draft, list, 'A');
    draft = withCopyOf(withCopyOf(draft, { list: 'zones', id: 'A' }), firstOf(draft, 'regions'));
    expect(countsOf(draft)).toEqual([2, 4, 4, 4, 4]);
    expect(stateOf(draft)).toBe('ready');
  });
});
