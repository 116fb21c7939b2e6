import { Said } from '../../../altitude/Said';
import { type Both, inBoth } from '../../../words/manner';
import type { PictureProps } from '../parts/canvas';
import { LINE_WIDTH } from '../parts/canvas';
import { roundUp } from '../parts/roundUp';
import { tlsWords } from './words';
import { type WorkWindow, workOver } from './work';

const BARS = { y: 22, height: 62 };
const WAITS = { height: 24 };
/** With its title, and what it says of waits. */
export const WORK_HEIGHT = BARS.y + BARS.height + WAITS.height + 24;
/** The least work that the scale has room for, so that a calm run has its line of what can be done in view. */
const LEAST_TOP = 1.2;
/** A wait shorter than this is not worth a bar that fills its lane. */
const LEAST_WAIT_MS = 10;

interface WorkOverTimeProps extends PictureProps {
  readonly top: number;
  readonly title: Both;
  readonly wait: Both;
}

/** Work for the cores over the run, full handshakes below and resumed on top; what is past the line waits, below the axis. */
export function WorkOverTime({ view, locale, top, title, wait }: WorkOverTimeProps) {
  const { run, frame, scenario } = view;
  // The scale is of what has been, too: one that knows the whole run tells what is to come.
  const past = workOver(run).filter(({ untilMs }) => untilMs <= frame.tMs);
  const axisY = top + BARS.y + BARS.height;
  const most = Math.max(LEAST_TOP, roundUp(Math.max(1, ...past.map(({ full, resumed }) => full + resumed))));
  const mostWaitMs = roundUp(Math.max(LEAST_WAIT_MS, ...past.map(({ p99WaitMs }) => p99WaitMs)));
  const xOf = (tMs: number) => 2 + (LINE_WIDTH * tMs) / scenario.durationMs;
  const yOf = (share: number) => axisY - (BARS.height * share) / most;
  const bars = (ends: (window: WorkWindow) => readonly [from: number, to: number]) =>
    past
      .map((window) => {
        const [from, to] = ends(window).map((y) => y.toFixed(1)) as [string, string];
        return `M${xOf(window.fromMs).toFixed(1)} ${from}V${to}H${(xOf(window.untilMs) - 0.4).toFixed(1)}V${from}z`;
      })
      .join('');
  return (
    <g className="work">
      <text className="figure" x={2} y={top + 12}>
        <Said of={title} />
      </text>
      <path className="full" d={bars(({ full }) => [axisY, yOf(full)])} />
      <path className="resumed" d={bars(({ full, resumed }) => [yOf(full), yOf(full + resumed)])} />
      <path className="can-do" d={`M2 ${yOf(1)}h${LINE_WIDTH}`} />
      <text className="remark haloed" x={358} y={yOf(1) - 4} textAnchor="end">
        <Said of={inBoth((manner) => manner(tlsWords[locale]).allCores)} />
      </text>
      <path
        className="lost"
        d={bars(({ p99WaitMs }) => [axisY + 1, axisY + 1 + (WAITS.height * p99WaitMs) / mostWaitMs])}
      />
      <path className="axis" d={`M2 ${axisY}h${LINE_WIDTH}`} />
      <text className="remark haloed" x={2} y={axisY + WAITS.height + 10}>
        ▾ <Said until="junior" of={wait} />
      </text>
      <path className="now" d={`M${xOf(frame.tMs)} ${top + BARS.y}V${axisY + WAITS.height}`} />
    </g>
  );
}
