import { FlowCanvas } from '#flow-canvas';
import type { Locale } from '../../../../course/languages';
import { hashThresholdBounds } from '../../../../engine/ecmp/hashThreshold';
import type { Scenario } from '../../../../engine/scenario/schema';
import type { View } from '../../../../engine/story/view';
import { hueOf } from '../../names';
import { LbBox } from '../parts/boxes';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { Dot, Legend } from '../parts/marks';
import { partsWords } from '../parts/words';
import type { FlowGrid } from './flowGrid';
import { flowsWords } from './words';

export const heightOf = (view: View): number => gridOf(view).pictureHeight;

/** ECMP: a router spreads flows over LBs by their hash. Every mark is a connection and keeps its place. */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const words = partsWords[locale];
  const grid = gridOf(view);
  const gridHeight = grid.rows * grid.cell;
  const isCrowd = view.places.length > CROWD;
  const picture = (
    <Canvas height={heightOf(view)}>
      <text className="label" x={180} y={13} textAnchor="middle">
        {words.router} · {view.scenario.traffic.vip}
      </text>
      <HashSpace {...props} />
      <Links view={view} />
      {view.frame.lbs.map((lb, index) => (
        <LbBox key={lb.id} {...placeOfLb(index, view.frame.lbs.length)} y={90} height={58} lb={lb} picture={props}>
          <text className="box-status" x={placeOfLb(index, view.frame.lbs.length).x + 8} y={139}>
            {view.frame.lbs.length > 4 ? lb.flows : words.connections({ count: lb.flows })}
          </text>
        </LbBox>
      ))}
      {!isCrowd && <Grid {...props} grid={grid} />}
      <Legend view={view} locale={locale} y={180 + gridHeight} />
    </Canvas>
  );
  if (!isCrowd) return picture;
  return (
    <>
      {picture}
      <FlowCanvas view={view} grid={grid} onFlow={props.onFlow} />
    </>
  );
}

/** More flows than this are drawn on a canvas. */
const CROWD = 600;

const placeOfLb = (index: number, count: number) => columnAt(index, count, 6);

function hueOfLb({ scenario }: View, lb: number): string {
  const spec = scenario.topology.lbs[lb];
  return spec ? hueOf(spec.zone, scenario.topology.zones) : 'hue-other';
}

/** How the algorithm divides the hashes among the next hops, as the router has it now. */
function HashSpace({ view, locale }: PictureProps) {
  return (
    <g className="hash-space">
      {partsOf(view).map(({ lb, from, to }) => (
        <rect
          key={from}
          className={`region ${hueOfLb(view, lb)}`}
          x={2 + from * 356}
          y={20}
          width={(to - from) * 356}
          height={16}
        />
      ))}
      <text className="remark" x={180} y={49} textAnchor="middle">
        {noteOf(view, locale)}
      </text>
    </g>
  );
}

function noteOf({ scenario, world }: View, locale: Locale): string {
  const words = flowsWords[locale];
  switch (scenario.policies.ecmp.algorithm) {
    case 'hash-threshold':
      return words.hashSpace;
    case 'modulo-n':
      return words.moduloOf({
        count: scenario.topology.lbs.reduce((sum, lb, i) => sum + (world.routed[i] ? lb.weight : 0), 0),
      });
    case 'resilient':
      return words.buckets({ count: world.buckets?.[0]?.length ?? 0 });
    case 'hrw':
      return words.hrwEach;
  }
}

interface Part {
  readonly lb: number;
  readonly from: number;
  readonly to: number;
}

function partsOf({ scenario, world }: View): Part[] {
  const { lbs } = scenario.topology;
  const live = lbs.flatMap((_, index) => (world.routed[index] ? [index] : []));
  if (world.buckets?.[0]) return equal(world.buckets[0]);
  if (scenario.policies.ecmp.algorithm !== 'hash-threshold')
    return equal(live.flatMap((lb) => new Array<number>(lbs[lb]!.weight).fill(lb)));
  const dead = new Set(lbs.flatMap((_, index) => (world.routed[index] ? [] : [index])));
  const bounds = hashThresholdBounds(
    lbs.map((lb) => lb.weight),
    dead,
  );
  let from = 0;
  return live.map((lb) => {
    const part = { lb, from, to: (bounds[lb]! + 1) / 2 ** 31 };
    from = part.to;
    return part;
  });
}

/** Neighbours with the same LB are drawn as one. */
function equal(owners: readonly number[]): Part[] {
  const parts: Part[] = [];
  owners.forEach((lb, index) => {
    const last = parts.at(-1);
    const to = (index + 1) / owners.length;
    if (last?.lb === lb) parts[parts.length - 1] = { ...last, to };
    else parts.push({ lb, from: index / owners.length, to });
  });
  return parts;
}

function Links({ view }: { view: View }) {
  const { lbs } = view.frame;
  const total = lbs.reduce((sum, lb) => sum + lb.flows, 0) || 1;
  return lbs.map((lb, index) => {
    const { x, width } = placeOfLb(index, lbs.length);
    return (
      <path
        key={lb.id}
        className={`link ${hueOfLb(view, index)} ${lb.routed ? '' : 'is-cut'}`}
        strokeWidth={lb.routed ? 1 + (9 * lb.flows) / total : 1}
        d={`M180 54C180 74 ${x + width / 2} 68 ${x + width / 2} 90`}
      />
    );
  });
}

const GRID_TOP = 160;

const grids = new WeakMap<View['places'], FlowGrid>();

/** One a run: what is drawn on it need not be placed anew at every frame. */
function gridOf({ places, scenario }: View): FlowGrid {
  const grid = grids.get(places) ?? newGrid(places, scenario);
  grids.set(places, grid);
  return grid;
}

function newGrid(places: View['places'], { topology }: Scenario): FlowGrid {
  const count = 1 + places.reduce((most, place) => Math.max(most, place), 1);
  const columns = count > CROWD ? Math.ceil(Math.sqrt(count)) : count > 120 ? 24 : 18;
  const cell = 356 / columns;
  const rows = Math.ceil(count / columns);
  const lbs = topology.lbs.map((_, index) => {
    const { x, width } = placeOfLb(index, topology.lbs.length);
    return { x: x + width / 2, y: 148 };
  });
  return { pictureHeight: 212 + rows * cell, top: GRID_TOP, columns, rows, cell, lbs };
}

function Grid({ view, locale, onFlow, grid: { columns, cell } }: PictureProps & { grid: FlowGrid }) {
  return (
    <g className="grid">
      {view.frame.flows.map((flow) => {
        const place = view.places[flow.id]!;
        const x = 2 + ((place % columns) + 0.5) * cell;
        const y = GRID_TOP + (Math.floor(place / columns) + 0.5) * cell;
        return <Dot key={flow.id} flow={flow} x={x} y={y} r={cell * 0.3} view={view} locale={locale} onFlow={onFlow} />;
      })}
    </g>
  );
}
