import type { Scenario } from '../../engine/scenario/schema';
import type { Run } from '../../engine/simulation/run';

/** Whether two runs are the same but for the scenario that they were asked. */
export function isSameOutcome({ scenario: _, ...one }: Run, { scenario: __, ...other }: Run): boolean {
  return isEqual(one, other);
}

/** Paths of the settings by which two scenarios differ; a list of another length counts as one. */
export function settingsChanged(one: Scenario, other: Scenario): readonly string[] {
  return differing(one, other, '');
}

function differing(one: unknown, other: unknown, path: string): readonly string[] {
  if (isEqual(one, other)) return [];
  if (!isObject(one) || !isObject(other) || (Array.isArray(one) && one.length !== other.length)) return [path];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
    differing(one[key], other[key], path === '' ? key : `${path}.${key}`),
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Of plain data. The first difference ends it: most runs differ soon. */
function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isEqual(one[key], other[key]));
}
