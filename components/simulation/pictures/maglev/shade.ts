import type { Scenario } from '../../../../engine/scenario/schema';
import { targetsOf } from '../../../../engine/story/tables';
import { hueOf } from '../../names';

/** The class that colours a backend (or what else a slot names): the hue of its zone, the lighter the later it is in it. */
export function shadeOf(scenario: Scenario, target: number): string {
  const targets = targetsOf(scenario);
  const spec = targets[target];
  if (!spec) return 'hue-other';
  const among = targets.filter(({ zone }) => zone === spec.zone).indexOf(spec);
  return `${hueOf(spec.zone, scenario.topology.zones)} shade-${among % 3}`;
}
