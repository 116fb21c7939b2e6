import { EngineError } from '../errors';
import type { Scenario } from './schema';
import { parseScenario } from './validate';

/** A change to a scenario: the fields that differ. Objects merge, everything else (lists too) replaces. */
export type ScenarioPatch = DeepPartial<Scenario>;

type DeepPartial<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;

/**
 * The scenario with `patch` laid over it, validated. A patch that names a field the schema does not have is refused.
 * Merging is RFC 7396's, but null is a value here: several fields take it.
 * Errors: `EngineError` naming the field.
 */
export function patchScenario(scenario: Scenario, patch: ScenarioPatch): Scenario {
  return parseScenario(merge(scenario, patch, []));
}

/** The one part of a scenario whose fields depend on its kind: those of another kind must not linger. */
const UNION = 'traffic.arrivals';

function merge(base: unknown, patch: unknown, path: readonly string[]): unknown {
  if (!isObject(patch)) return patch;
  const isOtherKind = path.join('.') === UNION && isObject(base) && 'kind' in patch && patch.kind !== base.kind;
  const from: Record<string, unknown> = isObject(base) && !isOtherKind ? base : {};
  const result: Record<string, unknown> = { ...from };
  for (const [key, value] of Object.entries(patch)) {
    if (key === '__proto__') throw new EngineError(key, value, 'a field of a scenario');
    result[key] = merge(from[key], value, [...path, key]);
  }
  return result;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
