import { formatValue, unitSign } from '../../../../course/format';
import type { MetricsWindow } from '../../../../engine/simulation/run';
import { cpuLoad, recentQuantiles, resumedShare } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import type { Flight } from '../../../../engine/tls/flights';
import { inBoth } from '../../../words/manner';
import { Said } from '../../Said';
import { LbBox } from '../parts/boxes';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { type Ladder, laddersOf } from './ladders';
import { type TlsWords, tlsWords } from './words';

const PER_ROW = 4;
const ROW = 76;
const BARS = { x: 2, width: 356, height: 70 };
const LADDER_HEIGHT = 128;

const perRowOf = ({ frame }: View): number => Math.min(PER_ROW, frame.lbs.length);
const fleetHeight = (view: View): number => Math.ceil(view.frame.lbs.length / perRowOf(view)) * ROW;

export function heightOf(view: View): number {
  return fleetHeight(view) + 148 + laddersOf(view.scenario).length * LADDER_HEIGHT;
}

/** Handshakes at the edge: who resumes, how busy the cores are, and how many round trips a client waits. */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const words = tlsWords[locale];
  const { lbs } = view.frame;
  const perRow = perRowOf(view);
  const fleet = fleetHeight(view);
  const ladders = laddersOf(view.scenario);
  return (
    <Canvas height={heightOf(view)}>
      {lbs.map((lb, index) => {
        const { x, width } = columnAt(index % perRow, perRow, 6);
        const y = 2 + Math.floor(index / perRow) * ROW;
        const load = cpuLoad(view, index);
        return (
          <LbBox key={lb.id} x={x} y={y} width={width} height={ROW - 6} lb={lb} picture={props}>
            <text className="box-status" x={x + 8} y={y + 47}>
              <Said of={inBoth((manner) => manner(words).cpu)} /> {formatValue(load, 'percent', locale, 0)}
            </text>
            <rect className="gauge" x={x + 8} y={y + 54} width={width - 16} height={7} rx={2} />
            <rect
              className={load >= 1 ? 'load is-over' : 'load'}
              x={x + 8}
              y={y + 54}
              width={Math.min(1, load) * (width - 16)}
              height={7}
              rx={2}
            />
          </LbBox>
        );
      })}
      <text className="figure" x={2} y={fleet + 18}>
        <Said of={inBoth((manner) => manner(words).resumed)} /> {formatValue(resumedShare(view), 'percent', locale, 0)}
        {' · '}
        <Wait {...props} />
      </text>
      <Handshakes {...props} top={fleet + 52} />
      {ladders.map((ladder, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the first is the new client's
        <LadderOf key={index} {...props} ladder={ladder} top={fleet + 170 + index * LADDER_HEIGHT} />
      ))}
    </Canvas>
  );
}

function Wait({ view, locale }: PictureProps) {
  const wait = recentQuantiles(view, 'handshakeWait') ?? { p50: 0, p99: 0 };
  const text = (ms: number) => formatValue(Math.round(100 * ms) / 100, 'duration', locale);
  const values = { p50: text(wait.p50), p99: text(wait.p99) };
  return <Said until="junior" of={inBoth((manner) => manner(tlsWords[locale]).waits(values))} />;
}

/** Handshakes a window, full ones below and resumed ones on top of them. */
function Handshakes({ view, locale, top: barsTop }: PictureProps & { top: number }) {
  const words = tlsWords[locale];
  const { windows, frame, scenario } = view;
  const top = Math.max(1, ...windows.map(({ counts }) => counts.handshakesFull + counts.handshakesResumed));
  const bottom = barsTop + BARS.height;
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
      <text className="remark" x={BARS.x} y={barsTop - 12}>
        ■ <Said of={inBoth((manner) => manner(words).full)} /> · □{' '}
        <Said of={inBoth((manner) => manner(words).resumed)} />
      </text>
      <text className="remark" x={358} y={barsTop - 12} textAnchor="end">
        ≤ {formatValue(perS, 'count', locale)} /{unitSign('s', locale)}
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

/** Round trips of a connection from its first packet to its first answer, one after the other. */
function LadderOf({ view, locale, ladder, top }: PictureProps & { ladder: Ladder; top: number }) {
  const words = tlsWords[locale];
  const { version } = view.scenario.policies.tls;
  const rttMs = view.scenario.topology.clients[0]!.rttMs;
  const width = 356 / 4;
  const [upper, lower] = [top + 24, top + 68];
  return (
    <g className="ladder">
      <text className="remark" x={2} y={top - 4}>
        <Said of={inBoth((manner) => manner(words).ladder({ version, isNew: ladder.isNew }))} />{' '}
        {formatValue(ladder.firstAnswerMs, 'ms', locale)}
      </text>
      <path className="axis" d={`M2 ${upper}H358M2 ${lower}H358`} />
      {ladder.flights.map((flight, turn) => {
        const x = 2 + (turn * width) / 2;
        const [from, to] = flight.from === 'client' ? [upper, lower] : [lower, upper];
        const middle = 2 + (Math.floor(turn / 2) + 0.5) * width;
        const [protocol, payload] = labelsOf(flight, words);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a flight is its turn
          <g key={turn}>
            <path className="flight" d={`M${x} ${from}L${x + width / 2} ${to}`} />
            <text
              className="tiny"
              data-from="middle"
              x={middle}
              y={flight.from === 'client' ? upper - 13 : lower + 10}
              textAnchor="middle"
            >
              {protocol}
            </text>
            <text
              className="payload"
              x={middle}
              y={flight.from === 'client' ? upper - 3 : lower + 20}
              textAnchor="middle"
            >
              {payload}
            </text>
            {flight.from === 'server' && (
              <text className="tiny" x={x + width / 2} y={lower + 32} textAnchor="end">
                {formatValue(((turn + 1) / 2) * rttMs, 'ms', locale)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** A flight in a word or two: its first message, and what it carries for the application. */
function labelsOf({ messages }: Flight, words: TlsWords): [protocol: string, payload: string] {
  const [first, ...more] = messages.filter((message) => message !== 'request' && message !== 'answer');
  const payload = messages.includes('request') ? words.request : messages.includes('answer') ? words.answer : '';
  return [first ? `${first}${more.length > 0 ? ' …' : ''}` : '', payload];
}
