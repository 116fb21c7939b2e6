import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { EngineError } from '../errors';
import { namedScenarios } from './named';
import { patchScenario, type ScenarioPatch } from './patch';
import { scenarioSchema } from './schema';
import { parseScenario } from './validate';

const { flagship } = namedScenarios;

/** The flagship with one field replaced by something wrong. */
function broken(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(flagship) as unknown as Record<string | number, unknown>;
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as typeof at;
  at[path.at(-1)!] = value;
  return copy;
}

describe('a scenario that breaks a rule is refused with the field, what came and what was expected', () => {
  it.each([
    [['seed'], -1, 'seed: expected at least 0, found -1'],
    [['seed'], 1.5, 'seed: expected an integer, found 1.5'],
    [['durationMs'], 'long', 'durationMs: expected a number, found "long"'],
    [['durationMs'], Number.NaN, 'durationMs: expected a number, found NaN'],
    [['version'], 3, 'version: expected one of 2, found 3'],
    [['topology', 'lbs'], [], 'topology.lbs: expected at least 1 items, found []'],
    [['topology', 'lbs', 1, 'zone'], 'Z', 'topology.lbs[1].zone: expected one of topology.zones (A, B, C), found "Z"'],
    [['topology', 'lbs', 1, 'id'], 'lb-a', 'topology: expected each id once, found "lb-a"'],
    [['topology', 'lbs', 0, 'weight'], 0, 'topology.lbs[0].weight: expected at least 1, found 0'],
    [['topology', 'backends', 2, 'weight'], -3, 'topology.backends[2].weight: expected at least 1, found -3'],
    [['traffic', 'vip'], '203.0.113', 'traffic.vip: expected an IPv4 address such as 203.0.113.10, found "203.0.113"'],
    [
      ['traffic', 'arrivals'],
      { kind: 'burst' },
      'traffic.arrivals.kind: expected a known kind, found {"kind":"burst"}',
    ],
    [
      ['policies', 'ecmp', 'algorithm'],
      'magic',
      'policies.ecmp.algorithm: expected one of "hash-threshold", "modulo-n", "resilient", "hrw", found "magic"',
    ],
    [['policies', 'cheat'], true, 'policies.cheat: expected no such field, found true'],
    [
      ['faults'],
      [{ atMs: 0, kind: 'lb-crash', target: 'lb-z', forMs: null }],
      'faults[0].target: expected one of the ids in the topology (lb-a, lb-b, lb-c), found "lb-z"',
    ],
    [
      ['faults'],
      [{ atMs: 0, kind: 'spike', target: '', forMs: null }],
      'faults[0].factor: expected a finite number from 1 to 1000, found undefined',
    ],
    [
      ['faults'],
      [{ atMs: 0, kind: 'lb-crash', target: 'lb-a', forMs: null, factor: 2 }],
      'faults[0].factor: expected no factor: lb-crash has none, found 2',
    ],
    [
      ['faults'],
      [{ atMs: 0, kind: 'zone-loss', target: 'Q', forMs: null }],
      'faults[0].target: expected one of the ids in the topology (A, B, C), found "Q"',
    ],
    [
      ['faults'],
      [{ atMs: 0, kind: 'backend-flap', target: 'a1', forMs: null }],
      'faults[0].periodMs: expected a finite number from 1 to 12000, found undefined',
    ],
    [
      ['topology', 'regions'],
      [{ id: 'eu', zones: ['A', 'B'], vip: '203.0.113.10' }],
      'topology.regions: expected a region for every zone: this one has none, found "C"',
    ],
    [
      ['topology', 'regions'],
      [{ id: 'eu', zones: ['A', 'B', 'C', 'A'], vip: '203.0.113.10' }],
      'topology.regions zones: expected each id once, found "A"',
    ],
    [
      ['topology', 'regions'],
      [
        { id: 'eu', zones: ['A', 'B'], vip: '203.0.113.10' },
        { id: 'us', zones: ['C'], vip: '203.0.113.10' },
      ],
      'topology.regions vips: expected each id once, found "203.0.113.10"',
    ],
    [
      ['traffic', 'vip'],
      '203.0.113.01',
      'traffic.vip: expected an IPv4 address such as 203.0.113.10, found "203.0.113.01"',
    ],
    [
      ['topology', 'clients'],
      [{ id: 'c', zone: 'A', rttMs: 1, share: 5e-324 }],
      'topology.clients: expected at least one share of 0.000001 or more, found [5e-324]',
    ],
    [
      ['policies', 'ejection'],
      { consecutive5xx: 5, intervalMs: 1, baseEjectionMs: 9, maxEjectionMs: 8, maxEjectionPercent: 10 },
      'policies.ejection.maxEjectionMs: expected at least baseEjectionMs (9), found 8',
    ],
  ])('%j = %j', (path, value, message) => {
    expect(() => parseScenario(broken(path, value))).toThrow(message);
  });

  it('an L4 table that is no prime, or smaller than its backends', () => {
    const l4 = (tableSize: number) => () =>
      patchScenario(namedScenarios['maglev-l4'], { policies: { l4: { tableSize } } });
    expect(l4(65_536)).toThrow(
      'policies.l4.tableSize: expected a prime of at least 9, the number of backends, found 65536',
    );
    expect(l4(7)).toThrow('policies.l4.tableSize');
  });

  it('never throws anything but an EngineError, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true }),
        fc.constantFrom('topology', 'traffic', 'policies', 'faults', 'seed'),
        (value, key) => {
          for (const candidate of [value, broken([key], value)]) {
            try {
              parseScenario(candidate);
            } catch (error) {
              expect(error).toBeInstanceOf(EngineError);
            }
          }
        },
      ),
    );
  });

  it('a length that cannot be compared', () => {
    const faults = { length: Object.create(null) as unknown };
    expect(() => parseScenario(broken(['faults'], faults))).toThrow(EngineError);
  });

  it('all named ones keep the rules', () => {
    for (const scenario of Object.values(namedScenarios)) expect(parseScenario(scenario)).toEqual(scenario);
  });
});

describe('a patch', () => {
  it('merges objects, replaces lists, and leaves its base alone', () => {
    const before = structuredClone(flagship);
    const patched = patchScenario(flagship, {
      policies: { ecmp: { algorithm: 'hrw' } },
      faults: [{ atMs: 1, kind: 'lb-hang', target: 'lb-a', forMs: null }],
    });
    expect(patched.policies.ecmp).toEqual({ ...flagship.policies.ecmp, algorithm: 'hrw' });
    expect(patched.faults).toHaveLength(1);
    expect(flagship).toEqual(before);
  });

  it('that changes the kind of arrivals drops the fields of the old kind', () => {
    const flows = [{ src: '192.0.2.1', dst: '203.0.113.10', proto: 'udp' as const, sport: 1, dport: 2 }];
    expect(patchScenario(flagship, { traffic: { arrivals: { kind: 'replay', flows } } }).traffic.arrivals).toEqual({
      kind: 'replay',
      flows,
    });
  });

  it('arrivals are the only part whose fields depend on its kind', () => {
    const unionsIn = (schema: unknown, path: string): string[] => {
      const { oneOf, properties = {} } = schema as { oneOf?: unknown; properties?: Record<string, unknown> };
      const inner = Object.entries(properties).flatMap(([key, one]) => unionsIn(one, `${path}.${key}`));
      return oneOf ? [path] : inner;
    };
    const { properties = {} } = z.toJSONSchema(scenarioSchema);
    expect(Object.entries(properties).flatMap(([key, one]) => unionsIn(one, key))).toEqual(['traffic.arrivals']);
  });

  it('null is a value: BFD off', () => {
    expect(patchScenario(flagship, { policies: { detection: { bfd: null } } }).policies.detection.bfd).toBeNull();
  });

  it('that names a field which is not there is refused', () => {
    const typo = { policies: { ecpm: {} } } as unknown as ScenarioPatch;
    expect(() => patchScenario(flagship, typo)).toThrow('policies.ecpm: expected no such field');
  });
});
