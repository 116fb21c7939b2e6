import { isDirect, regionsOf } from '../../../../../engine/scenario/regions';
import type { Scenario } from '../../../../../engine/scenario/schema';
import { columnAt } from '../canvas';

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

interface ZoneLabel {
  readonly zone: string;
  readonly x: number;
  readonly y: number;
}

export interface RegionPlace {
  readonly id: string;
  readonly vip: string;
  readonly router: Place;
  readonly zones: readonly ZoneLabel[];
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
const LB_HEIGHT = 56;
const BACKEND_HEIGHT = 44;
/** Room for the lines between machines. */
const LAYER_GAP = 22;
const ZONE_LABEL = 16;
const MOST_CLIENTS = 8;

/**
 * Places for a whole topology, from clients on top to backends. Regions stand side by side, and so do the zones of each
 * while a machine's name fits in their width; else they stand below each other. Depends on the scenario alone, so
 * nothing jumps as it plays. `layerGap`: from one kind of machine to the next.
 */
export function layoutOf(scenario: Scenario, layerGap = LAYER_GAP): Layout {
  const regions = regionsOf(scenario);
  const clients = clientPlaces(scenario.topology.clients.length);
  const top = clients.place.y + clients.place.height + layerGap + 10;
  const routerHeight = regions.length > 1 ? 38 : 24;
  const spans = regions.map((_, index) => whole(columnAt(index, regions.length, 8)));
  const columns = regions.flatMap(({ zones }, region) =>
    columnsOf(zones, region, spans[region]!, regions.length === 1),
  );
  const groups: Group[][] = regions.map(() => []);
  const labels: ZoneLabel[][] = regions.map(() => []);
  let y = top + routerHeight + layerGap;
  for (let row = 0; columns.some(({ zones }) => row < zones.length); row++) {
    const blocks = columns.flatMap(({ zones, ...column }) =>
      row < zones.length ? [{ ...column, zone: zones[row]! }] : [],
    );
    for (const { region, zone, x } of blocks) labels[region]!.push({ zone, x, y: y + 11 });
    y += ZONE_LABEL;
    for (const layer of layersOf(scenario)) {
      const drawn = blocks.map(({ region, zone, x, width }) => ({
        region,
        group: groupAt(layer, zone, { x, y, width }),
      }));
      for (const { region, group } of drawn) groups[region]!.push(group);
      y += Math.max(...drawn.map(({ group }) => group.place.height)) + layerGap;
    }
  }
  return {
    height: y - layerGap,
    clients: clients.places,
    clientsPlace: clients.place,
    regions: regions.map(({ id, vip }, index) => ({
      id,
      vip,
      router: { ...spans[index]!, y: top, height: routerHeight },
      zones: labels[index]!,
      groups: groups[index]!,
    })),
  };
}

interface Column {
  readonly region: number;
  readonly x: number;
  readonly width: number;
  /** From top to bottom. */
  readonly zones: readonly string[];
}

function columnsOf(
  zones: readonly string[],
  region: number,
  span: Omit<Place, 'y' | 'height'>,
  isOne: boolean,
): Column[] {
  const gap = isOne && zones.length < 5 ? 8 : GAP;
  const width = Math.floor((span.width - gap * (zones.length - 1)) / zones.length);
  if (!isOne && width < BOX_WIDTH) return [{ region, ...span, zones }];
  return zones.map((zone, index) => ({ region, x: span.x + index * (width + gap), width, zones: [zone] }));
}

/** Whole units: as good to look at, and shorter to write. */
function whole({ x, width }: { x: number; width: number }) {
  return { x: Math.round(x), width: Math.floor(width) };
}

interface Layer extends Pick<Group, 'kind' | 'tier'> {
  readonly zoneOf: readonly (string | null)[];
}

/** LBs from the router on, then backends by tier; of each machine its zone, null where it is of another layer. */
function layersOf(scenario: Scenario): Layer[] {
  const { topology, policies } = scenario;
  const two = policies.entry.tiers === 'two';
  // Code in the clients that nobody runs is nowhere to be seen; -1 is no layer.
  const lbTiers = topology.lbs.map(({ tier, inClients }) =>
    inClients && !isDirect(scenario) ? -1 : two && tier === 'l7' ? 1 : 0,
  );
  const backendTiers = topology.backends.map(({ tier = 0 }) => tier);
  const layers = (kind: Layer['kind'], tiers: readonly number[], zones: readonly string[]): Layer[] =>
    [...new Set(tiers)]
      .filter((tier) => tier >= 0)
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
