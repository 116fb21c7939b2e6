import { formatShares } from '../../../../course/format';
import { zoneShares } from '../../../../engine/story/recent';
import { hueOf } from '../../names';
import type { PictureProps } from '../parts/canvas';
import type { ColumnsProps } from './Balances';
import { onTheirWay, senderOf } from './crossing';

/** A request is drawn on its way for this part of the run; the network of the run takes no such time. */
const WAY_SHARE = 1 / 50;
/** How far down a line its share stands, by how many zones it crosses: so that no two of them meet. */
const LABEL_AT = [0.54, 0.86, 0.26];

interface Ends {
  readonly start: number;
  readonly end: number;
}

/** From the LBs of each zone to the backends of each: a line as thick as its share, and sampled requests on their way. */
export function Crossings({ columnOf, top, bottom, ...props }: ColumnsProps & { bottom: number }) {
  const { view } = props;
  const { zones, lbs, backends } = view.scenario.topology;
  const endsOf = (from: number, to: number): Ends => ({
    start: centerOf(columnOf(zones[from]!)) + (to - from) * 14,
    end: centerOf(columnOf(zones[to]!)) + (from - to) * 14,
  });
  const wayMs = view.scenario.durationMs * WAY_SHARE;
  return (
    <>
      {zones.map((zone, from) => (
        <Lines key={zone} {...props} from={from} endsOf={(to) => endsOf(from, to)} top={top} bottom={bottom} />
      ))}
      {onTheirWay(view, wayMs).map(({ sentMs, lb, backend }) => {
        const [from, to] = [lbs[lb]!.zone, backends[backend]!.zone].map((zone) => zones.indexOf(zone)) as [
          number,
          number,
        ];
        const { start, end } = endsOf(from, to);
        const way = (view.frame.tMs - sentMs) / wayMs;
        return (
          <circle
            key={`${lb} ${backend} ${sentMs}`}
            className={`on-its-way ${hueOf(zones[from]!, zones)}`}
            cx={start + (end - start) * way}
            cy={top + (bottom - top) * way}
            r={2.6}
          />
        );
      })}
    </>
  );
}

const centerOf = ({ x, width }: { x: number; width: number }) => x + width / 2;

interface LinesProps extends PictureProps {
  readonly from: number;
  readonly endsOf: (to: number) => Ends;
  readonly top: number;
  readonly bottom: number;
}

/** LBs of a zone send alike. */
function Lines({ view, locale, from, endsOf, top, bottom }: LinesProps) {
  const { zones } = view.scenario.topology;
  const zone = zones[from]!;
  const shares = zoneShares(view, senderOf(view, zone));
  if (!shares) return null;
  const texts = formatShares(shares, locale);
  return shares.map((share, to) => {
    if (share === 0) return null;
    const { start, end } = endsOf(to);
    const crossed = Math.abs(to - from);
    const at = LABEL_AT[Math.min(crossed, 2)]!;
    return (
      <g key={zones[to]}>
        <path
          className={`link ${hueOf(zone, zones)}`}
          strokeWidth={1 + 9 * share}
          d={`M${start} ${top}L${end} ${bottom}`}
        />
        <text
          className={`zone-share haloed ${hueOf(zone, zones)}`}
          x={start + (end - start) * at - (crossed === 0 ? 9 : 0)}
          y={top + (bottom - top) * at + 4}
          textAnchor={crossed === 0 ? 'end' : 'middle'}
        >
          {texts[to]}
        </text>
      </g>
    );
  });
}
