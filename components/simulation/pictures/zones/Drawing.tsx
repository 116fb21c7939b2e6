import { formatValue } from '../../../../course/format';
import {
  backendShares,
  crossShare,
  crossUsdPerMonth,
  fairShare,
  recentQuantiles,
  zoneShares,
} from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import { inBoth } from '../../../words/manner';
import { hueOf } from '../../names';
import { withZone } from '../../readerScenario';
import { Said } from '../../Said';
import { BackendBox, LbBox, rowsOf } from '../parts/boxes';
import { Canvas, columnAt, PICTURE_WIDTH, type PictureProps } from '../parts/canvas';
import { draggable } from '../parts/drag';
import { partsWords } from '../parts/words';
import { zonesWords } from './words';

const LB_HEIGHT = 60;
const LB_ROW = 64;
/** From the last LB of a zone down to its first backend: room for what crosses. */
const GAP = 70;
const ROW = 62;

const bottomOf = (lbRow: number) => 2 + lbRow * LB_ROW + LB_HEIGHT;
const backendsTop = ({ frame }: View): number => bottomOf(Math.max(...rowsOf(frame.lbs))) + GAP;

const backendsBottom = (view: View): number => backendsTop(view) + (Math.max(...rowsOf(view.frame.backends)) + 1) * ROW;

export const heightOf = (view: View): number => backendsBottom(view) + 66;

/**
 * Zones side by side: what share each LB sends where, how each backend is loaded, and what crossing costs. A machine can
 * be dragged to another zone.
 */
export function Drawing(props: PictureProps) {
  const { view, locale, onScenario } = props;
  const words = zonesWords[locale];
  const { zones } = view.scenario.topology;
  const lbRows = rowsOf(view.frame.lbs);
  const rowOf = rowsOf(view.frame.backends);
  const [top, bottom] = [backendsTop(view), backendsBottom(view)];
  const shares = backendShares(view);
  const fair = fairShare(view);
  const percent = (share: number) => formatValue(share, 'percent', locale, share > 0 && share < 0.1 ? 1 : 0);
  const latency = recentQuantiles(view, 'latency');
  const ms = (value: number) => formatValue(value, 'ms', locale);
  const latencies = latency && { p50: ms(latency.p50), p99: ms(latency.p99) };
  const handleOf = (id: string) =>
    onScenario &&
    draggable(
      (x) => zones[Math.floor((x / PICTURE_WIDTH) * zones.length)],
      (zone) => onScenario(withZone(view.scenario, id, zone)),
    );
  return (
    <Canvas height={heightOf(view)}>
      <Crossings {...props} bottomOf={(lb) => bottomOf(lbRows[lb]!)} bottom={top} />
      {view.frame.lbs.map((lb, index) => {
        const { x, width } = column(zones.indexOf(lb.zone), zones.length);
        const y = 2 + lbRows[index]! * LB_ROW;
        const local = zoneShares(view, index)?.[zones.indexOf(lb.zone)];
        return (
          <g key={lb.id} className={onScenario && 'movable'} {...handleOf(lb.id)}>
            <LbBox x={x} y={y} width={width} height={LB_HEIGHT} lb={lb} picture={props}>
              <text className="box-status" x={x + 8} y={y + 49}>
                {local === undefined ? '' : `→ ${lb.zone} ${percent(local)}`}
              </text>
            </LbBox>
          </g>
        );
      })}
      {view.frame.backends.map((backend, index) => {
        const { x, width } = column(zones.indexOf(backend.zone), zones.length);
        const y = top + rowOf[index]! * ROW;
        const share = shares[index]!;
        return (
          <g key={backend.id} className={onScenario && 'movable'} {...handleOf(backend.id)}>
            <BackendBox x={x} y={y} width={width} height={ROW - 6} backend={backend} picture={props}>
              <text className="box-status" x={x + width / 2 + 8} y={y + 17} textAnchor="middle">
                {percent(share)}
              </text>
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
          </g>
        );
      })}
      <text className="remark" x={2} y={bottom + 12}>
        ┃ {words.fairShare} {percent(fair)}
        {view.frame.isPanic && ' · ▲ '}
        {view.frame.isPanic && <Said of={inBoth((manner) => manner(partsWords[locale]).panic)} />}
      </text>
      <text className="figure" x={2} y={bottom + 34}>
        {percent(crossShare(view))} {words.crossing} · {formatValue(crossUsdPerMonth(view), 'usd', locale, 0)}{' '}
        {words.perMonth}
      </text>
      {latencies && (
        <text className="figure" x={2} y={bottom + 54}>
          <Said until="junior" of={inBoth((manner) => manner(words).latencies(latencies))} />
        </text>
      )}
    </Canvas>
  );
}

const column = (index: number, count: number) => columnAt(index, count, 8);

interface CrossingsProps {
  /** Where the lines of an LB begin, and where all end. */
  readonly bottomOf: (lb: number) => number;
  readonly bottom: number;
}

/** Lines from the LBs of a zone to the backends of each, as thick as their share; LBs of a zone send alike. */
function Crossings({ view, locale, bottomOf, bottom }: PictureProps & CrossingsProps) {
  const { zones, lbs } = view.scenario.topology;
  const center = (zone: number) => {
    const { x, width } = column(zone, zones.length);
    return x + width / 2;
  };
  return zones.map((zone, from) => {
    const first = lbs.findIndex((lb, index) => lb.zone === zone && zoneShares(view, index));
    if (first < 0) return null;
    const top = bottomOf(lbs.findLastIndex((lb) => lb.zone === zone));
    return zoneShares(view, first)?.map((share, to) => {
      if (share === 0) return null;
      const start = center(from) + (to - from) * 14;
      const end = center(to) + (from - to) * 14;
      const nearEnd = 0.7;
      return (
        <g key={`${zone}-${zones[to]}`}>
          <path
            className={`link ${hueOf(zone, zones)} ${to === from ? '' : 'is-crossing'}`}
            strokeWidth={1 + 9 * share}
            d={`M${start} ${top}L${end} ${bottom}`}
          />
          {to !== from && (
            <text
              className={`zone-share ${hueOf(zone, zones)}`}
              x={start + (end - start) * nearEnd}
              y={top + (bottom - top) * nearEnd + (from < to ? -3 : 9)}
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
