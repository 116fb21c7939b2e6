import { formatValue } from '../../../course/format';
import { effectsOf } from '../../../engine/scenario/faultKinds';
import { type Belief, errorOf, type Judged, judgedBackends } from '../../../engine/story/beliefs';
import { ejectionsOf, illTimes } from '../../../engine/story/ejections';
import type { Illness } from '../../../engine/story/illness';
import { failedShare } from '../../../engine/story/recent';
import type { View } from '../../../engine/story/view';
import type { Locale } from '../../shell/locale';
import { hueOf, nameOf } from '../names';
import type { Words } from '../words/words';
import { Box, type Status } from './boxes';
import { Canvas, type PictureProps } from './canvas';

const NAME = 118;
const TOP = 22;
const ROW = 42;
const SHOWN = 12;

const bottomOf = ({ frame }: View): number => TOP + Math.min(frame.backends.length, SHOWN) * ROW;
export const healthHeight = (view: View): number => bottomOf(view) + 62;

/** Each backend as it is, beside what each LB makes of it: who is still used though ill, who is left out though well. */
export function HealthPicture(props: PictureProps) {
  const { view, words, locale } = props;
  const { lbs } = view.frame;
  const judged = judgedBackends(view).slice(0, SHOWN);
  const ejections = ejectionsOf(view.scenario, view.run.events.slice(0, view.frame.eventCount));
  const width = (358 - NAME) / lbs.length;
  const bottom = bottomOf(view);
  return (
    <Canvas height={healthHeight(view)}>
      <text className="note" x={4} y={14}>
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
        {words.ejections(ejections.length, ejections.filter(({ isFalse }) => isFalse).length)}
      </text>
      <text className="note" x={4} y={bottom + 31}>
        {view.frame.isPanic ? `▲ ${words.panic} · ` : ''}
        {words.failedNow(formatValue(failedShare(view), 'percent', locale, 1))}
      </text>
      <text className="note" x={4} y={bottom + 47}>
        {words.leftOut}
      </text>
    </Canvas>
  );
}

/** What is the case with a backend, in a sign and a word. */
export function truthOf(illness: Illness | null, isDraining: boolean, words: Words, locale: Locale): Status {
  if (!illness) return isDraining ? ['◐', words.withdrawn] : ['●', words.healthy];
  const { kind, factor = 0 } = illness;
  const isGone = (effectsOf(kind)?.answers ?? 'as-usual') !== 'as-usual';
  const sign = isGone ? '✕' : kind === 'backend-flap' ? '⇅' : '◌';
  const [times, share] = [formatValue(factor, 'times', locale), formatValue(factor, 'percent', locale)];
  return [sign, words.ill[kind]({ times, share })];
}

function beliefText(belief: Belief, words: Words, locale: Locale): string {
  if (belief.kind !== 'ejected') return words.belief[belief.kind];
  return words.belief.ejected(formatValue(belief.leftMs, 'duration', locale, belief.leftMs < 1000 ? 0 : 1));
}

function Row({ judged, index, y, ...props }: PictureProps & { judged: Judged; index: number; y: number }) {
  const { view, words, locale } = props;
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
          status={truthOf(judged.illness, isDraining, words, locale)}
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
          words={words}
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
  readonly words: Words;
  readonly locale: Locale;
}

/** What one LB makes of the backend; framed where it is mistaken. */
function Cell({ x, y, width, belief, error, words, locale }: CellProps) {
  const text =
    belief.kind === 'ejected' ? formatValue(belief.leftMs / 1000, 's', locale, 1) : words.belief[belief.kind];
  return (
    <g className={`belief is-${belief.kind} ${error ? 'is-wrong' : ''}`}>
      <title>{`${beliefText(belief, words, locale)}${error ? `: ${words.beliefs[error]}` : ''}`}</title>
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
