import { describe, expect, it } from 'vitest';
import { FAULT_KINDS } from '../../engine/scenario/faultKinds';
import { namedScenarios } from '../../engine/scenario/named';
import {
  at,
  emptied,
  withAt,
  withFaultKind,
  withName,
  withNewBox,
  withNewFault,
  withNewRegion,
  withNewZone,
  withoutBox,
  withoutRegion,
  withoutZone,
  withZoneIn,
} from './draft';
import type { Draft } from './labState';
import { pathOf, readinessOf } from './readiness';

const { flagship } = namedScenarios;
const saas = namedScenarios['saas-day'];
const times = (count: number, edit: (draft: Draft) => Draft, draft: Draft) =>
  Array.from({ length: count }).reduce<Draft>(edit, draft);
const stateOf = (draft: Draft) => readinessOf(draft).state;
const byId = (boxes: readonly { id: string }[]) => [...boxes].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('a draft', () => {
  it('emptied misses everything, and the flagship can be built again from nothing by adding', () => {
    const empty = emptied(flagship);
    expect(readinessOf(empty)).toEqual({ state: 'missing', what: ['zones', 'lbs', 'backends', 'clients'] });
    let draft = times(3, withNewZone, empty);
    draft = times(3, (one) => withNewBox(one, 'lbs'), draft);
    draft = times(9, (one) => withNewBox(one, 'backends'), draft);
    draft = times(3, (one) => withNewBox(one, 'clients'), draft);
    expect(stateOf(draft)).toBe('ready');
    const { zones, lbs, backends, clients } = draft.topology;
    expect(zones).toEqual(flagship.topology.zones);
    expect(lbs).toEqual(flagship.topology.lbs.map((lb) => ({ ...lb, id: `${lb.id}1` })));
    expect(clients).toEqual(flagship.topology.clients);
    expect(byId(backends)).toEqual(byId(flagship.topology.backends));
  });

  it('gives every region a router’s VIP of its own and a first zone', () => {
    const draft = withNewRegion(withNewRegion(flagship));
    const { regions, zones } = draft.topology;
    expect(regions?.map(({ zones: inIt }) => inIt.length)).toEqual([3, 1, 1]);
    expect(new Set(regions?.map(({ vip }) => vip)).size).toBe(3);
    expect(zones).toHaveLength(5);
    expect(stateOf(draft)).toBe('ready');
    expect(stateOf(withZoneIn(draft, 'A', regions![1]!.id))).toBe('ready');
    expect(withoutRegion(withoutRegion(draft, 2), 1).topology).toEqual({
      ...flagship.topology,
      regions: [{ id: 'region', zones: flagship.topology.zones, vip: flagship.traffic.vip }],
    });
  });

  it('loses with a zone, a region or a box what stands in it and the faults that strike it', () => {
    const smaller = withoutZone(saas, 'eu-a');
    expect(smaller.faults.map(({ target }) => target)).toEqual(['eu-b', 'eu', '']);
    expect(stateOf(smaller)).toBe('ready');
    expect(withoutRegion(saas, 0).faults.map(({ target }) => target)).toEqual(['']);
    expect(stateOf(withoutRegion(saas, 0))).toBe('ready');
    expect(withoutBox(saas, 'lbs', 0).faults.map(({ target }) => target)).not.toContain('lb-eu-a');
  });

  it('is renamed everywhere at once, but for a name that another has', () => {
    const renames = [
      ['topology.zones.0', 'eu-a', 'paris'],
      ['topology.lbs.0.id', 'lb-eu-a', 'edge'],
      ['topology.regions.0.id', 'eu', 'europe'],
    ] as const;
    for (const [path, from, to] of renames) {
      const draft = withName(saas, path, from, to);
      expect(stateOf(draft)).toBe('ready');
      expect(JSON.stringify(draft)).not.toContain(`"${from}"`);
    }
    const weighed = withAt(flagship, 'policies.zone.localityWeights', [{ zone: 'A', weight: 2 }]);
    const renamed = withName(weighed, 'topology.zones.0', 'A', 'north');
    expect(renamed.policies.zone.localityWeights).toEqual([{ zone: 'north', weight: 2 }]);
    expect(withoutZone(renamed, 'north').policies.zone).toEqual(flagship.policies.zone);
    const twice = withName(flagship, 'topology.zones.0', 'A', 'B');
    expect(twice.topology.lbs).toEqual(flagship.topology.lbs);
    expect(withName(twice, 'topology.zones.0', 'B', 'A')).toEqual(flagship);
  });

  it('has a backend die first where there is no LB to die', () => {
    const direct = withAt(
      flagship,
      'topology.lbs',
      flagship.topology.lbs.map((lb) => ({ ...lb, inClients: true })),
    );
    expect(withNewFault(flagship).faults.map(({ kind }) => kind)).toEqual(['lb-crash']);
    expect(withNewFault(direct).faults.map(({ kind, target }) => [kind, target])).toEqual([['backend-crash', 'a1']]);
  });

  it('takes every kind of fault, with a target and a strength that fit it', () => {
    for (const kind of FAULT_KINDS)
      expect([kind, stateOf(withFaultKind(withNewFault(saas), 5, kind))]).toEqual([kind, 'ready']);
  });

  it('changes at a path, in lists too, and keeps what it was given however wrong', () => {
    const draft = withAt(flagship, 'topology.lbs.1.weight', 'many');
    expect(at(draft, 'topology.lbs.1.weight')).toBe('many');
    const readiness = readinessOf(draft);
    expect(readiness.state === 'broken' && pathOf(readiness.error)).toBe('topology.lbs.1.weight');
    expect(readiness.state === 'broken' && readiness.error.value).toBe('many');
    expect(at(withAt(flagship, 'policies.detection.bfd', null), 'policies.detection.bfd.txMs')).toBeUndefined();
    expect(withAt(withAt(flagship, 'sampledFlows', 5), 'sampledFlows', undefined)).toEqual(flagship);
  });
});
