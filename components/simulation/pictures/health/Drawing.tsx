import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { type Belief, errorOf, type Judged, judgedBackends } from '../../../../engine/story/beliefs';
import { ejectionsOf, illTimes } from '../../../../engine/story/ejections';
import { failedShare } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import { Said } from '../../../altitude/Said';
import { inBoth, type Manner } from '../../../words/manner';
import { hueOf, nameOf } from '../../names';
import { Box } from '../parts/boxes';
import { Canvas, type PictureProps } from '../parts/canvas';
import { truthOf } from '../parts/truth';
import { partsWords } from '../parts/words';
import { healthWords } from './words';

const NAME = 118;
const TOP = 22;
const ROW = 42;
const SHOWN = 12;

const bottomOf = ({ frame }: View): number => TOP + Math.min(frame.backends.length, SHOWN) * ROW;
export const heightOf = (view: View): number => bottomOf(view) + 62;

/** Each backend as it is, beside what each LB makes of it: who is still used though ill, who is left out though well. */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const words = healthWords[locale];
  const { failedNow } = partsWords[locale];
  const { lbs } = view.frame;
  const judged = judgedBackends(view).slice(0, SHOWN);
  const width = (358 - NAME) / lbs.length;
  const bottom = bottomOf(view);
  return (
    <Canvas height={heightOf(view)}>
      <text className="remark" x={4} y={14}>
        {words.beliefs.truth}
      </text>
      {lbs.map(({ id, zone }, index) => (
        <text
          key={id}
          className={`box-zone ${hueOf(zone, view.scenario.topology.zones)}`}
          x={NAME + (index + 0.5) * width}
          y={14}
          textAnchor="middle"
        >
          {nameOf(id)}
        </text>
      ))}
      {judged.map((one, index) => (
        <Row key={view.frame.backends[index]!.id} {...props} judged={one} index={index} y={TOP + index * ROW} />
      ))}
      <text className="figure" x={4} y={bottom + 14}>
        <Said of={inBoth((manner) => ejectionsText(view, locale, manner))} />
      </text>
      <text className="remark" x={4} y={bottom + 31}>
        {view.frame.isPanic && <Said of={inBoth((manner) => `▲ ${manner(partsWords[locale]).panic} · `)} />}
        {failedNow({ share: formatValue(failedShare(view), 'percent', locale, 1) })}
      </text>
      <text className="remark" x={4} y={bottom + 47}>
        {words.leftOut}
      </text>
    </Canvas>
  );
}

/** How many ejections there were by now, and of them how many by mistake. */
export function ejectionsText({ scenario, run, frame }: View, locale: Locale, manner: Manner): string {
  const ejections = ejectionsOf(scenario, run.events.slice(0, frame.eventCount));
  return manner(healthWords[locale]).ejections({
    all: ejections.length,
    mistaken: ejections.filter(({ isFalse }) => isFalse).length,
  });
}

function beliefText(belief: Belief, locale: Locale): string {
  const words = healthWords[locale];
  if (belief.kind !== 'ejected') return words.belief[belief.kind];
  return words.belief.ejected({ left: formatValue(belief.leftMs, 'duration', locale, belief.leftMs < 1000 ? 0 : 1) });
}

function Row({ judged, index, y, ...props }: PictureProps & { judged: Judged; index: number; y: number }) {
  const { view, locale } = props;
  const backend = view.frame.backends[index]!;
  const isDraining = backend.state === 'draining';
  const width = (358 - NAME) / judged.beliefs.length;
  return (
    <g>
      <g className={judged.illness ? 'is-ill' : ''}>
        <Box
          x={2}
          y={y}
          width={NAME - 8}
          height={ROW - 4}
          machine={backend}
          status={(manner) => truthOf(judged.illness, isDraining, locale, manner)}
          picture={props}
        />
      </g>
      {judged.beliefs.map((belief, lb) => (
        <Cell
          key={view.frame.lbs[lb]!.id}
          x={NAME + lb * width}
          y={y}
          width={width}
          belief={belief}
          error={errorOf(judged, belief, isDraining)}
          locale={locale}
        />
      ))}
      <Strip {...props} judged={judged} id={backend.id} y={y + 25} />
    </g>
  );
}

const SIGNS: Readonly<Record<Belief['kind'], string>> = { used: '→', checked: '✕', ejected: '▽' };

interface CellProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly belief: Belief;
  readonly error: ReturnType<typeof errorOf>;
  readonly locale: Locale;
}

/** What one LB makes of the backend; framed where it is mistaken. */
function Cell({ x, y, width, belief, error, locale }: CellProps) {
  const words = healthWords[locale];
  const text =
    belief.kind === 'ejected' ? formatValue(belief.leftMs / 1000, 's', locale, 1) : words.belief[belief.kind];
  return (
    <g className={`belief is-${belief.kind} ${error ? 'is-wrong' : ''}`}>
      <title>{`${beliefText(belief, locale)}${error ? `: ${words.beliefs[error]}` : ''}`}</title>
      <rect className="belief-face" x={x + 1} y={y} width={width - 4} height={21} rx={4} />
      <text x={x + width / 2} y={y + 15} textAnchor="middle">
        {error ? '! ' : ''}
        {SIGNS[belief.kind]} {text}
      </text>
    </g>
  );
}

/** Over the time of the run: when the backend is ill, and below it, when each LB leaves it out. */
function Strip({ view, judged, id, y }: PictureProps & { judged: Judged; id: string; y: number }) {
  const { durationMs } = view.scenario;
  const now = view.frame.tMs;
  const x = (tMs: number) => NAME + 1 + (236 * tMs) / durationMs;
  const bar = (fromMs: number, untilMs: number) => `M${x(fromMs).toFixed(1)} 0H${x(Math.min(untilMs, now)).toFixed(1)}`;
  const ill = illTimes(view.scenario, id).filter(([fromMs]) => fromMs < now);
  return (
    <g className="strip">
      <path className="time" d={`M${NAME + 1} ${y + 1.5}h236`} />
      <path
        className="ill"
        transform={`translate(0 ${y + 1.5})`}
        d={ill.map(([from, until]) => bar(from, until)).join('')}
      />
      {judged.outs.map((outs, lb) => {
        const { id: lbId, zone } = view.frame.lbs[lb]!;
        return (
          <path
            key={lbId}
            className={`out ${hueOf(zone, view.scenario.topology.zones)}`}
            transform={`translate(0 ${y + 5.5 + 3 * lb})`}
            d={outs.map(({ fromMs, untilMs }) => bar(fromMs, untilMs)).join('')}
          />
        );
      })}
      <path className="now" d={`M${x(now).toFixed(1)} ${y - 1}v14`} />
    </g>
  );
}
