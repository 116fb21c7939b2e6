import { formatValue } from '../../../../course/format';
import { regionsOf } from '../../../../engine/scenario/regions';
import { changeAt, type HashPart, hashedFlows, movesUntil, ownerAt } from '../../../../engine/story/hashSpace';
import type { View } from '../../../../engine/story/view';
import { Said } from '../../../altitude/Said';
import { inBoth, type Manner } from '../../../words/manner';
import { hueOf, nameOf } from '../../names';
import { simulationWords } from '../../words';
import type { PictureProps } from '../parts/canvas';
import { Mark } from '../parts/marks';
import { Reading } from '../parts/Reading';
import { percent } from '../parts/tell';
import type { Point } from '../parts/usePointer';
import { partsWords } from '../parts/words';
import { type Block, LANE_HEIGHT, LINE, xOf } from './layout';
import { movedShares } from './moved';
import { flowsWords } from './words';

interface HashLineProps extends PictureProps {
  readonly block: Block;
  readonly region: number;
}

/** How a router divides the hashes among its LBs, what of that has changed hands, and the record of what it moved. */
export function HashLine({ block, region, ...props }: HashLineProps) {
  const { view, locale } = props;
  const { bar, axisY, slide } = block;
  const parts = slide?.parts ?? block.space.partsIn(view.world);
  return (
    <g className="hash-space">
      <text className="label" x={LINE.x} y={block.top + 13}>
        {partsWords[locale].router} · {regionsOf(view.scenario)[region]!.vip}
      </text>
      <rect className="gauge" x={LINE.x} y={bar.y} width={LINE.width} height={bar.height} />
      {block.space.hasBounds ? (
        <Bounded {...props} block={block} parts={parts} />
      ) : (
        <Rows {...props} block={block} parts={parts} />
      )}
      <Changed view={view} block={block} />
      <text className="remark haloed" data-from="middle" x={LINE.x} y={axisY}>
        0
      </text>
      <text className="remark haloed" x={180} y={axisY} textAnchor="middle">
        <Said of={inBoth((manner) => noteOf(props, block, manner))} />
      </text>
      <text className="remark haloed" data-from="middle" x={LINE.x + LINE.width} y={axisY} textAnchor="end">
        {block.space.last === 2 ** 31 - 1 ? '2³¹ − 1' : block.space.last}
      </text>
      <Record {...props} block={block} region={region} />
      <Asked {...props} block={block} region={region} />
    </g>
  );
}

interface PartsProps extends PictureProps {
  readonly block: Block;
  readonly parts: readonly HashPart[];
}

const hueOfLb = ({ scenario: { topology } }: View, lb: number): string =>
  hueOf(topology.lbs[lb]?.zone ?? '', topology.zones);

/** Parts with bounds between them: the old ones stay as a dashed line, the new ones move to where they belong. */
function Bounded({ view, locale, block: { bar, slide, lanes }, parts }: PartsProps) {
  const words = flowsWords[locale];
  return (
    <>
      {parts.map(({ lb, from, to }) => {
        const name = nameOf(view.scenario.topology.lbs[lb]!.id);
        const share = percent(to - from, locale);
        const room = (to - from) * LINE.width;
        return (
          <g key={lb}>
            <rect className={`region ${hueOfLb(view, lb)}`} x={xOf(from)} y={bar.y} width={room} height={bar.height}>
              <title>{words.owns({ lb: name, share })}</title>
            </rect>
            {room > 34 && (
              <text className="label" x={xOf((from + to) / 2)} y={bar.y - 9} textAnchor="middle">
                {room > 80 ? `${name} · ${share}` : name}
              </text>
            )}
          </g>
        );
      })}
      {slide?.before.slice(0, -1).map(({ lb, to }) => (
        <path key={lb} className="bound is-old" d={`M${xOf(to)} ${bar.y - 3}V${lanes.needless + LANE_HEIGHT}`} />
      ))}
      {parts
        .slice(0, -1)
        .flatMap(({ lb, from, to }) =>
          from < to ? <path key={lb} className="bound" d={`M${xOf(to)} ${bar.y - 5}v${bar.height + 10}`} /> : [],
        )}
    </>
  );
}

/** Cells change hands where they are: each LB has a row of them, and a cell goes from row to row. */
function Rows({ view, block: { space, bar, rowHeight, slide }, parts }: PartsProps) {
  const way = slide?.way ?? 1;
  const old = way < 1 ? slide!.before : [];
  const count = space.last < MOST_CELLS ? space.last + 1 : 1;
  const edges = Array.from({ length: count - 1 }, (_, cell) => `M${xOf((cell + 1) / count)} ${bar.y}v${bar.height}`);
  return (
    <>
      {view.scenario.topology.lbs.map((spec, lb) => {
        const y = bar.y + lb * rowHeight;
        return (
          <g key={spec.id} className={hueOfLb(view, lb)}>
            <path className="cells" opacity={way} d={cellsOf(parts, lb, y, rowHeight)} />
            {old.length > 0 && <path className="cells" opacity={1 - way} d={cellsOf(old, lb, y, rowHeight)} />}
            <path className="axis" d={`M${LINE.x} ${y + rowHeight}h${LINE.width}`} />
          </g>
        );
      })}
      <path className="edges" d={edges.join('')} />
    </>
  );
}

/** Edges of more than these would be all that is seen. */
const MOST_CELLS = 180;

/** Over the ticks, that they can be read. */
export function RowNames({ view, block: { space, bar, rowHeight } }: { view: View; block: Block }) {
  if (space.hasBounds) return null;
  return view.scenario.topology.lbs.map(({ id }, lb) => (
    <text
      key={id}
      className={`row-name haloed ${hueOfLb(view, lb)}`}
      x={LINE.x + 3}
      y={bar.y + (lb + 0.5) * rowHeight + 4.5}
    >
      {nameOf(id)}
    </text>
  ));
}

const cellsOf = (parts: readonly HashPart[], lb: number, y: number, height: number): string =>
  parts
    .filter((part) => part.lb === lb && part.to > part.from)
    .map(({ from, to }) => `M${xOf(from)} ${y}h${(to - from) * LINE.width}v${height}H${xOf(from)}z`)
    .join('');

/** What of the line has another owner since the last change: thick where the old one lives. */
function Changed({ view, block: { space, bar, slide } }: { view: View; block: Block }) {
  const change = changeAt(space, view.frame.tMs);
  if (!change || slide!.way < 1) return null;
  return change.changed.map(({ from, to, needless }) => (
    <rect
      key={from}
      className="changed"
      x={xOf(from)}
      y={bar.y - (needless ? 4.5 : 2)}
      width={(to - from) * LINE.width}
      height={needless ? 4.5 : 2}
    />
  ));
}

function noteOf(props: PictureProps, { space, slide }: Block, manner: Manner): string {
  const words = manner(flowsWords[props.locale]);
  if (slide && slide.way < 1) return words.slowed;
  const rule = ruleOf(props, space.last, manner);
  if (!slide) return rule;
  return `${space.hasBounds ? words.boundsBefore : rule} · ${words.changed}`;
}

function ruleOf({ view: { scenario, world }, locale }: PictureProps, last: number, manner: Manner): string {
  const words = manner(flowsWords[locale]);
  const { topology, policies } = scenario;
  if (policies.entry.kind !== 'ecmp') return words.oneOwner;
  switch (policies.ecmp.algorithm) {
    case 'hash-threshold':
      return words.hashSpace;
    case 'modulo-n':
      return words.moduloOf({
        count: topology.lbs.reduce((sum, lb, i) => sum + (world.routed[i] ? lb.weight : 0), 0),
      });
    case 'resilient':
      return words.buckets({ count: last + 1 });
    case 'hrw':
      return words.hrwEach;
  }
}

/** Where a pointer rests on the line: the hash, remainder or bucket that it is at, whose it is, and whose it was. */
export function UnderPointer({ view, locale, block, point }: PictureProps & { block: Block; point: Point | null }) {
  const { bar, lanes, space, slide, axisY } = block;
  if (!point || point.y < bar.y || point.y > lanes.needless + LANE_HEIGHT) return null;
  const place = Math.max(0, Math.min(1, (point.x - LINE.x) / LINE.width));
  const [is, was] = [space.partsIn(view.world), slide?.before ?? []].map((parts) => ownerAt(parts, place));
  const nameAt = (lb: number | undefined) => nameOf(view.scenario.topology.lbs[lb ?? -1]?.id ?? '');
  const at = formatValue(Math.floor(place * (space.last + 1)), 'count', locale);
  return (
    <g data-from="middle">
      <Reading x={xOf(place)} top={bar.y - 3} bottom={lanes.needless + LANE_HEIGHT} y={axisY}>
        {flowsWords[locale].under({ at, lb: nameAt(is), was: is === was ? '' : nameAt(was) })}
      </Reading>
    </g>
  );
}

/** What changes moved, at the hash that it had: a row for those whose LB had gone, one for bystanders. */
function Record({ view, locale, block, region }: HashLineProps) {
  const words = flowsWords[locale];
  const shares = movedShares(view, locale);
  const moves = movesUntil(view.run, view.frame.tMs).filter((move) => move.region === region);
  const lanes = (['moved', 'needless'] as const).map((kind) => {
    const y = block.lanes[kind];
    const count = moves.filter(({ movement }) => (movement === 'needless') === (kind === 'needless')).length;
    return (
      <g key={kind} className="lane">
        <Mark mark={kind} x={LINE.x + 5} y={y - 8.5} r={4} hue="hue-other" />
        <text className="remark haloed" x={LINE.x + 15} y={y - 4}>
          {words.recorded({ name: partsWords[locale].flow[kind], count, share: shares?.isOnly ? shares[kind] : '' })}
        </text>
        <rect className="gauge" x={LINE.x} y={y} width={LINE.width} height={LANE_HEIGHT} />
      </g>
    );
  });
  return (
    <>
      {shares && moves.length > 0 && (
        <text className="figure" x={LINE.x + LINE.width} y={block.top + 13} textAnchor="end">
          {words.movedOfAll({ share: shares.all, isOnly: shares.isOnly })}
        </text>
      )}
      {lanes}
    </>
  );
}

/** The hash of the flow that the reader asks about: which side of a bound it is on, and was. */
function Asked({ view, locale, asked, block: { bar, lanes }, region }: HashLineProps) {
  const flow = view.frame.flows.find(({ id }) => id === asked);
  if (!flow) return null;
  const { move, ...now } = hashedFlows(view.run, [flow])[0]!;
  const { place, hash, region: own } = move ?? now;
  if (own !== region) return null;
  const x = xOf(place);
  const [words, { flowName }] = [flowsWords[locale], simulationWords[locale]];
  return (
    <path className="asked" d={`M${x - 6} ${bar.y - 10}h12l-6 9zM${x} ${bar.y}V${lanes.needless + LANE_HEIGHT}`}>
      <title>{`${flowName({ id: flow.id })}: ${words.hash({ hash: formatValue(hash, 'count', locale) })}`}</title>
    </path>
  );
}
