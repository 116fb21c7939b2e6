import { resumedShare } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import { Said } from '../../../altitude/Said';
import { inBoth, type Manner } from '../../../words/manner';
import { nameOf } from '../../names';
import { LbBox } from '../parts/boxes';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { percent } from '../parts/tell';
import { LADDER_HEIGHT, LadderOf } from './LadderOf';
import { hasTickets, laddersOf } from './ladders';
import { waitTexts } from './tell';
import { WORK_HEIGHT, WorkOverTime } from './WorkOverTime';
import { tlsWords } from './words';
import { workOfFleet, workOfLb } from './work';

const PER_ROW = 4;
const ROW = 74;
const GAUGE = { y: 56, height: 8, most: 1.5 };
/** What the ticket of one LB meets at the others, in a line below the boxes. */
const KEYS = 18;

const perRowOf = ({ frame }: View): number => Math.min(PER_ROW, frame.lbs.length);
const workY = (view: View): number => Math.ceil(view.frame.lbs.length / perRowOf(view)) * ROW + KEYS + 2;
const ladderY = (view: View, index: number): number => workY(view) + WORK_HEIGHT + index * LADDER_HEIGHT;

export const heightOf = (view: View): number => ladderY(view, laddersOf(view.scenario).length);

/** Handshakes at the edge: which tickets an LB can open, the work of both kinds on its cores, and what either takes. */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const { lbs } = view.frame;
  const sealer = hasTickets(view.scenario.policies.tls) ? sealerOf(view) : -1;
  const { full, resumed } = workOfFleet(view.recent);
  const work = { share: percent(full + resumed, locale), resumed: percent(resumedShare(view), locale) };
  const ladders = laddersOf(view.scenario);
  return (
    <Canvas height={heightOf(view)}>
      {lbs.map((lb, index) => (
        <Cores key={lb.id} {...props} lb={index} sealer={sealer} />
      ))}
      <text className="remark" x={2} y={workY(view) - 8}>
        <Said of={inBoth((manner) => keysText(view, sealer, locale, manner))} />
      </text>
      <WorkOverTime
        {...props}
        top={workY(view)}
        title={inBoth((manner) => manner(tlsWords[locale]).work(work))}
        wait={inBoth((manner) => manner(tlsWords[locale]).wait(waitTexts(view, locale)))}
      />
      {ladders.map((ladder, index) => (
        <LadderOf
          key={ladder.isNew ? 'new' : 'resumed'}
          {...props}
          ladder={ladder}
          among={ladders}
          top={ladderY(view, index)}
        />
      ))}
    </Canvas>
  );
}

/** The LB whose ticket is shown to all: the first that is there to seal one; −1: none is. */
const sealerOf = ({ frame }: View): number => frame.lbs.findIndex(({ state }) => state === 'healthy');

function keysText({ frame, scenario }: View, sealer: number, locale: PictureProps['locale'], manner: Manner) {
  const words = manner(tlsWords[locale]);
  if (sealer < 0) return words.noTickets;
  if (scenario.policies.tls.ticketKeys === 'shared') return words.oneKey;
  return words.ticketOf({ lb: nameOf(frame.lbs[sealer]!.id) });
}

/** An LB: what it makes of the ticket, and the work of both kinds of handshake on its cores; past the mark a line forms. */
function Cores({ lb: index, sealer, ...props }: PictureProps & { lb: number; sealer: number }) {
  const { view, locale } = props;
  const lb = view.frame.lbs[index]!;
  const perRow = perRowOf(view);
  const { x, width } = columnAt(index % perRow, perRow, 6);
  const y = 2 + Math.floor(index / perRow) * ROW;
  const { full, resumed } = workOfLb(view, index);
  const unit = (width - 16) / GAUGE.most;
  const [first, second] = [full, resumed].map((share) => share * unit) as [number, number];
  const shownFull = Math.min(first, width - 16);
  const isOver = full + resumed >= 1;
  const opens = view.scenario.policies.tls.ticketKeys === 'shared' || index === sealer;
  const gauge = { y: y + GAUGE.y, height: GAUGE.height };
  return (
    <LbBox x={x} y={y} width={width} height={ROW - 6} lb={lb} picture={props}>
      <text className={isOver ? 'box-status is-strained' : 'box-status'} x={x + 8} y={y + 49}>
        {percent(full + resumed, locale)}
      </text>
      {sealer >= 0 && lb.state === 'healthy' && (
        <text className={opens ? 'box-status' : 'box-status is-refused'} x={x + width - 8} y={y + 49} textAnchor="end">
          ▭{opens ? '✓' : '✕'}
        </text>
      )}
      <rect className="gauge" x={x + 8} width={width - 16} {...gauge} />
      <rect className="full" x={x + 8} width={shownFull} {...gauge} />
      <rect className="resumed" x={x + 8 + shownFull} width={Math.min(second, width - 16 - shownFull)} {...gauge} />
      <path className="fair" d={`M${x + 8 + unit} ${y + GAUGE.y - 3}v${GAUGE.height + 6}`} />
    </LbBox>
  );
}
