import type { FiveTuple } from '../ecmp/flow';
import { hashThresholdBounds } from '../ecmp/hashThreshold';
import { lastResidues } from '../ecmp/moduloN';
import { regionOfAddress, regionsOf } from '../scenario/regions';
import { countUntil } from '../simulation/countUntil';
import { nextHops, routerHash } from '../simulation/router';
import type { FlowFrame, FlowStep, Run, World } from '../simulation/run';
import type { Movement } from './movement';

/** A stretch of a router's hash line, which runs from 0 to 1, and the LB that owns it; empty for one that owns nothing. */
export interface HashPart {
  readonly lb: number;
  readonly from: number;
  readonly to: number;
}

/** A change of the owners, and where on the line the owner is another since. */
export interface HashChange {
  readonly tMs: number;
  readonly before: readonly HashPart[];
  readonly after: readonly HashPart[];
  readonly changed: readonly ChangedPart[];
}

/** `lb` is the owner that it had. needless: that LB is routed still, so who was there is a bystander. */
interface ChangedPart extends HashPart {
  readonly needless: boolean;
}

/**
 * How a region's router divides the hashes, laid on a line so that every flow stands in the part of the LB that the
 * router would choose for it. hash-threshold: the 31-bit hashes themselves; a bound is the end of a part. modulo-N: as
 * many consecutive hashes as all divisors of the run fit into, a stripe each. resilient: its buckets. HRW has no such
 * parts: each flow ranks the LBs by itself. Without ECMP one LB owns all.
 */
export interface HashSpace {
  /** Whether a part is a run of hashes up to a bound, which can move; otherwise cells change hands where they are. */
  readonly hasBounds: boolean;
  /** What the ends of the line mean: 0, and this (the last hash, remainder or bucket). */
  readonly last: number;
  readonly changes: readonly HashChange[];
  partsIn(world: World): readonly HashPart[];
  placeOf(hash: number): number;
}

const spaces = new WeakMap<Run, Map<number, HashSpace>>();

/** The hash space of a region of a run, by the region's index; made once. */
export function hashSpaceOf(run: Run, region = 0): HashSpace {
  const known = spaces.get(run) ?? new Map<number, HashSpace>();
  spaces.set(run, known);
  const space = known.get(region) ?? newSpace(run, region);
  known.set(region, space);
  return space;
}

/** The last change of a space at or before a moment. */
export function changeAt({ changes }: HashSpace, tMs: number): HashChange | null {
  return changes[countUntil(changes, tMs, (change) => change.tMs) - 1] ?? null;
}

const HASHES = 2 ** 31;

/** A line of stripes is at least so long, that it is seen to go on; a longer one than the second is not drawn. */
const STRIPES = { least: 48, most: 1024 };

const placeAmongAll = (hash: number) => (hash + 0.5) / HASHES;

/** How a router divides hashes, without the changes of it. */
type Division = Omit<HashSpace, 'changes'>;

const LINE = { hasBounds: false, last: HASHES - 1, placeOf: placeAmongAll } as const;

function divisionOf(run: Run, region: number): Division {
  const { policies } = run.scenario;
  const members = nextHops(run.scenario, regionsOf(run.scenario)[region]!);
  if (members.length === 0) return { ...LINE, partsIn: () => [] };
  if (policies.entry.kind !== 'ecmp')
    return { ...LINE, partsIn: ({ routed }) => members.map((lb) => ({ lb, from: 0, to: routed[lb] ? 1 : 0 })) };
  switch (policies.ecmp.algorithm) {
    case 'hash-threshold':
      return byThreshold(run, members);
    case 'modulo-n':
      return byRemainder(run, members);
    case 'resilient':
      return byBucket(run, region);
    case 'hrw':
      return { ...LINE, partsIn: () => [] };
  }
}

function hopsOf({ scenario }: Run, members: readonly number[]) {
  const weights = members.map((lb) => scenario.topology.lbs[lb]!.weight);
  const deadIn = ({ routed }: World) => new Set(members.flatMap((lb, member) => (routed[lb] ? [] : [member])));
  return { weights, deadIn };
}

function byThreshold(run: Run, members: readonly number[]): Division {
  const { weights, deadIn } = hopsOf(run, members);
  const partsIn = (world: World) => {
    let from = 0;
    return hashThresholdBounds(weights, deadIn(world)).map((bound, member) => {
      const part = { lb: members[member]!, from, to: bound < 0 ? from : (bound + 1) / HASHES };
      from = part.to;
      return part;
    });
  };
  return { ...LINE, hasBounds: true, partsIn };
}

function byRemainder(run: Run, members: readonly number[]): Division {
  const { weights, deadIn } = hopsOf(run, members);
  const residuesIn = (world: World) => lastResidues(weights, deadIn(world));
  const period = periodOf(run.worlds.map((world) => Math.max(...residuesIn(world)) + 1));
  const partsIn = (world: World) => {
    const residues = residuesIn(world);
    const by = Math.max(...residues) + 1;
    const ownerOf = (hash: number) => members[residues.findIndex((last) => hash % by <= last)]!;
    return by === 0 || period > STRIPES.most ? [] : merged(Array.from({ length: period }, (_, at) => ownerOf(at)));
  };
  return { hasBounds: false, last: period - 1, partsIn, placeOf: inCells(period) };
}

function byBucket(run: Run, region: number): Division {
  const count = run.worlds[0]!.buckets![region]!.length;
  return {
    hasBounds: false,
    last: count - 1,
    partsIn: (world) => merged(world.buckets![region]!),
    placeOf: inCells(count),
  };
}

/** Within its cell a flow keeps the place that its hash has among all. */
const inCells = (count: number) => (hash: number) => ((hash % count) + placeAmongAll(hash)) / count;

function newSpace(run: Run, region: number): HashSpace {
  const { partsIn: make, ...division } = divisionOf(run, region);
  const known = new WeakMap<World, readonly HashPart[]>();
  const partsIn = (world: World) => {
    const parts = known.get(world) ?? make(world);
    known.set(world, parts);
    return parts;
  };
  const changes = run.worlds.slice(1).flatMap((world, index): HashChange[] => {
    const [before, after] = [partsIn(run.worlds[index]!), partsIn(world)];
    const changed = changedParts(before, after, world);
    return changed.length === 0 ? [] : [{ tMs: world.fromMs, before, after, changed }];
  });
  return { ...division, partsIn, changes };
}

/** The least common multiple of the divisors, as often as it takes to be seen as a pattern. */
function periodOf(divisors: readonly number[]): number {
  const greatest = (a: number, b: number): number => (b === 0 ? a : greatest(b, a % b));
  const multiple = new Set(divisors.filter((one) => one > 0));
  const least = [...multiple].reduce((all, one) => (all / greatest(all, one)) * one, 1);
  return least * Math.ceil(STRIPES.least / least);
}

/** Equal cells; neighbours with the same owner are one part, those of none are left out. */
function merged(owners: readonly number[]): HashPart[] {
  const parts: HashPart[] = [];
  owners.forEach((lb, index) => {
    const last = parts.at(-1);
    const to = (index + 1) / owners.length;
    if (last?.lb === lb) parts[parts.length - 1] = { ...last, to };
    else parts.push({ lb, from: index / owners.length, to });
  });
  return parts.filter(({ lb }) => lb >= 0);
}

function changedParts(before: readonly HashPart[], after: readonly HashPart[], { routed }: World): ChangedPart[] {
  return before.flatMap((old) =>
    after.flatMap((part): ChangedPart[] => {
      const [from, to] = [Math.max(old.from, part.from), Math.min(old.to, part.to)];
      return part.lb !== old.lb && from < to ? [{ lb: old.lb, from, to, needless: routed[old.lb]! }] : [];
    }),
  );
}

/** The owner of a place on the line; −1: nobody's. */
export function ownerAt(parts: readonly HashPart[], place: number): number {
  return parts.find(({ from, to }) => from <= place && place < to)?.lb ?? -1;
}

/** Where a flow stands on its region's line, and the last change that led it to another LB. */
export interface HashedFlow extends Stand {
  readonly move: HashMove | null;
}

/** Stands where the connection stood that was moved: the flow may have another since. LBs by index. */
export interface HashMove extends Stand {
  readonly tMs: number;
  readonly movement: Movement;
  readonly from: number;
  readonly to: number;
}

/** A move in the record of a run: of which flow, and which of its moves. */
export interface RecordedMove extends HashMove {
  readonly flow: number;
  readonly at: number;
}

const records = new WeakMap<Run, readonly RecordedMove[]>();

/** Every move of the sampled flows up to a moment, in order: a flow that has closed since was moved all the same. */
export function movesUntil(run: Run, tMs: number): readonly RecordedMove[] {
  const record = records.get(run) ?? newRecord(run);
  records.set(run, record);
  return record.slice(
    0,
    countUntil(record, tMs, (move) => move.tMs),
  );
}

function newRecord(run: Run): RecordedMove[] {
  const moves = run.flows.flatMap(({ id, steps }) =>
    steps.flatMap((step, at): RecordedMove[] =>
      step.movement === 'kept' ? [] : [{ flow: id, at, ...moveOf(run, steps, at) }],
    ),
  );
  return moves.sort((a, b) => a.tMs - b.tMs);
}

interface Hashed {
  readonly frame: FlowFrame;
  readonly flow: HashedFlow;
}

const hashed = new WeakMap<Run, (Hashed | undefined)[]>();

/** The flows of a frame on the lines of their regions. A flow's frame holds until its next turning point, and so does this. */
export function hashedFlows(run: Run, flows: readonly FlowFrame[]): HashedFlow[] {
  const known = hashed.get(run) ?? [];
  hashed.set(run, known);
  return flows.map((frame) => {
    const found = known[frame.id];
    if (found?.frame === frame) return found.flow;
    const flow = newHashedFlow(run, frame);
    known[frame.id] = { frame, flow };
    return flow;
  });
}

function newHashedFlow(run: Run, flow: FlowFrame): HashedFlow {
  const { steps } = run.flows[flow.id]!;
  const now = countUntil(steps, flow.sinceMs, (step) => step.tMs) - 1;
  const last = steps.slice(0, now + 1).findLastIndex(({ movement }) => movement !== 'kept');
  return { ...standOf(run, steps[now]!.tuple), move: last < 0 ? null : moveOf(run, steps, last) };
}

function moveOf(run: Run, steps: readonly FlowStep[], at: number): HashMove {
  const { tMs, movement, tuple, lb } = steps[at]!;
  return { ...standOf(run, tuple), tMs, movement, from: steps[at - 1]?.lb ?? -1, to: lb };
}

/** How much of the line the parts are. */
export function lengthOf(parts: readonly Pick<HashPart, 'from' | 'to'>[]): number {
  return parts.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** A connection on the line: `place` is from 0 to 1. */
interface Stand {
  readonly region: number;
  readonly hash: number;
  readonly place: number;
}

const stands = new WeakMap<Run, Map<FiveTuple, Stand>>();

/** Where a connection stands, by its tuple: hashed once a run. */
function standOf(run: Run, tuple: FiveTuple): Stand {
  const known = stands.get(run) ?? new Map<FiveTuple, Stand>();
  stands.set(run, known);
  const found = known.get(tuple) ?? newStand(run, tuple);
  known.set(tuple, found);
  return found;
}

function newStand(run: Run, tuple: FiveTuple): Stand {
  const hash = routerHash(tuple, run.scenario);
  const region = regionOfAddress(run.scenario, tuple.dstAddr);
  return { region, hash, place: hashSpaceOf(run, region).placeOf(hash) };
}
