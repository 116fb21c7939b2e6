import { formatValue } from '../../../../course/format';
import { type PhasePoint, phasesOf } from '../../../../engine/story/storm';
import { startMs } from '../../../../engine/story/view';
import type { PictureProps } from '../parts/canvas';
import { stormWords } from './words';

const PLOT = { x: 34, width: 322, height: 156 };
/** With its axis and what that is called. */
export const PLOT_HEIGHT = PLOT.height + 34;
/** Load from a tenth of the capacity to a hundred times it. */
const DECADES = [0.1, 1, 10, 100];
/** Points of the way that are drawn strongly: where the run has just been. */
const LATELY = 16;

/** Where the run has been: load of the deepest tier to the right, answers a second upwards; what each corner is called. */
export function PhasePlot({ view, locale, top }: PictureProps & { top: number }) {
  const words = stormWords[locale];
  const all = phasesOf(view.run);
  const now = all.findLast(({ tMs }) => tMs <= view.frame.tMs);
  // How a run fills up from nothing is no part of the story.
  const past = all.filter(({ tMs }) => tMs <= view.frame.tMs && tMs >= startMs(view.scenario));
  const most = Math.max(1, ...all.map(({ answeredPerS }) => answeredPerS));
  const bottom = top + PLOT.height;
  const right = PLOT.x + PLOT.width;
  const x = (load: number) =>
    PLOT.x + (PLOT.width * (Math.log10(Math.min(100, Math.max(0.1, load))) + 1)) / (DECADES.length - 1);
  const y = (perS: number) => bottom - (PLOT.height * perS) / most;
  const at = ({ load, answeredPerS }: PhasePoint) => `${x(load).toFixed(1)} ${y(answeredPerS).toFixed(1)}`;
  const wayOf = (points: readonly PhasePoint[]) => (points.length > 0 ? `M${points.map(at).join('L')}` : '');
  const middle = top + PLOT.height / 2;
  return (
    <g className="phase">
      <rect className="storm-region" x={x(1)} y={middle} width={right - x(1)} height={bottom - middle} />
      <path className="axis" d={`M${PLOT.x} ${top}V${bottom}H${right}M${PLOT.x} ${middle}H${right}`} />
      <path className="capacity" d={`M${x(1)} ${top}V${bottom}`} />
      <text className="corner" x={PLOT.x + 6} y={top + 15}>
        {words.regions.well}
      </text>
      <text className="corner" x={right - 6} y={top + 15} textAnchor="end">
        {words.regions.strained}
      </text>
      <text className="corner" x={PLOT.x + 6} y={bottom - 8}>
        {words.regions.shut}
      </text>
      <text className="corner" x={right - 6} y={bottom - 8} textAnchor="end">
        {words.regions.storm}
      </text>
      {DECADES.map((load, nth) => (
        <text key={load} x={x(load)} y={bottom + 15} textAnchor={nth === DECADES.length - 1 ? 'end' : 'middle'}>
          {formatValue(load, 'times', locale)}
        </text>
      ))}
      {[0, most / 2, most].map((perS) => (
        <text key={perS} x={PLOT.x - 4} y={Math.max(top + 10, y(perS) + 4)} textAnchor="end">
          {formatValue(perS, 'count', locale)}
        </text>
      ))}
      <text x={PLOT.x} y={bottom + 30}>
        ↑ {words.answers} · → {words.load}
      </text>
      <path className="way" d={wayOf(past)} />
      <path className="way lately" d={wayOf(past.slice(-LATELY))} />
      {past.map((point) => (
        <g key={point.tMs}>
          <title>
            {words.point({
              time: formatValue(point.tMs, 'duration', locale),
              load: formatValue(point.load, 'times', locale),
              answers: formatValue(point.answeredPerS, 'count', locale),
            })}
          </title>
          {point.isFault && <path className="fault" d={`M${at(point)}m-3 -3l6 6m0 -6l-6 6`} />}
          <circle className="touch" cx={x(point.load)} cy={y(point.answeredPerS)} r={4} />
        </g>
      ))}
      {now && <circle className="here" cx={x(now.load)} cy={y(now.answeredPerS)} r={6} />}
    </g>
  );
}
