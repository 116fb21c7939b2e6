import { formatValue } from '../../../../course/format';
import type { RequestTrace } from '../../../../engine/simulation/run';
import { illnessOf } from '../../../../engine/story/ejections';
import { beliefKind, failuresOf, type Held, type Queue, queuesOf } from '../../../../engine/story/queues';
import { recentQuantiles } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import { Said } from '../../../altitude/Said';
import { inBoth, inTrade, type Manner } from '../../../words/manner';
import { hueOf } from '../../names';
import { boxHandle, LbBox } from '../parts/boxes';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { truthOf } from '../parts/truth';
import { queuesWords } from './words';

const SHOWN_LBS = 3;
const SHOWN_BACKENDS = 9;
const LB = { y: 2, height: 40 };
const HEAD_Y = 92;
const TOP = 98;
const LINE_HEIGHT = 16;
/** Columns of a row, by their left edges. */
const COLUMN = { name: 2, belief: 122, count: 186, line: 192, times: 282 };
const STEP = 9.5;
const LINES = 3;
const PER_LINE = Math.floor((COLUMN.times - COLUMN.line - 8) / STEP);
/** A request is drawn on its way for so long, and its failure for so long; the network of the run takes no such time. */
const WAY_MS = 90;
const FALL_MS = 500;

const shownLbs = ({ frame }: View) => frame.lbs.slice(0, SHOWN_LBS);
const rowHeight = (view: View) => Math.max(38, 6 + LINE_HEIGHT * shownLbs(view).length);
const rowsOf = ({ frame }: View) => Math.min(SHOWN_BACKENDS, frame.backends.length);
const rowY = (view: View, row: number) => TOP + row * rowHeight(view);

export const heightOf = (view: View): number => rowY(view, rowsOf(view)) + 22;

/** The line at each backend, beside what each LB goes by when it chooses, and how long answers take of late. */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const words = queuesWords[locale];
  const queues = queuesOf(view).slice(0, SHOWN_BACKENDS);
  const lbs = shownLbs(view);
  const all = recentQuantiles(view, 'latency');
  const ms = (value: number) => formatValue(value, 'duration', locale);
  return (
    <Canvas height={heightOf(view)}>
      {lbs.map((lb, index) => (
        <LbBox key={lb.id} {...columnAt(index, lbs.length, 8)} {...LB} lb={lb} picture={props} />
      ))}
      <text className="label" x={180} y={62} textAnchor="middle">
        <Said of={inBoth((manner) => manner(words).rules[view.scenario.policies.balance.kind])} />
      </text>
      <text className="remark" x={COLUMN.count - 24} y={HEAD_Y} textAnchor="end">
        <Said of={inBoth((manner) => manner(words).goesBy[beliefKind(view) ?? 'nothing'])} />
      </text>
      <text className="remark" x={COLUMN.line} y={HEAD_Y}>
        {words.really}
      </text>
      {queues.map((queue, row) => (
        <Row key={view.frame.backends[row]!.id} {...props} queue={queue} row={row} />
      ))}
      <Travelling {...props} queues={queues} />
      <text className="figure" x={2} y={rowY(view, rowsOf(view)) + 15}>
        {all ? (
          <Said until="junior" of={inBoth((manner) => manner(words).all({ p50: ms(all.p50), p99: ms(all.p99) }))} />
        ) : (
          words.noneYet
        )}
      </text>
    </Canvas>
  );
}

function Row({ queue, row, ...props }: PictureProps & { queue: Queue; row: number }) {
  const { view, locale } = props;
  const { scenario, frame } = view;
  const words = queuesWords[locale];
  const backend = frame.backends[row]!;
  const illness = illnessOf(scenario, backend.id, frame.tMs);
  const truth = (manner: Manner) => truthOf(illness, backend.state === 'draining', locale, manner);
  const [sign, what] = truth(inTrade);
  const y = rowY(view, row);
  const waiting = queue.held.filter(({ isServed }) => !isServed).length;
  const label = words.backend({ name: backend.id, what, held: queue.held.length, waiting });
  const believers = beliefKind(view) === null ? [] : shownLbs(view);
  return (
    <g
      className={`box ${hueOf(backend.zone, scenario.topology.zones)} ${illness ? 'is-ill' : ''}`}
      {...boxHandle(props, backend.id, label)}
    >
      <title>{label}</title>
      <rect className="box-face row-face" x={1} y={y + 1} width={358} height={rowHeight(view) - 3} rx={5} />
      <text className="box-name" x={COLUMN.name + 5} y={y + 16}>
        {backend.id}
      </text>
      <text className="box-status" x={COLUMN.name + 5} y={y + 31}>
        <tspan className="sign">{sign}</tspan> <Said of={inBoth((manner) => truth(manner)[1])} />
      </text>
      {believers.map((lb, index) => (
        <text
          key={lb.id}
          className={`believed ${hueOf(lb.zone, scenario.topology.zones)}`}
          x={COLUMN.belief}
          y={y + 15 + index * LINE_HEIGHT}
        >
          {lb.zone} {beliefText(queue.beliefs[index] ?? null, locale)}
        </text>
      ))}
      <text className="in-hand" x={COLUMN.count} y={y + 23} textAnchor="end">
        {queue.held.length}
      </text>
      {queue.held.slice(0, LINES * PER_LINE).map((held, place) => (
        <Request key={held.request.sentMs} held={held} view={view} {...placeOf(view, row, place)} />
      ))}
      <text x={COLUMN.times} y={y + 15}>
        <Said until="junior" of={inBoth((manner) => manner(words).p50)} />{' '}
        {queue.times ? formatValue(queue.times.p50, 'duration', locale) : '—'}
      </text>
      <text x={COLUMN.times} y={y + 30}>
        <Said until="junior" of={inBoth((manner) => manner(words).p99)} />{' '}
        {queue.times ? formatValue(queue.times.p99, 'duration', locale) : '—'}
      </text>
    </g>
  );
}

/** An LB that goes by something has a figure once it has looked. */
const beliefText = (belief: number | null, locale: PictureProps['locale']) =>
  belief === null ? '—' : formatValue(Math.round(belief), 'number', locale);

/** Where the n-th request in hand stands: the first at the worker, line below line. */
function placeOf(view: View, row: number, place: number): { x: number; y: number } {
  return {
    x: COLUMN.line + 4 + (place % PER_LINE) * STEP,
    y: rowY(view, row) + rowHeight(view) / 2 + (Math.floor(place / PER_LINE) - 1) * 11,
  };
}

const isOnItsWay = ({ sentMs }: RequestTrace, { frame }: View) => frame.tMs - sentMs < WAY_MS;

/** A request in hand: filled while a worker has it. Its shape is that of its LB, so that the hue is not alone. */
function Request({ held: { request, isServed }, view, x, y }: { held: Held; view: View; x: number; y: number }) {
  if (isOnItsWay(request, view)) return null;
  return <Shape request={request} view={view} x={x} y={y} look={isServed ? 'request' : 'request in-line'} />;
}

function Shape({
  request,
  view,
  x,
  y,
  look,
}: {
  request: RequestTrace;
  view: View;
  x: number;
  y: number;
  look: string;
}) {
  const { lbs, zones } = view.scenario.topology;
  const className = `${look} ${hueOf(lbs[request.lb]!.zone, zones)}`;
  if (request.lb % 3 === 0) return <circle className={className} cx={x} cy={y} r={3.6} />;
  if (request.lb % 3 === 1) return <rect className={className} x={x - 3.3} y={y - 3.3} width={6.6} height={6.6} />;
  return <path className={className} d={`M${x} ${y - 4.5}l4.5 4.5l-4.5 4.5l-4.5 -4.5z`} />;
}

/** What is between the LBs and the lines: requests on their way there, errors that fall out. */
function Travelling({ view, queues }: PictureProps & { queues: readonly Queue[] }) {
  const count = shownLbs(view).length;
  const { tMs } = view.frame;
  return (
    <>
      {queues.flatMap(({ held }, row) =>
        held.flatMap(({ request }, place) => {
          if (!isOnItsWay(request, view) || request.lb >= count) return [];
          const part = (tMs - request.sentMs) / WAY_MS;
          const from = columnAt(request.lb, count, 8);
          const to = placeOf(view, row, Math.min(place, LINES * PER_LINE - 1));
          const x = from.x + from.width / 2;
          const y = LB.y + LB.height;
          return [
            <Shape
              key={`${view.frame.backends[row]!.id} ${request.sentMs}`}
              request={request}
              view={view}
              x={x + (to.x - x) * part}
              y={y + (to.y - y) * part}
              look="request"
            />,
          ];
        }),
      )}
      {failuresOf(view, FALL_MS).map((request) => {
        const { x, y } = placeOf(view, Math.min(request.backend, queues.length - 1), 0);
        const fall = (14 * (tMs - request.doneMs)) / FALL_MS;
        return (
          <path
            key={`${request.backend} ${request.doneMs}`}
            className="mark-broken"
            d={`M${x - 3} ${y + fall - 3}l6 6m0 -6l-6 6`}
          />
        );
      })}
    </>
  );
}
