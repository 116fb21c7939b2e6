import { formatValue } from '../../../../course/format';
import type { Flight } from '../../../../engine/tls/flights';
import { Said } from '../../../altitude/Said';
import { inBoth } from '../../../words/manner';
import { LINE_WIDTH, type PictureProps } from '../parts/canvas';
import type { Ladder } from './ladders';
import { type TlsWords, tlsWords } from './words';

const COST = { y: 15, height: 6 };
const [UPPER, LOWER] = [38, 60];
export const LADDER_HEIGHT = LOWER + 20;
/** Left of the lines: whose they are. */
const NAMES = 48;

interface LadderOfProps extends PictureProps {
  readonly ladder: Ladder;
  /** All that are drawn, in one scale. */
  readonly among: readonly Ladder[];
  readonly top: number;
}

/** A connection from its first packet to its first answer: a core's work for it as a bar, its flights one after the other. */
export function LadderOf({ view, locale, ladder, among, top }: LadderOfProps) {
  const { isNew, flights, firstAnswerMs, cpuMs } = ladder;
  const words = tlsWords[locale];
  const { version } = view.scenario.policies.tls;
  const ms = (value: number) => formatValue(value, 'ms', locale);
  const rttMs = (2 * firstAnswerMs) / flights.length;
  const trip = (2 * (LINE_WIDTH - NAMES)) / Math.max(...among.map((one) => one.flights.length));
  const mostCpuMs = Math.max(...among.map((one) => one.cpuMs));
  const [upper, lower] = [top + UPPER, top + LOWER];
  const values = { version, isNew, time: ms(firstAnswerMs), cpu: ms(Math.round(100 * cpuMs) / 100) };
  return (
    <g className="ladder">
      <text className="remark" x={2} y={top + 10}>
        <Said of={inBoth((manner) => manner(words).ladder(values))} />
      </text>
      {cpuMs > 0 && (
        <rect
          className={isNew ? 'full' : 'resumed'}
          x={2}
          y={top + COST.y}
          width={(LINE_WIDTH * cpuMs) / mostCpuMs}
          height={COST.height}
        />
      )}
      <text className="tiny" x={2} y={upper + 4}>
        {words.client}
      </text>
      <text className="tiny" x={2} y={lower + 4}>
        {words.lb}
      </text>
      <path className="axis" d={`M${NAMES} ${upper}H358M${NAMES} ${lower}H358`} />
      {flights.map((flight, turn) => {
        const x = NAMES + (turn * trip) / 2;
        const isClients = flight.from === 'client';
        const [from, to] = isClients ? [upper, lower] : [lower, upper];
        const [protocol, payload] = labelsOf(flight, words);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a flight is its turn
          <g key={turn}>
            <title>{ms(((turn + 1) * rttMs) / 2)}</title>
            <path className="flight" d={`M${x} ${from}L${x + trip / 2} ${to}`} />
            <text
              className="tiny"
              x={NAMES + (Math.floor(turn / 2) + 0.5) * trip}
              y={isClients ? upper - 4 : lower + 13}
              textAnchor="middle"
            >
              <tspan data-from="middle">
                <title>{flight.messages.join(', ')}</title>
                {protocol}
                {protocol && payload && ' + '}
              </tspan>
              <tspan className="payload">{payload}</tspan>
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** A flight in a word or two: a hello by that, another by how it ends, and what it carries for the application. */
function labelsOf({ messages }: Flight, words: TlsWords): [protocol: string, payload: string] {
  const own = messages.filter((message) => message !== 'request' && message !== 'answer');
  const payload = messages.includes('request') ? words.request : messages.includes('answer') ? words.answer : '';
  if (own[0]?.endsWith('Hello')) return [own.length > 1 ? `${own[0]} …` : own[0], payload];
  return [payload ? '' : (own.at(-1) ?? ''), payload];
}
