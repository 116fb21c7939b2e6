import { formatShares, formatValue } from '../../../../course/format';
import { backendShares, crossShare, crossUsdPerMonth, fairShare } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import { Said } from '../../../altitude/Said';
import { inBoth } from '../../../words/manner';
import { withZone } from '../../readerScenario';
import { BackendBox, LbBox, rowsOf } from '../parts/boxes';
import { Canvas, columnAt, PICTURE_WIDTH, type PictureProps } from '../parts/canvas';
import { draggable } from '../parts/drag';
import { percent } from '../parts/tell';
import { partsWords } from '../parts/words';
import { Balances, balancesHeight } from './Balances';
import { Crossings } from './Crossings';
import { ruleOf } from './crossing';
import { answersText } from './tell';
import { zonesWords } from './words';

const LB_HEIGHT = 42;
const LB_ROW = 46;
/** From what a zone's LBs compare down to its first backend: room for what crosses. */
const GAP = 62;
const ROW = 54;

const lbsBottom = ({ frame }: View): number => 2 + Math.max(...rowsOf(frame.lbs)) * LB_ROW + LB_HEIGHT;
const crossingsTop = (view: View): number => lbsBottom(view) + balancesHeight(view);
const backendsTop = (view: View): number => crossingsTop(view) + GAP;
const backendsBottom = (view: View): number => backendsTop(view) + (Math.max(...rowsOf(view.frame.backends)) + 1) * ROW;

export const heightOf = (view: View): number => backendsBottom(view) + 64;

/**
 * Zones side by side: what their LBs compare, the requests that stay and that cross, how each backend is loaded, and what
 * crossing costs. A machine can be dragged to another zone.
 */
export function Drawing(props: PictureProps) {
  const { view, locale, onScenario } = props;
  const words = zonesWords[locale];
  const { zones } = view.scenario.topology;
  const lbRows = rowsOf(view.frame.lbs);
  const crossing = crossShare(view);
  const [top, bottom] = [backendsTop(view), backendsBottom(view)];
  const handleOf = (id: string) =>
    onScenario &&
    draggable(
      (x) => zones[Math.floor((x / PICTURE_WIDTH) * zones.length)],
      (zone) => onScenario(withZone(view.scenario, id, zone)),
    );
  return (
    <Canvas height={heightOf(view)}>
      {view.frame.lbs.map((lb, index) => (
        <g key={lb.id} className={onScenario && 'movable'} {...handleOf(lb.id)}>
          <LbBox
            {...columnOf(view, lb.zone)}
            y={2 + lbRows[index]! * LB_ROW}
            height={LB_HEIGHT}
            lb={lb}
            picture={props}
          />
        </g>
      ))}
      <Balances {...props} columnOf={(zone) => columnOf(view, zone)} top={lbsBottom(view)} />
      <Crossings {...props} columnOf={(zone) => columnOf(view, zone)} top={crossingsTop(view)} bottom={top} />
      <Backends {...props} handleOf={handleOf} top={top} />
      <text className="remark" x={2} y={bottom + 11}>
        {view.frame.isPanic ? (
          <Said of={inBoth((manner) => `▲ ${manner(partsWords[locale]).panic}`)} />
        ) : (
          words.rules[ruleOf(view)]
        )}
      </text>
      <text className="figure" x={2} y={bottom + 33}>
        {formatValue(crossing, 'percent', locale, crossing > 0 && crossing < 0.1 ? 1 : 0)} {words.crossing} ·{' '}
        {formatValue(crossUsdPerMonth(view), 'usd', locale, 0)} {words.perMonth}
      </text>
      <text className="figure" x={2} y={bottom + 54}>
        {answersText(view, locale)}
      </text>
    </Canvas>
  );
}

const columnOf = ({ scenario: { topology } }: View, zone: string) =>
  columnAt(topology.zones.indexOf(zone), topology.zones.length, 8);

interface BackendsProps extends PictureProps {
  readonly handleOf: (id: string) => ReturnType<typeof draggable> | undefined;
  readonly top: number;
}

/** Backends under their zones, each with its share of the requests; the mark is where it would be if all shared alike. */
function Backends({ handleOf, top, ...props }: BackendsProps) {
  const { view, locale, onScenario } = props;
  const rowOf = rowsOf(view.frame.backends);
  const shares = backendShares(view);
  const fair = fairShare(view);
  const texts = formatShares(shares, locale, fair < 0.1 ? 1 : 0);
  return view.frame.backends.map((backend, index) => {
    const { x, width } = columnOf(view, backend.zone);
    const y = top + rowOf[index]! * ROW;
    const gauge = { x: x + 8, y: y + 39, height: 6, rx: 2 };
    return (
      <g key={backend.id} className={onScenario && 'movable'} {...handleOf(backend.id)}>
        <BackendBox x={x} y={y} width={width} height={ROW - 4} backend={backend} picture={props}>
          <text className="box-status" x={x + width / 2 + 8} y={y + 17} textAnchor="middle">
            {texts[index]}
          </text>
          <rect className="gauge" {...gauge} width={width - 16} />
          <rect className="load" {...gauge} width={Math.min(1, shares[index]! / (2 * fair)) * (width - 16)} />
          <path className="fair" d={`M${x + width / 2} ${y + 37}v10`}>
            <title>{`${zonesWords[locale].fairShare} ${percent(fair, locale)}`}</title>
          </path>
        </BackendBox>
      </g>
    );
  });
}
