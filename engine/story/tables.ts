import type { FiveTuple } from '../ecmp/flow';
import { modulo } from '../hash/u64';
import { type EnvoyFill, recordEnvoyFill } from '../maglev/envoy';
import { zonesInReach } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import { countUntil } from '../simulation/countUntil';
import { L4Table, l4Hash } from '../simulation/l4Table';
import type { Run, World } from '../simulation/run';

/** A machine that a slot may name: a backend or, with two tiers, an L7 LB. */
export interface Target {
  readonly id: string;
  readonly zone: string;
  readonly weight: number;
}

/** What the numbers in the slots of an L4 LB's table are indexes of. */
export function targetsOf({ topology, policies }: Scenario): readonly Target[] {
  return policies.entry.tiers === 'two' ? topology.lbs : topology.backends;
}

const tables = new WeakMap<Run, Map<string, L4Table>>();

/** The table that an LB has by the list that it holds; LBs that hold the same list share it. */
export function tableOf(run: Run, { lists, callers }: World, lb: number): L4Table {
  const byList = tables.get(run) ?? new Map<string, L4Table>();
  tables.set(run, byList);
  const zones = zonesInReach(run.scenario, run.scenario.topology.lbs[lb]!.zone);
  const key = `${lists[lb]}/${callers[lb]}/${zones}`;
  const table = byList.get(key) ?? new L4Table(run.scenario, lists[lb]!, callers[lb]!, zones);
  byList.set(key, table);
  return table;
}

/** A change of the list that an LB fills its table from; `before` is null when it fills it for the first time. */
export interface TableChange {
  readonly tMs: number;
  readonly before: L4Table | null;
  readonly after: L4Table;
}

const changesOf = new WeakMap<Run, Map<number, readonly TableChange[]>>();

/** The last time that an LB filled its table, at or before a moment. */
export function tableChangeAt(run: Run, lb: number, tMs: number): TableChange {
  const known = changesOf.get(run) ?? new Map<number, readonly TableChange[]>();
  changesOf.set(run, known);
  const changes = known.get(lb) ?? newChanges(run, lb);
  known.set(lb, changes);
  return changes[countUntil(changes, tMs, (change) => change.tMs) - 1]!;
}

function newChanges(run: Run, lb: number): TableChange[] {
  const changes: TableChange[] = [];
  for (const world of run.worlds) {
    const [before, after] = [changes.at(-1)?.after ?? null, tableOf(run, world, lb)];
    if (before !== after) changes.push({ tMs: world.fromMs, before, after });
  }
  return changes;
}

/** What a change did to a slot. needless: its owner is another, though the old one stays and the new one is none that came. */
export function slotChange({ before, after }: TableChange, slot: number): 'same' | 'changed' | 'needless' {
  const [was, is] = [before?.slots?.[slot], after.slots?.[slot]];
  if (!before || was === undefined || is === undefined || was === is) return 'same';
  return after.has(was) && before.has(is) ? 'needless' : 'changed';
}

/** The slot that a connection is looked up in; −1 where the LBs have no table. */
export function slotOf({ slots }: L4Table, tuple: FiveTuple): number {
  return slots ? modulo(l4Hash(tuple), slots.length) : -1;
}

const fills = new WeakMap<L4Table, EnvoyFill>();

/** The turns in which a table was filled, with each backend as an index into `targetsOf`; for small tables. */
export function fillOf({ scenario }: Run, table: L4Table): EnvoyFill {
  const known = fills.get(table);
  if (known) return known;
  const targets = targetsOf(scenario);
  const hosts = table.members.map((index) => ({ hashKey: targets[index]!.id, weight: targets[index]!.weight }));
  const { order, steps } = recordEnvoyFill({ tableSize: scenario.policies.l4.tableSize, hosts });
  const fill = { order: order.map((entry) => ({ ...entry, index: table.members[entry.index]! })), steps };
  fills.set(table, fill);
  return fill;
}
