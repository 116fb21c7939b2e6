import { formatValue } from '../../../course/format';
import { backendShares, crossShare, crossUsdPerMonth, zoneShares } from '../derived';
import { hueOf } from '../names';
import { BackendBox, LbBox, rowsOf } from './boxes';
import { Canvas, columnAt, type PictureProps } from './canvas';

const LB_BOTTOM = 62;
const TOP = 132;
const ROW = 62;

/** Zones side by side: what share each LB sends where, how each backend is loaded, and what crossing costs. */
export function ZonesPicture(props: PictureProps) {
  const { view, words, locale } = props;
  const { zones } = view.scenario.topology;
  const rowOf = rowsOf(view);
  const rows = Math.max(...rowOf) + 1;
  const shares = backendShares(view);
  const fair = 1 / Math.max(1, view.frame.backends.filter((backend) => backend.state === 'healthy').length);
  const percent = (share: number) => formatValue(share, 'percent', locale, share > 0 && share < 0.1 ? 1 : 0);
  return (
    <Canvas height={TOP + rows * ROW + 48}>
      <Crossings {...props} />
      {view.frame.lbs.map((lb, index) => {
        const { x, width } = column(zones.indexOf(lb.zone), zones.length);
        const local = zoneShares(view, index)?.[zones.indexOf(lb.zone)];
        return (
          <LbBox key={lb.id} x={x} y={2} width={width} height={LB_BOTTOM - 2} lb={lb} picture={props}>
            <text className="box-status" x={x + 8} y={51}>
              {local === undefined ? '' : `→ ${lb.zone} ${percent(local)}`}
            </text>
          </LbBox>
        );
      })}
      {view.frame.backends.map((backend, index) => {
        const { x, width } = column(zones.indexOf(backend.zone), zones.length);
        const y = TOP + rowOf[index]! * ROW;
        const share = shares[index]!;
        return (
          <BackendBox key={backend.id} x={x} y={y} width={width} height={ROW - 6} backend={backend} picture={props}>
            <rect className="gauge" x={x + 8} y={y + 41} width={width - 16} height={8} rx={2} />
            <rect
              className="load"
              x={x + 8}
              y={y + 41}
              width={Math.min(1, share / (2 * fair)) * (width - 16)}
              height={8}
              rx={2}
            />
            <path className="fair" d={`M${x + width / 2} ${y + 38}v14`} />
          </BackendBox>
        );
      })}
      <text className="note" x={2} y={TOP + rows * ROW + 12}>
        ┃ {words.fairShare} {percent(fair)}
        {view.frame.isPanic && ` · ▲ ${words.panic}`}
      </text>
      <text className="figure" x={2} y={TOP + rows * ROW + 34}>
        {percent(crossShare(view))} {words.crossing} · {formatValue(crossUsdPerMonth(view), 'usd', locale, 0)}{' '}
        {words.perMonth}
      </text>
    </Canvas>
  );
}

const column = (index: number, count: number) => columnAt(index, count, 8);

/** Lines from LBs to zones, as thick as their share. */
function Crossings({ view, locale }: PictureProps) {
  const { zones, lbs } = view.scenario.topology;
  const center = (zone: number) => {
    const { x, width } = column(zone, zones.length);
    return x + width / 2;
  };
  return lbs.map((lb, index) => {
    const from = zones.indexOf(lb.zone);
    return zoneShares(view, index)?.map((share, to) => {
      if (share === 0) return null;
      const start = center(from) + (to - from) * 14;
      const end = center(to) + (from - to) * 14;
      const nearEnd = 0.7;
      return (
        <g key={`${lb.id}-${zones[to]}`}>
          <path
            className={`link ${hueOf(lb.zone, zones)} ${to === from ? '' : 'is-crossing'}`}
            strokeWidth={1 + 9 * share}
            d={`M${start} ${LB_BOTTOM}L${end} ${TOP}`}
          />
          {to !== from && (
            <text
              className={`share ${hueOf(lb.zone, zones)}`}
              x={start + (end - start) * nearEnd}
              y={LB_BOTTOM + (TOP - LB_BOTTOM) * nearEnd + (from < to ? -3 : 9)}
              textAnchor="middle"
            >
              {formatValue(share, 'percent', locale, 0)}
            </text>
          )}
        </g>
      );
    });
  });
}
