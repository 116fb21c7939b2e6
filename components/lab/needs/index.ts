import type { LimitInScenario } from '../../../course/schema/limits';
import type { FaultKind } from '../../../engine/scenario/faultKinds';
import type { Scenario } from '../../../engine/scenario/schema';
import { at } from '../draft';
import type { Field } from '../fields';
import { NEEDS, type Need, situationOf } from './conditions';
import { FAULT_NEEDS, SETTING_NEEDS, type Setting } from './settings';

export type { Need };

type Bites = Pick<LimitInScenario, 'faults' | 'policies'>;

/** Says of a setting, a whole field or a kind of fault which need is not met where it would have no effect. */
export interface Unmet {
  readonly ofField: (field: Field) => Need | undefined;
  readonly ofFault: (kind: FaultKind) => Need | undefined;
  /** The same of a setting by its path alone, or of the group that it is in. */
  readonly ofPath: (path: string) => Need | undefined;
}

/**
 * What is without effect in a scenario, and why. `scenario` must be valid: a draft that is not yet cannot say what its
 * faults come to.
 */
export function unmetIn(scenario: Scenario): Unmet {
  const situation = situationOf(scenario);
  const first = (needs: readonly Need[]) => needs.find((need) => !NEEDS[need](situation));
  const ofField = (field: Field): Need | undefined => {
    const own = first(needsOf(field.path));
    if (own || field.kind !== 'group' || at(scenario, field.path) == null) return own;
    // A group of which nothing matters does not, for the reason of its first field.
    const inner = field.fields.map(ofField);
    return inner.every(Boolean) ? inner[0] : undefined;
  };
  return {
    ofField,
    ofFault: (kind) => first(FAULT_NEEDS[kind]),
    ofPath: (path) => first(prefixesOf(path).flatMap(needsOf)),
  };
}

/**
 * Whether an omission bites in a valid scenario: a fault that it names is there, or a policy that it names is on and
 * matters. One that names neither bites everywhere.
 */
export function bitesIn(scenario: Scenario, { faults, policies }: Bites): boolean {
  const situation = situationOf(scenario);
  const matters = (path: string) =>
    (at(scenario, path) ?? false) !== false &&
    prefixesOf(path).every((prefix) => needsOf(prefix).every((need) => NEEDS[need](situation)));
  return (
    faults.length + policies.length === 0 ||
    scenario.faults.some(({ kind }) => faults.includes(kind)) ||
    policies.some(matters)
  );
}

/** `policies.dns.ttlMs`: `policies.dns`, and the whole. */
function prefixesOf(path: string): string[] {
  const keys = path.split('.');
  return keys.slice(1).map((_, index) => keys.slice(0, index + 2).join('.'));
}

/** None for the ends of a range, for arrivals and for the columns of faults: they matter wherever they are shown. */
function needsOf(path: string): readonly Need[] {
  const name = path.replace(/^(topology\.\w+)\.\d+/, '$1.*');
  return Object.hasOwn(SETTING_NEEDS, name) ? SETTING_NEEDS[name as Setting] : [];
}
