import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../engine/errors';
import { FAULT_KINDS, FAULTS } from '../../../engine/scenario/faultKinds';
import { namedScenarios } from '../../../engine/scenario/named';
import { patchScenario, type ScenarioPatch } from '../../../engine/scenario/patch';
import type { Scenario } from '../../../engine/scenario/schema';
import { parseScenario } from '../../../engine/scenario/validate';
import type { Run } from '../../../engine/simulation/run';
import { simulate } from '../../../engine/simulation/simulate';
import { offAndOn } from '../defaults';
import { at, withAt } from '../draft';
import { type Field, fieldsOf, flat } from '../fields';
import { bitesIn, unmetIn } from '.';
import { SETTING_NEEDS } from './settings';

const { flagship } = namedScenarios;
const inFirstRow = (field: Field): Field => ({ ...field, path: field.path.replace('*', '0') });
const tables = ['regions', 'lbs', 'backends', 'clients'].map((list) => `topology.${list}.*`);
const shownFields = ['policies', 'traffic', ...tables].flatMap(fieldsOf);
const fields = flat(shownFields);

const fault = (kind: Scenario['faults'][number]['kind'], target: string, more = {}) => ({
  ...{ atMs: 500, kind, target, forMs: 1000 },
  ...more,
});
const short = (patch: ScenarioPatch, from: Scenario = flagship) =>
  patchScenario(from, { durationMs: 3000, sampledFlows: 40, ...patch } as ScenarioPatch);
const { lbs, backends } = flagship.topology;
const l4 = lbs.map((lb) => ({ ...lb, tier: 'l4' as const }));
const inClients = lbs.map((lb) => ({ ...lb, inClients: true as const }));

/** Situations far apart, each short. */
const SITUATIONS: Readonly<Record<string, Scenario>> = {
  'nothing fails': short({}),
  'an LB loses power': short({ faults: [fault('lb-crash', 'lb-a')] }),
  'an LB freezes': short({ faults: [fault('lb-hang', 'lb-a', { forMs: null })] }),
  'a daemon dies, BFD on': short({ faults: [fault('daemon-death', 'lb-a')], policies: { detection: { link: false } } }),
  'a proxy dies behind a pair': short({
    policies: { entry: { kind: 'vrrp' }, zone: { kind: 'any' }, ecmp: { algorithm: 'resilient' } },
    faults: [fault('proxy-death', 'lb-a')],
  }),
  'a backend dies under peak EWMA': short({
    policies: { balance: { kind: 'peak-ewma' }, zone: { kind: 'priority' }, retries: { attempts: 2 } },
    faults: [fault('backend-crash', 'a1')],
  }),
  'L4 LBs alone': short({ topology: { lbs: l4 }, faults: [fault('backend-crash', 'a1')] }),
  'a registry': short({
    topology: { lbs: inClients },
    policies: { entry: { kind: 'client' }, balance: { kind: 'least-request' } },
    faults: [fault('backend-slow', 'b1', { factor: 4 })],
  }),
  'DNS of backends': short({
    topology: { lbs: inClients.map((lb) => ({ ...lb, tier: 'l4' as const })) },
    policies: { entry: { kind: 'dns' }, tls: { version: 'none' } },
    faults: [fault('backend-power-loss', 'a1')],
  }),
  'one of everything': short({
    topology: {
      zones: ['A'],
      lbs: lbs.slice(0, 1),
      backends: backends.slice(0, 1),
      clients: flagship.topology.clients.slice(0, 1),
    },
  }),
  'two regions': short({ durationMs: 150_000 }, namedScenarios['saas-day']),
};

/** A value not far from that of a field, of the kind that its control gives. */
function another(scenario: Scenario, field: Field): unknown {
  const value = at(scenario, field.path);
  switch (field.kind) {
    case 'number':
      return typeof value === 'number' ? Math.round(value * 1.5) + 1 : 500;
    case 'choice':
      return field.options.find((option) => option !== (value ?? field.options[0]));
    case 'switch':
      return value === true ? undefined : true;
    case 'text':
      return '203.0.113.99';
    case 'list':
      return field.path.endsWith('Weights') ? [{ zone: scenario.topology.zones[0], weight: 3 }] : [2, 3];
    case 'group':
      return field.isNullable ? offAndOn(field.path, value != null) : value;
  }
}

/** The scenario with another value; undefined where the engine refuses it. */
function changed(scenario: Scenario, field: Field): Scenario | undefined {
  try {
    return parseScenario(withAt(scenario, field.path, another(scenario, field)));
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

/** Fields that the lab calls idle in a scenario: with a group all that is in it. */
function idleIn(scenario: Scenario, field: Field, isInIdle = false): readonly Field[] {
  const isIdle = isInIdle || unmetIn(scenario).ofField(field) !== undefined;
  const inner = field.kind === 'group' && at(scenario, field.path) != null ? field.fields : [];
  return [...(isIdle ? [field] : []), ...inner.flatMap((one) => idleIn(scenario, one, isIdle))];
}

/** What a run comes to: all but what it was asked, and what only names an address, a resolver or a rule. */
const outcome = ({ scenario: _, ...run }: Run) =>
  JSON.stringify(run, (key, value) => (['tuple', 'resolver', 'pick'].includes(key) ? undefined : value));

describe('what the lab says is without effect', () => {
  it('is said of every field that a form or a table shows, and of nothing else', () => {
    const shown = fields
      .map(({ path }) => path)
      .filter((path) => !/^topology.*\.(id|zones?)$|daemonMs\.\d$/.test(path));
    expect([...shown, 'seed', 'durationMs', 'sampledFlows'].sort()).toEqual(Object.keys(SETTING_NEEDS).sort());
  });

  it.each(Object.entries(SITUATIONS))('has none in a run: %s', (_, scenario) => {
    const before = outcome(simulate(scenario));
    const there = shownFields.map(inFirstRow).filter(({ path }) => scenario.topology.regions || !/regions/.test(path));
    const idle = there.flatMap((field) => idleIn(scenario, field));
    const tried = idle.flatMap((field) => {
      const other = changed(scenario, field);
      return other ? [[field.path, outcome(simulate(other)) === before] as const] : [];
    });
    expect(tried.filter(([, isSame]) => !isSame)).toEqual([]);
    expect(tried.length).toBeGreaterThan(10);
  });

  it.each([
    ['policies.balance.choices', 'leastRequest'],
    ['policies.slowStart', 'backendBack'],
    ['policies.entry.vrrpPreempt', 'vrrp'],
    ['policies.zone.localityWeights', 'localityWeighted'],
    ['policies.tls.resumedCpuMs', 'returning'],
    ['policies.ecmp.idleTimerMs', 'resilient'],
    ['policies.retries.attemptsByTier', 'deeper'],
    ['policies.lists.scope', 'manyRegions'],
    ['policies.drain', 'draining'],
    ['topology.clients.*.share', undefined],
  ])('%s: %s in the flagship’s calm', (path, need) => {
    expect(unmetIn(flagship).ofField(fields.find((field) => field.path === path)!)).toBe(need);
  });

  it('names what is missing first, then what is missing next', () => {
    const holdMs = fields.find(({ path }) => path === 'policies.detection.holdMs')!;
    const seen = short({ faults: [fault('lb-crash', 'lb-a')] });
    const unseen = short({ policies: { detection: { link: false } } }, seen);
    const alone = short({ policies: { detection: { bfd: null } } }, unseen);
    const pair = short({ policies: { entry: { kind: 'vrrp' } } }, alone);
    const reasons = [seen, unseen, alone, pair].map((scenario) => unmetIn(scenario).ofField(holdMs));
    expect(reasons).toEqual(['unseenSilence', 'withoutBfd', undefined, 'ecmp']);
  });

  it('of a kind of fault is that it strikes nothing', () => {
    const idle = (scenario: Scenario) => FAULT_KINDS.filter((kind) => unmetIn(scenario).ofFault(kind));
    expect(idle(flagship)).toEqual(['dns-change']);
    expect(idle(namedScenarios['saas-day'])).toEqual([]);
    expect(idle(SITUATIONS['a registry']!)).toEqual(
      FAULT_KINDS.filter((kind) => FAULTS[kind].target === 'lb' || kind === 'dns-change'),
    );
  });
});

describe('an omission bites', () => {
  const ejecting: ScenarioPatch = {
    policies: {
      ejection: { consecutive5xx: 5, intervalMs: 1e4, baseEjectionMs: 3e4, maxEjectionMs: 3e5, maxEjectionPercent: 10 },
    },
  };

  it('where a fault that it names strikes', () => {
    const limit = { faults: ['spike' as const], policies: [] };
    expect(bitesIn(flagship, limit)).toBe(false);
    expect(bitesIn(short({ faults: [fault('spike', '', { factor: 3 })] }), limit)).toBe(true);
  });

  it('where a policy that it names is on and matters, not where that is off or without effect', () => {
    const ejection = { faults: [], policies: ['policies.ejection'] };
    expect(bitesIn(flagship, ejection)).toBe(false);
    expect(bitesIn(short(ejecting), ejection)).toBe(true);
    const bfd = { faults: [], policies: ['policies.detection.bfd'] };
    expect(bitesIn(flagship, bfd)).toBe(false);
    expect(bitesIn(SITUATIONS['an LB freezes']!, bfd)).toBe(true);
  });

  it('everywhere where it names neither', () => {
    expect(bitesIn(flagship, { faults: [], policies: [] })).toBe(true);
  });
});
