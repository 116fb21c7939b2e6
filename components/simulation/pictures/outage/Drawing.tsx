import { formatValue } from '../../../../course/format';
import { progressOf } from '../../../../engine/story/failoverClock';
import { unansweredIn } from '../../../../engine/story/windows';
import { nameOf } from '../../names';
import { LbBox } from '../parts/boxes';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { partsWords } from '../parts/words';
import { outageWords } from './words';

const BAR = { x: 2, width: 356, top: 160, height: 56 };

export const heightOf = () => 292;

/** A failover as a client meets it: who answers, which packets got no answer, and what the wait was made of. */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const words = partsWords[locale];
  const { lbs } = view.frame;
  const placeOf = (index: number) => columnAt(index, lbs.length, 8);
  const center = (index: number) => placeOf(index).x + placeOf(index).width / 2;
  return (
    <Canvas height={heightOf()}>
      <text className="label" x={180} y={13} textAnchor="middle">
        {words.clients} → {view.scenario.traffic.vip}
      </text>
      {lbs.map(
        (lb, index) =>
          lb.routed && (
            <path
              key={lb.id}
              className={`link ${lb.state === 'dead' ? 'is-lost' : 'hue-ink'}`}
              strokeWidth={3}
              d={`M180 20C180 38 ${center(index)} 30 ${center(index)} 50`}
            />
          ),
      )}
      {lbs.map((lb, index) => (
        <LbBox key={lb.id} {...placeOf(index)} y={52} height={62} lb={lb} picture={props}>
          <text className="box-status" x={placeOf(index).x + 8} y={102}>
            {words.connections({ count: lb.flows })}
          </text>
        </LbBox>
      ))}
      <Answers {...props} />
      <Parts {...props} />
    </Canvas>
  );
}

const xOf = (tMs: number, durationMs: number) => BAR.x + (BAR.width * Math.min(tMs, durationMs)) / durationMs;

/** Up: requests answered; down: packets that reached nobody, window by window up to now. */
function Answers({ view, locale }: PictureProps) {
  const words = outageWords[locale];
  const { durationMs } = view.scenario;
  const top = Math.max(1, ...view.windows.map(({ counts }) => Math.max(counts.ok, unansweredIn(counts))));
  const middle = BAR.top + BAR.height / 2;
  const length = (count: number) => (count / top) * (BAR.height / 2 - 2);
  const shown = view.windows.filter((window) => window.untilMs <= view.frame.tMs);
  const columns = (of: (counts: (typeof shown)[number]['counts']) => number, sign: 1 | -1) =>
    shown
      .map(({ fromMs, untilMs, counts }) => {
        const height = length(of(counts));
        const y = sign < 0 ? middle - height : middle;
        const x = xOf(fromMs, durationMs);
        return height > 0
          ? `M${round(x)} ${round(y)}h${round(xOf(untilMs, durationMs) - x - 0.5)}v${round(height)}h${-round(xOf(untilMs, durationMs) - x - 0.5)}z`
          : '';
      })
      .join('');
  const nowX = xOf(view.frame.tMs, durationMs);
  return (
    <g>
      <text className="remark" x={BAR.x} y={BAR.top - 22}>
        ▲ {words.answered} · ▼ {partsWords[locale].unanswered},{' '}
        {words.perWindow({ span: formatValue(durationMs / view.windows.length, 'duration', locale) })}
      </text>
      <path className="axis" d={`M${BAR.x} ${middle}h${BAR.width}`} />
      <path className="answered" d={columns((counts) => counts.ok, -1)} />
      <path className="lost" d={columns(unansweredIn, 1)} />
      <path className="now" d={`M${nowX} ${BAR.top - 12}v${BAR.height + 20}`} />
    </g>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;

/** The outage as its parts: until somebody noticed, and until the clients were back. */
function Parts({ view, locale }: PictureProps) {
  const words = outageWords[locale];
  const { failover, scenario } = view;
  const progress = progressOf(view);
  if (!failover || !progress) return null;
  const { elapsedMs, detectMs, firstAnswerMs, lastAnswerMs } = progress;
  const from = failover.fault.atMs;
  const x = (ms: number) => xOf(from + ms, scenario.durationMs);
  const text = (ms: number) => formatValue(ms, 'duration', locale);
  const y = BAR.top + BAR.height + 14;
  return (
    <g className="parts">
      <rect className="part-detect" x={x(0)} y={y} width={Math.max(1, x(detectMs ?? elapsedMs) - x(0))} height={14} />
      {detectMs !== null && (
        <rect
          className="part-reconnect"
          x={x(detectMs)}
          y={y}
          width={Math.max(1, x(lastAnswerMs ?? elapsedMs) - x(detectMs))}
          height={14}
        />
      )}
      <text className="remark" x={BAR.x} y={y + 30}>
        {nameOf(failover.fault.target)} ✕ · {words.detect} {detectMs === null ? `${text(elapsedMs)}…` : text(detectMs)}
        {detectMs !== null && firstAnswerMs !== null && ` · ${words.firstAnswer} ${text(firstAnswerMs)}`}
      </text>
      <text className="remark" x={BAR.x} y={y + 46}>
        {lastAnswerMs === null ? words.stillOut : `${partsWords[locale].lastAnswer} ${text(lastAnswerMs)}`}
      </text>
    </g>
  );
}
