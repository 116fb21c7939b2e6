import { expect, it } from 'vitest';
import { EngineError } from '../errors';
import { valueAt, withValueAt } from './fieldPath';
import { namedScenarios } from './named';

const { flagship } = namedScenarios;

it('reads and changes one field, and leaves the rest as it is', () => {
  const changed = withValueAt(flagship, 'policies.dns.ttlMs', 60_000);
  expect(valueAt(changed, 'policies.dns.ttlMs')).toBe(60_000);
  expect(withValueAt(changed, 'policies.dns.ttlMs', flagship.policies.dns.ttlMs)).toEqual(flagship);
});

it('changes a field of every item of a list', () => {
  const changed = withValueAt(flagship, 'topology.clients.*.rttMs', 80);
  expect(changed.topology.clients.map((group) => group.rttMs)).toEqual([80, 80, 80]);
  expect(valueAt(changed, 'topology.clients.*.rttMs')).toBe(80);
});

it('refuses a path that leads nowhere, and a value that the field does not take', () => {
  expect(() => withValueAt(flagship, 'policies.dns.ttl', 1)).toThrow(EngineError);
  expect(() => withValueAt(flagship, 'policies.ejection.consecutive5xx', 1)).toThrow(/policies\.ejection/);
  expect(() => withValueAt(flagship, 'policies.dns.ttlMs', -1)).toThrow(/policies\.dns\.ttlMs/);
  expect(valueAt(flagship, 'policies.ejection.consecutive5xx')).toBeUndefined();
});
