import { formatValue } from '../../../../course/format';
import { expectedShare, isStale, recordChangedMs, sentSinceFault, shareNow } from '../../../../engine/story/dnsMemory';
import type { View } from '../../../../engine/story/view';
import { hueOf, nameOf } from '../../names';
import { LbBox } from '../parts/boxes';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { dnsWords } from './words';

const CHART = { x: 36, width: 322, top: 136, height: 92 };
const BOTTOM = CHART.top + CHART.height;
const RESOLVERS = 76;
const PER_ROW = 38;

export const heightOf = () => BOTTOM + 38;

/** What resolvers remember: each of them as a mark, and the share of new connections that still go to the dead LB. */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const words = dnsWords[locale];
  const { lbs } = view.frame;
  const share = shareNow(view);
  return (
    <Canvas height={heightOf()}>
      {lbs.map((lb, index) => (
        <LbBox key={lb.id} {...columnAt(index, lbs.length, 8)} y={2} height={44} lb={lb} picture={props} />
      ))}
      <Resolvers {...props} />
      <text className="remark" x={2} y={CHART.top - 10}>
        {words.sentToDead({ name: deadName(view) })}
        {share !== null && `: ${formatValue(share, 'percent', locale, 0)}`}
      </text>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <path className="axis" d={`M${CHART.x} ${yOf(share)}h${CHART.width}`} />
          <text className="remark" x={CHART.x - 4} y={yOf(share) + 4} textAnchor="end">
            {formatValue(share, 'percent', locale, 0)}
          </text>
        </g>
      ))}
      <Shares {...props} />
      <text className="remark" x={CHART.x} y={BOTTOM + 17}>
        0
      </text>
      <text className="remark" x={CHART.x + CHART.width} y={BOTTOM + 17} textAnchor="end">
        {formatValue(view.scenario.durationMs, 'duration', locale)}
      </text>
    </Canvas>
  );
}

/** The LB whose memory is shown: the first that has failed, and before that the first of all. */
const watchedLb = ({ failover, scenario }: View) => failover?.fault.target ?? scenario.topology.lbs[0]!.id;

const deadName = (view: View) => nameOf(watchedLb(view));

const yOf = (share: number) => Math.round(CHART.top + CHART.height * (1 - share));

/** A mark for each of some resolvers: filled while it gives the dead site's address; a square keeps it for longer. */
function Resolvers({ view, locale }: PictureProps) {
  const words = dnsWords[locale];
  const { run, scenario, frame, failover } = view;
  const shown = run.flows.slice(0, RESOLVERS).filter((flow) => flow.resolver);
  const changedMs = failover && recordChangedMs(run, failover, frame.tMs);
  const { zones, lbs } = scenario.topology;
  const old = hueOf(lbs.find(({ id }) => id === watchedLb(view))!.zone, zones);
  const fresh = hueOf(lbs.find(({ zone }) => hueOf(zone, zones) !== old)?.zone ?? '', zones);
  return (
    <g className="resolvers">
      <text className="remark" x={2} y={64}>
        {shown.length > 0 ? words.resolvers({ name: deadName(view) }) : words.noResolvers}
      </text>
      {shown.map(({ id, resolver }, index) => {
        const isOld = isStale(resolver!, changedMs, frame.tMs);
        const className = isOld ? `mark ${old}` : `hollow-mark ${fresh}`;
        const [x, y] = [6 + (index % PER_ROW) * 9, 76 + Math.floor(index / PER_ROW) * 13];
        return resolver!.keptMs > scenario.policies.dns.ttlMs ? (
          <path key={id} className={className} d={`M${x - 3} ${y - 3}h6v6h-6z`} />
        ) : (
          <circle key={id} className={className} cx={x} cy={y} r={3} />
        );
      })}
    </g>
  );
}

/** Bars: what the run did; dashed: what theory expects of such resolvers. Both up to the moment. */
function Shares({ view, locale }: PictureProps) {
  const { run, scenario, frame, failover } = view;
  const now = xOf(frame.tMs, scenario.durationMs);
  const x = (tMs: number) => xOf(tMs, scenario.durationMs);
  if (!failover) return <path className="now" d={`M${now} ${CHART.top - 4}v${CHART.height + 8}`} />;
  const changedMs = recordChangedMs(run, failover, frame.tMs);
  const bars = sentSinceFault(view);
  return (
    <g>
      <path
        className="lost"
        d={bars
          .map(({ fromMs, untilMs, toDead, opened }) => {
            const [y, width] = [yOf(toDead / opened), x(untilMs) - x(fromMs) - 1];
            return `M${x(fromMs)} ${yOf(0)}V${y}h${width}V${yOf(0)}z`;
          })
          .join('')}
      />
      {changedMs !== null && (
        <>
          <path className="expected" d={expectedPath(view, changedMs)} />
          <Moment x={x(changedMs)} text={dnsWords[locale].recordChanged} row={2} />
          {changedMs + scenario.policies.dns.ttlMs <= frame.tMs && (
            <Moment x={x(changedMs + scenario.policies.dns.ttlMs)} text="+ TTL" row={2} />
          )}
        </>
      )}
      <Moment x={x(failover.fault.atMs)} text="✕" />
      <path className="now" d={`M${now} ${CHART.top - 4}v${CHART.height + 8}`} />
    </g>
  );
}

function expectedPath({ scenario, frame }: View, changedMs: number): string {
  const steps = 40;
  const points = Array.from({ length: steps + 1 }, (_, index) => {
    const sinceMs = ((frame.tMs - changedMs) * index) / steps;
    return `${xOf(changedMs + sinceMs, scenario.durationMs)} ${yOf(expectedShare(scenario, sinceMs))}`;
  });
  return `M${points.join('L')}`;
}

function Moment({ x, text, row = 1 }: { x: number; text: string; row?: number }) {
  return (
    <g>
      <path className="axis" d={`M${x} ${yOf(0)}v6`} />
      <text className="remark" x={x} y={yOf(0) + 4 + 13 * row} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}

const xOf = (tMs: number, durationMs: number) => Math.round(CHART.x + (CHART.width * tMs) / durationMs);
