import { EngineError } from '../errors';
import type { Scenario } from './schema';
import { parseScenario } from './validate';

/**
 * The value of a scenario's field by its path, such as `policies.dns.ttlMs`; `*` is the first item of a list.
 * Undefined where there is no such field (of a policy that is switched off).
 */
export function valueAt(scenario: Scenario, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (key === '*') return Array.isArray(value) ? value[0] : undefined;
    return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, scenario);
}

/**
 * The scenario with one field changed, validated; `*` in the path stands for every item of a list, so that
 * `topology.clients.*.rttMs` changes them all.
 * Errors: `EngineError` naming the path if there is no such field, or the field whose rule the value breaks.
 */
export function withValueAt(scenario: Scenario, path: string, value: number): Scenario {
  return parseScenario(changed(scenario, path.split('.'), value, path));
}

function changed(base: unknown, [key, ...rest]: readonly string[], value: number, path: string): unknown {
  if (key === undefined) return value;
  if (key === '*' && Array.isArray(base)) return base.map((item) => changed(item, rest, value, path));
  if (!isObject(base) || !Object.hasOwn(base, key))
    throw new EngineError('path', path, 'the path of a field that is there');
  return { ...base, [key]: changed(base[key], rest, value, path) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
