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
  return parseScenario(merge(scenario, patch));
}

function merge(base: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  // A discriminated union changes shape with its kind: fields of the old kind must not linger.
  const changesKind = isObject(base) && 'kind' in patch && patch.kind !== base.kind && !isPolicy(base);
  const from: Record<string, unknown> = isObject(base) && !changesKind ? base : {};
  const result: Record<string, unknown> = { ...from };
  for (const [key, value] of Object.entries(patch)) {
    if (key === '__proto__') throw new EngineError(key, value, 'a field of a scenario');
    result[key] = merge(from[key], value);
  }
  return result;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Only `traffic.arrivals` is a union of shapes; a policy keeps all its fields whatever its kind. */
function isPolicy(base: Record<string, unknown>): boolean {
  return !('flowsPerS' in base) && !('flows' in base);
}
