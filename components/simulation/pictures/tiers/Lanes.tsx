import type { ReactNode } from 'react';
import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import type { Counts } from '../../../../engine/simulation/run';
import type { FlowMark } from '../../../../engine/story/marks';
import { outages } from '../../../../engine/story/outages';
import type { View } from '../../../../engine/story/view';
import { sumOver } from '../../../../engine/story/windows';
import { Said } from '../../../altitude/Said';
import { type Both, inBoth } from '../../../words/manner';
import { nameOf, timeText } from '../../names';
import { LINE_WIDTH, type PictureProps } from '../parts/canvas';
import { Mark } from '../parts/marks';
import { partsWords } from '../parts/words';

const STRIP = { x: 116, width: 184 };
const ROW = 20;
const AXIS = 24;

/** What befalls connections, one lane each. */
const LANES = [
  { mark: 'rerouted', counter: 'rerouted' },
  { mark: 'moved', counter: 'moved' },
  { mark: 'broken', counter: 'broken' },
] as const satisfies readonly { mark: FlowMark; counter: keyof Counts }[];

export const LANES_HEIGHT = (LANES.length + 1) * ROW + AXIS + 10;

/** Lanes on one time axis, up to now: the same fault strikes all of them at once; what it did is added up at their end. */
export function Lanes({ view, locale, y }: PictureProps & { y: number }) {
  const { run, frame } = view;
  const nameOfMark = (mark: FlowMark) => inBoth((manner) => manner(partsWords[locale]).flow[mark]);
  const waits = outages(run, 0, frame.tMs);
  return (
    <g className="lanes-of-time">
      <Grounds y={y} />
      <Axis view={view} locale={locale} y={y} />
      {LANES.map(({ mark, counter }, row) => (
        <Lane
          key={mark}
          mark={mark}
          name={nameOfMark(mark)}
          total={String(frame.totals[counter])}
          y={y + 8 + row * ROW}
        >
          <Bars view={view} counter={counter} locale={locale} y={y + 8 + row * ROW} isBad={mark === 'broken'} />
        </Lane>
      ))}
      <Lane
        mark="stalled"
        name={nameOfMark('stalled')}
        total={waits.length === 0 ? '0' : formatValue(sumOver(waits, lengthOf), 'duration', locale)}
        y={y + 8 + LANES.length * ROW}
      >
        {waits.map((wait) => (
          <rect
            key={wait.fromMs}
            className="lost"
            x={xAt(view, wait.fromMs)}
            y={y + 10 + LANES.length * ROW}
            width={Math.max(1, xAt(view, wait.untilMs) - xAt(view, wait.fromMs))}
            height={ROW - 7}
          >
            <title>{`${timeText(wait.fromMs, locale)} – ${timeText(wait.untilMs, locale)}`}</title>
          </rect>
        ))}
      </Lane>
    </g>
  );
}

const lengthOf = ({ fromMs, untilMs }: { fromMs: number; untilMs: number }) => untilMs - fromMs;

const xAt = ({ scenario }: View, tMs: number): number => STRIP.x + (STRIP.width * tMs) / scenario.durationMs;

interface LaneProps {
  readonly mark: FlowMark;
  readonly name: Both;
  readonly total: string;
  readonly y: number;
  readonly children: ReactNode;
}

function Lane({ mark, name, total, y, children }: LaneProps) {
  return (
    <>
      <Mark mark={mark} x={9} y={y + ROW / 2 - 1} r={4} hue="hue-other" />
      <text className="strip-name" x={18} y={y + ROW / 2 + 3.5}>
        <Said of={name} />
      </text>
      {children}
      <text className="figure" x={LINE_WIDTH} y={y + ROW / 2 + 3.5} textAnchor="end">
        {total}
      </text>
    </>
  );
}

/** What the lanes lie on, below the lines that go through all of them. */
function Grounds({ y }: { y: number }) {
  return [...LANES, 'stalled'].map((_, row) => (
    <rect
      // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place
      key={row}
      className="gauge"
      x={STRIP.x}
      y={y + 9 + row * ROW}
      width={STRIP.width}
      height={ROW - 5}
    />
  ));
}

interface BarsProps {
  readonly view: View;
  readonly counter: keyof Counts;
  readonly locale: Locale;
  readonly y: number;
  readonly isBad: boolean;
}

/** How many in each window that has ended, the most so far as high as the lane. */
function Bars({ view, counter, locale, y, isBad }: BarsProps) {
  const ended = view.windows.filter(({ untilMs, counts }) => untilMs <= view.frame.tMs && counts[counter] > 0);
  const most = Math.max(...ended.map(({ counts }) => counts[counter]));
  return ended.map(({ fromMs, untilMs, counts }) => {
    const height = ((ROW - 7) * counts[counter]) / most;
    const width = Math.max(4, xAt(view, untilMs) - xAt(view, fromMs));
    return (
      <rect
        key={fromMs}
        className={isBad ? 'lost' : 'befell'}
        x={xAt(view, fromMs)}
        y={y + ROW - 5 - height}
        width={width}
        height={height}
      >
        <title>{`${timeText(fromMs, locale)}: ${counts[counter]}`}</title>
      </rect>
    );
  });
}

/** Seconds, the faults that have struck, and now. */
function Axis({ view, locale, y }: { view: View; locale: Locale; y: number }) {
  const { scenario, frame } = view;
  const bottom = y + 8 + (LANES.length + 1) * ROW;
  const ends = [0, scenario.durationMs / 2, scenario.durationMs];
  return (
    <>
      {scenario.faults
        .filter(({ atMs }) => atMs <= frame.tMs)
        .map(({ atMs, target, kind }) => (
          <path key={`${atMs} ${target} ${kind}`} className="strike" d={strikeAt(xAt(view, atMs), y, bottom)}>
            <title>{`${timeText(atMs, locale)}: ${nameOf(target)}`}</title>
          </path>
        ))}
      <path className="now" d={`M${xAt(view, frame.tMs)} ${y + 4}V${bottom}`} />
      <path className="axis" d={`M${STRIP.x} ${bottom}h${STRIP.width}`} />
      {ends.map((tMs, index) => (
        <text
          key={tMs}
          className="remark"
          x={xAt(view, tMs)}
          y={bottom + 14}
          textAnchor={(['start', 'middle', 'end'] as const)[index]}
        >
          {tMs === 0 ? 0 : formatValue(tMs / 1000, 's', locale, 0)}
        </text>
      ))}
    </>
  );
}

/** An arrow head above the lanes, and a line through all of them. */
const strikeAt = (x: number, top: number, bottom: number) => `M${x - 4} ${top}h8l-4 7zM${x} ${top + 6}V${bottom}`;
