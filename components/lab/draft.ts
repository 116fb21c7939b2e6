import { FAULTS, type FaultKind } from '../../engine/scenario/faultKinds';
import { regionsOf } from '../../engine/scenario/regions';
import type { Fault, Topology } from '../../engine/scenario/schema';
import { targetsOf } from '../../engine/scenario/validate';
import { usualStrike } from '../simulation/breaking';
import type { Draft } from './labState';

/* Edits of a draft: each gives another draft and checks nothing, since a reader may be half-way. */

export const BOX_LISTS = ['lbs', 'backends', 'clients'] as const;
export type BoxList = (typeof BOX_LISTS)[number];
type Box<L extends BoxList> = Topology[L][number];
type AnyBox = Box<BoxList>;

/** The draft with the value at a path such as `topology.lbs.0.weight`; undefined takes the field away. */
export function withAt(draft: Draft, path: string, value: unknown): Draft {
  return changedAt(draft, path.split('.'), value) as Draft;
}

function changedAt(base: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(base)) return base.map((item, index) => (`${index}` === key ? changedAt(item, rest, value) : item));
  const { [key]: old, ...others } = base as Record<string, unknown>;
  const next = changedAt(old, rest, value);
  // In its place, so that a link of the same scenario is the same link.
  return next === undefined ? others : { ...(base as object), [key]: next };
}

/** The value at such a path; undefined where there is none. */
export function at(draft: Draft, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], draft);
}

/** The draft with each zone that has a weight under the name that it is given; null: it goes. */
function withWeighedZones(draft: Draft, nameOf: (zone: string) => string | null): Draft {
  const { zone } = draft.policies;
  if (!zone.localityWeights) return draft;
  const weights = zone.localityWeights.flatMap(({ zone: old, weight }) => {
    const name = nameOf(old);
    return name === null ? [] : [{ zone: name, weight }];
  });
  return withAt(draft, WEIGHTS, weights.length > 0 ? weights : undefined);
}

const WEIGHTS = 'policies.zone.localityWeights';

const withTopology = (draft: Draft, topology: Partial<Topology>): Draft => ({
  ...draft,
  topology: { ...draft.topology, ...topology },
});

/** The draft with nothing in it: policies and traffic stay, to be filled with boxes. */
export function emptied(draft: Draft): Draft {
  const { regions: _, ...topology } = draft.topology;
  const empty = { ...topology, zones: [], lbs: [], backends: [], clients: [] };
  return withWeighedZones({ ...draft, topology: empty, faults: [] }, () => null);
}

/** One more zone, named by the next free letter, in a region: the last, unless one is named. */
export function withNewZone(draft: Draft, into?: string): Draft {
  const { zones, regions } = draft.topology;
  const zone = nextName('A', zones);
  const region = into ?? regions?.at(-1)?.id;
  const more = regions?.map((one) => (one.id === region ? { ...one, zones: [...one.zones, zone] } : one));
  return withTopology(draft, { zones: [...zones, zone], ...(more && { regions: more }) });
}

/** One more region with its own router, VIP and first zone. */
export const withNewRegion = (draft: Draft): Draft => withNewZone(withEmptyRegion(draft));

/** One more region, without a zone yet. The one that held everything so far becomes explicit. */
function withEmptyRegion(draft: Draft): Draft {
  const regions = regionsOf(draft);
  const id = freeName('region', regions);
  const vip = freeVip(regions.map((region) => region.vip));
  const explicit = regions.map((region) => ({ ...region, zones: [...region.zones] }));
  return withTopology(draft, { regions: [...explicit, { id, zones: [], vip }] });
}

/** One more box, like the last of its kind; in the zone that has fewest, unless one is named. */
export function withNewBox(draft: Draft, list: BoxList, into?: string): Draft {
  const boxes: readonly AnyBox[] = draft.topology[list];
  const inZone = (zone: string) => boxes.filter((box) => box.zone === zone).length;
  const [emptiest = ''] = [...draft.topology.zones].sort((one, other) => inZone(one) - inZone(other));
  return withBoxLike(draft, list, boxes.at(-1) ?? NEW_BOX[list], into ?? emptiest);
}

/** One more box like another, in a zone, under the next free name. */
function withBoxLike(draft: Draft, list: BoxList, like: object, zone: string): Draft {
  const { lbs, backends, clients } = draft.topology;
  const id = freeName(STEMS[list](zone), [...lbs, ...backends, ...clients], list !== 'clients');
  return withTopology(draft, { [list]: [...draft.topology[list], { ...like, id, zone }] });
}

/** A copy of a box beside it. */
export function withCopyOfBox(draft: Draft, list: BoxList, index: number): Draft {
  const box = draft.topology[list][index];
  return box ? withBoxLike(draft, list, box, box.zone) : draft;
}

/** A copy of a zone with all that stands in it; in the same region, unless another is named. */
export function withCopyOfZone(draft: Draft, zone: string, into?: string): Draft {
  const region = into ?? draft.topology.regions?.find(({ zones }) => zones.includes(zone))?.id;
  const wider = withNewZone(draft, region);
  const copy = wider.topology.zones.at(-1)!;
  return BOX_LISTS.reduce((all, list) => {
    const boxes: readonly AnyBox[] = draft.topology[list];
    return boxes.filter((box) => box.zone === zone).reduce((more, box) => withBoxLike(more, list, box, copy), all);
  }, wider);
}

/** A copy of a region: a router and a VIP of its own, and copies of its zones. */
export function withCopyOfRegion(draft: Draft, index: number): Draft {
  const { zones = [] } = regionsOf(draft)[index] ?? {};
  const wider = withEmptyRegion(draft);
  const copy = wider.topology.regions!.at(-1)!.id;
  return zones.reduce((more, zone) => withCopyOfZone(more, zone, copy), wider);
}

const NEW_BOX: { readonly [L in BoxList]: Omit<Box<L>, 'id' | 'zone'> } = {
  lbs: { tier: 'l7', weight: 1, cores: 4 },
  backends: { weight: 1, serviceMs: 5, concurrency: 32 },
  clients: { rttMs: 20, share: 1 },
};

const STEMS: Readonly<Record<BoxList, (zone: string) => string>> = {
  lbs: (zone) => `lb-${zone.toLowerCase()}`,
  backends: (zone) => zone.toLowerCase(),
  clients: (zone) => `clients-${zone.toLowerCase()}`,
};

/** The draft without a box, and without the faults that strike it. */
export function withoutBox(draft: Draft, list: BoxList, index: number): Draft {
  const id = draft.topology[list][index]?.id;
  const rest = draft.topology[list].filter((_, other) => other !== index);
  return withoutFaultsOf(withTopology(draft, { [list]: rest }), (target) => target === id);
}

/** The draft without a zone, what stands in it and the faults that strike any of it. */
export function withoutZone(draft: Draft, zone: string): Draft {
  const { zones, regions, lbs, backends, clients } = draft.topology;
  const elsewhere = <T extends { readonly zone: string }>(boxes: readonly T[]) =>
    boxes.filter((box) => box.zone !== zone);
  const others = (all: readonly string[]) => all.filter((one) => one !== zone);
  const gone = [...lbs, ...backends].filter((box) => box.zone === zone).map((box) => box.id);
  const smaller = withTopology(draft, {
    zones: others(zones),
    ...(regions && { regions: regions.map((region) => ({ ...region, zones: others(region.zones) })) }),
    ...{ lbs: elsewhere(lbs), backends: elsewhere(backends), clients: elsewhere(clients) },
  });
  const named = withWeighedZones(smaller, (one) => (one === zone ? null : one));
  return withoutFaultsOf(named, (target) => target === zone || gone.includes(target));
}

/** The draft without a region and its zones. */
export function withoutRegion(draft: Draft, index: number): Draft {
  const region = draft.topology.regions?.[index];
  if (!region) return draft;
  const smaller = region.zones.reduce(withoutZone, draft);
  const rest = smaller.topology.regions?.filter((_, other) => other !== index);
  return withoutFaultsOf(withTopology(smaller, { regions: rest }), (target) => target === region.id);
}

function withoutFaultsOf(draft: Draft, isGone: (target: string) => boolean): Draft {
  return { ...draft, faults: draft.faults.filter(({ target }) => !isGone(target)) };
}

/** The draft with the name at a path changed. What refers to it follows, unless two things go, or would go, by one name. */
export function withName(draft: Draft, path: string, from: string, to: string): Draft {
  const { zones, regions = [], lbs, backends, clients } = draft.topology;
  const names = [...zones, ...[...regions, ...lbs, ...backends, ...clients].map(({ id }) => id)];
  const count = (name: string) => names.filter((one) => one === name).length;
  return count(from) === 1 && count(to) === 0 ? renamed(draft, from, to) : withAt(draft, path, to);
}

/** The draft with a zone, box or region under another name, wherever it is named. */
function renamed(draft: Draft, from: string, to: string): Draft {
  const name = (one: string) => (one === from ? to : one);
  const { zones, regions, lbs, backends, clients } = draft.topology;
  const boxes = <T extends { readonly id: string; readonly zone: string }>(all: readonly T[]) =>
    all.map((box) => ({ ...box, id: name(box.id), zone: name(box.zone) }));
  const topology = {
    zones: zones.map(name),
    ...(regions && { regions: regions.map((one) => ({ ...one, id: name(one.id), zones: one.zones.map(name) })) }),
    ...{ lbs: boxes(lbs), backends: boxes(backends), clients: boxes(clients) },
  };
  const faults = draft.faults.map((fault) => ({ ...fault, target: name(fault.target) }));
  return { ...withWeighedZones(withTopology(draft, topology), name), faults };
}

/** The draft with a zone in another region. */
export function withZoneIn(draft: Draft, zone: string, region: string): Draft {
  const regions = regionsOf(draft).map(({ zones, ...one }) => {
    const others = zones.filter((other) => other !== zone);
    return { ...one, zones: one.id === region ? [...others, zone] : others };
  });
  return withTopology(draft, { regions });
}

/** One more fault: the first LB, or without any the first backend, dies a third into the run, for good. */
export function withNewFault(draft: Draft): Draft {
  const atMs = Math.round(draft.durationMs / 3);
  const kind = faultTargets(draft, 'lb-crash').length > 0 ? 'lb-crash' : 'backend-crash';
  return { ...draft, faults: [...draft.faults, faultOf(draft, kind, { atMs, forMs: null, target: '' })] };
}

/** The draft without the fault of that index. */
export const withoutFault = (draft: Draft, index: number): Draft => ({
  ...draft,
  faults: draft.faults.filter((_, other) => other !== index),
});

/** The draft with a fault of another kind at its moment; target and strength fit the kind. */
export function withFaultKind(draft: Draft, index: number, kind: FaultKind): Draft {
  const faults = draft.faults.map((fault, other) => (other === index ? faultOf(draft, kind, fault) : fault));
  return { ...draft, faults };
}

/** What a fault of a kind may strike, in a draft. */
export const faultTargets = (draft: Draft, kind: FaultKind): readonly string[] =>
  kind === 'deploy' ? ['', ...targetsOf(draft, FAULTS[kind].target)] : targetsOf(draft, FAULTS[kind].target);

function faultOf(draft: Draft, kind: FaultKind, { atMs, forMs, target }: Omit<Fault, 'kind'>): Fault {
  const targets = faultTargets(draft, kind);
  return { ...usualStrike(kind, targets.includes(target) ? target : (targets[0] ?? ''), draft), atMs, forMs };
}

/** A, B, … Z, then AA: the first that is not taken. */
function nextName(first: string, taken: readonly string[]): string {
  for (let code = first.charCodeAt(0); code <= 'Z'.charCodeAt(0); code++) {
    const name = String.fromCharCode(code);
    if (!taken.includes(name)) return name;
  }
  return freeName(
    'zone',
    taken.map((id) => ({ id })),
  );
}

/** The stem, or with the first number that makes it free; of what there are often several, each has a number. */
function freeName(stem: string, taken: readonly { readonly id: string }[], isOften = false): string {
  const isFree = (name: string) => taken.every(({ id }) => id !== name);
  if (!isOften && isFree(stem)) return stem;
  for (let n = isOften ? 1 : 2; ; n++) if (isFree(stem + n)) return stem + n;
}

/** Of TEST-NET-3, which no real host has. */
function freeVip(taken: readonly string[]): string {
  for (let host = 10; ; host += 10) if (!taken.includes(`203.0.113.${host}`)) return `203.0.113.${host}`;
}
