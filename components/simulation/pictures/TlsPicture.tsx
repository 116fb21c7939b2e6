import { formatValue } from '../../../course/format';
import { LogHistogram } from '../../../engine/metrics/logHistogram';
import type { MetricsWindow } from '../../../engine/simulation/run';
import { cpuLoad, resumedShare } from '../derived';
import { LbBox } from './boxes';
import { Canvas, columnAt, type PictureProps } from './canvas';

const BARS = { x: 2, width: 356, top: 128, height: 70 };
const LADDER_TOP = 246;

/** Handshakes at the edge: who resumes, how busy the cores are, and how many round trips a client waits. */
export function TlsPicture(props: PictureProps) {
  const { view, words, locale } = props;
  const { lbs } = view.frame;
  const perRow = Math.min(4, lbs.length);
  return (
    <Canvas height={LADDER_TOP + 104}>
      {lbs.slice(0, perRow).map((lb, index) => {
        const { x, width } = columnAt(index, perRow, 6);
        const load = cpuLoad(view, index);
        return (
          <LbBox key={lb.id} x={x} y={2} width={width} height={70} lb={lb} picture={props}>
            <text className="box-status" x={x + 8} y={49}>
              {words.cpu} {formatValue(load, 'percent', locale, 0)}
            </text>
            <rect className="gauge" x={x + 8} y={56} width={width - 16} height={7} rx={2} />
            <rect
              className={load >= 1 ? 'load is-over' : 'load'}
              x={x + 8}
              y={56}
              width={Math.min(1, load) * (width - 16)}
              height={7}
              rx={2}
            />
          </LbBox>
        );
      })}
      <text className="figure" x={2} y={94}>
        {words.resumed} {formatValue(resumedShare(view), 'percent', locale, 0)}
        <Wait {...props} />
      </text>
      <Handshakes {...props} />
      <Ladder {...props} />
    </Canvas>
  );
}

/** The windows of the last second or so. */
function recentWindows({ view }: PictureProps): readonly MetricsWindow[] {
  return view.windows.filter((window) => window.untilMs <= view.frame.tMs).slice(-10);
}

function Wait(props: PictureProps) {
  const waits = new LogHistogram();
  for (const window of recentWindows(props)) waits.merge(window.handshakeWait);
  const text = (q: number) => formatValue(Math.round(100 * (waits.quantile(q) ?? 0)) / 100, 'duration', props.locale);
  return ` · ${props.words.waitForCore} p50 ${text(0.5)}, p99 ${text(0.99)}`;
}

/** Handshakes a window, full ones below and resumed ones on top of them. */
function Handshakes({ view, words, locale }: PictureProps) {
  const { windows, frame, scenario } = view;
  const top = Math.max(1, ...windows.map(({ counts }) => counts.handshakesFull + counts.handshakesResumed));
  const bottom = BARS.top + BARS.height;
  const x = (tMs: number) => BARS.x + (BARS.width * tMs) / scenario.durationMs;
  const bars = (of: (counts: MetricsWindow['counts']) => readonly [from: number, to: number]) =>
    windows
      .filter((window) => window.untilMs <= frame.tMs)
      .map(({ fromMs, untilMs, counts }) => {
        const [from, to] = of(counts).map((count) => (count / top) * BARS.height) as [number, number];
        const right = x(untilMs) - 0.6;
        return `M${x(fromMs).toFixed(1)} ${(bottom - from).toFixed(1)}V${(bottom - to).toFixed(1)}H${right.toFixed(1)}V${(bottom - from).toFixed(1)}z`;
      })
      .join('');
  const perS = Math.round((top * windows.length * 1000) / scenario.durationMs);
  return (
    <g>
      <text className="note" x={BARS.x} y={BARS.top - 12}>
        ■ {words.full} · □ {words.resumed}
      </text>
      <text className="note" x={358} y={BARS.top - 12} textAnchor="end">
        ≤ {formatValue(perS, 'count', locale)} /{words.second}
      </text>
      <path className="full" d={bars((counts) => [0, counts.handshakesFull])} />
      <path
        className="resumed"
        d={bars((counts) => [counts.handshakesFull, counts.handshakesFull + counts.handshakesResumed])}
      />
      <path className="axis" d={`M${BARS.x} ${bottom}h${BARS.width}`} />
    </g>
  );
}

/** Flights of a new connection, a round trip each: TCP, then TLS, then the request. */
function flightsOf(version: string): readonly (readonly [out: string, back: string])[] {
  const tcp = ['SYN', 'SYN-ACK'] as const;
  const request = ['GET', '200'] as const;
  if (version === 'none') return [tcp, request];
  if (version === '1.3') return [tcp, ['ClientHello', 'ServerHello, Finished'], ['Finished, GET', '200']];
  return [tcp, ['ClientHello', 'ServerHello … Done'], ['KeyExchange, Finished', 'Finished'], request];
}

function Ladder({ view, words, locale }: PictureProps) {
  const { version } = view.scenario.policies.tls;
  const rttMs = view.scenario.topology.clients[0]!.rttMs;
  const flights = flightsOf(version);
  const width = 356 / 4;
  const [upper, lower] = [LADDER_TOP + 16, LADDER_TOP + 72];
  return (
    <g className="ladder">
      <text className="note" x={2} y={LADDER_TOP - 4}>
        {words.ladder(version)}: {formatValue(flights.length * rttMs, 'ms', locale)}
      </text>
      <path className="axis" d={`M2 ${upper}H358M2 ${lower}H358`} />
      {flights.map(([out, back], index) => {
        const x = 2 + index * width;
        return (
          <g key={out}>
            <path className="flight" d={`M${x} ${upper}L${x + width / 2} ${lower}L${x + width} ${upper}`} />
            <text className="tiny" x={x + width / 2} y={upper - 3} textAnchor="middle">
              {out}
            </text>
            <text className="tiny" x={x + width / 2} y={lower + 11} textAnchor="middle">
              {back}
            </text>
            <text className="tiny" x={x + width} y={lower + 24} textAnchor="end">
              {formatValue((index + 1) * rttMs, 'ms', locale)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
