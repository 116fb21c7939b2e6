import { regionsOf } from '../../../engine/scenario/regions';
import type { Scenario } from '../../../engine/scenario/schema';
import { columnAt } from './canvas';

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const centerOf = ({ x, width }: Place) => x + width / 2;

/** Machines of one kind in one zone. */
export interface Group {
  readonly zone: string;
  readonly kind: 'lb' | 'backend';
  /** How many tiers stand before it: 0 is what the router, or an LB, calls first. */
  readonly tier: number;
  /** Indexes into the topology's list of that kind. */
  readonly members: readonly number[];
  readonly place: Place;
  /** One for each member; null: too many to be drawn one by one. */
  readonly boxes: readonly Place[] | null;
}

export interface RegionPlace {
  readonly id: string;
  readonly vip: string;
  readonly router: Place;
  readonly zones: readonly { readonly zone: string; readonly x: number; readonly y: number }[];
  readonly groups: readonly Group[];
}

export interface Layout {
  readonly height: number;
  /** One for each client group; null: too many to be drawn one by one. */
  readonly clients: readonly Place[] | null;
  readonly clientsPlace: Place;
  readonly regions: readonly RegionPlace[];
}

/** The least width at which a machine's name can be read, and pressed. */
const BOX_WIDTH = 48;
const GAP = 4;
const MOST_ROWS = 5;
const TILE_HEIGHT = 34;
export const LB_HEIGHT = 56;
export const BACKEND_HEIGHT = 44;
/** Room for the lines between machines. */
const LAYER_GAP = 22;
const ZONE_LABEL = 16;
const MOST_CLIENTS = 8;

/**
 * Places for a whole topology, from clients on top to backends. One region has its zones side by side; several regions
 * stand side by side with their zones below each other. Depends on the scenario alone, so nothing jumps as it plays.
 * `layerGap`: from one kind of machine to the next.
 */
export function layoutOf(scenario: Scenario, layerGap = LAYER_GAP): Layout {
  const regions = regionsOf(scenario);
  const clients = clientPlaces(scenario.topology.clients.length);
  const top = clients.place.y + clients.place.height + layerGap + 10;
  const columns = regions.length > 1 ? regions.map(({ zones }) => [...zones]) : regions[0]!.zones.map((zone) => [zone]);
  const gap = columns.length > 4 ? GAP : 8;
  const columnOf = (index: number) => whole(columnAt(index, columns.length, gap));
  const routerHeight = regions.length > 1 ? 38 : 24;
  const blockTop = top + routerHeight + layerGap;
  const rows = Math.max(...columns.map((column) => column.length));
  const groups: Group[][] = columns.map(() => []);
  const labels: { zone: string; x: number; y: number }[][] = columns.map(() => []);
  let y = blockTop;
  for (let row = 0; row < rows; row++) {
    columns.forEach((column, index) => {
      const zone = column[row];
      if (zone !== undefined) labels[index]!.push({ zone, x: columnOf(index).x, y: y + 11 });
    });
    y += ZONE_LABEL;
    for (const layer of layersOf(scenario)) {
      const drawn = columns.flatMap((column, index) => {
        const zone = column[row];
        return zone === undefined ? [] : [{ index, group: groupAt(layer, zone, { ...columnOf(index), y }) }];
      });
      for (const { index, group } of drawn) groups[index]!.push(group);
      y += Math.max(0, ...drawn.map(({ group }) => group.place.height)) + layerGap;
    }
  }
  const across = { x: 2, width: 356 };
  return {
    height: y - layerGap,
    clients: clients.places,
    clientsPlace: clients.place,
    regions: regions.map(({ id, vip }, index) => {
      const own = <T>(lists: readonly T[][]) => (regions.length > 1 ? lists[index]! : lists.flat());
      const span = regions.length > 1 ? columnOf(index) : across;
      return { id, vip, router: { ...span, y: top, height: routerHeight }, zones: own(labels), groups: own(groups) };
    }),
  };
}

/** Whole units: as good to look at, and shorter to write. */
function whole({ x, width }: { x: number; width: number }) {
  return { x: Math.round(x), width: Math.floor(width) };
}

interface Layer extends Pick<Group, 'kind' | 'tier'> {
  readonly zoneOf: readonly (string | null)[];
}

/** LBs from the router on, then backends by tier; of each machine its zone, null where it is of another layer. */
function layersOf({ topology, policies }: Scenario): Layer[] {
  const two = policies.entry.tiers === 'two';
  const lbTiers = topology.lbs.map(({ tier }) => (two && tier === 'l7' ? 1 : 0));
  const backendTiers = topology.backends.map(({ tier = 0 }) => tier);
  const layers = (kind: Layer['kind'], tiers: readonly number[], zones: readonly string[]): Layer[] =>
    [...new Set(tiers)]
      .sort((a, b) => a - b)
      .map((tier) => ({ kind, tier, zoneOf: zones.map((zone, i) => (tiers[i] === tier ? zone : null)) }));
  return [
    ...layers(
      'lb',
      lbTiers,
      topology.lbs.map(({ zone }) => zone),
    ),
    ...layers(
      'backend',
      backendTiers,
      topology.backends.map(({ zone }) => zone),
    ),
  ];
}

function groupAt({ kind, tier, zoneOf }: Layer, zone: string, at: Omit<Place, 'height'>): Group {
  const members = zoneOf.flatMap((one, index) => (one === zone ? [index] : []));
  const boxHeight = kind === 'lb' ? LB_HEIGHT : BACKEND_HEIGHT;
  const perRow = Math.min(members.length, Math.floor((at.width + GAP) / (BOX_WIDTH + GAP)));
  const rows = Math.ceil(members.length / perRow);
  if (members.length === 0) return { kind, tier, zone, members, place: { ...at, height: 0 }, boxes: [] };
  if (perRow === 0 || rows > MOST_ROWS)
    return { kind, tier, zone, members, place: { ...at, height: TILE_HEIGHT }, boxes: null };
  const width = Math.floor((at.width - GAP * (perRow - 1)) / perRow);
  const boxes = members.map((_, index) => ({
    x: at.x + (index % perRow) * (width + GAP),
    y: at.y + Math.floor(index / perRow) * (boxHeight + GAP),
    width,
    height: boxHeight,
  }));
  return { kind, tier, zone, members, place: { ...at, height: rows * (boxHeight + GAP) - GAP }, boxes };
}

function clientPlaces(count: number): { places: Place[] | null; place: Place } {
  const perRow = Math.min(count, 4);
  const rows = count > MOST_CLIENTS ? 1 : Math.ceil(count / perRow);
  const place = { x: 2, y: 2, width: 356, height: rows * 26 - 4 };
  if (count > MOST_CLIENTS) return { places: null, place };
  const places = Array.from({ length: count }, (_, index) => ({
    ...whole(columnAt(index % perRow, perRow, GAP)),
    y: 2 + Math.floor(index / perRow) * 26,
    height: 22,
  }));
  return { places, place };
}
