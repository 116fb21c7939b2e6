import type { MouseEvent } from 'react';
import type { FlowFrame } from '../../../engine/simulation/run';
import { hueOf, nameOf } from '../names';
import type { View } from '../view';
import type { Words } from '../words/words';
import type { PictureProps } from './canvas';

export type FlowMark = 'kept' | 'moved' | 'needless' | 'broken' | 'stalled' | 'connecting';

/** What a flow's mark says: trouble now before what happened to it earlier. */
export function markOf({ state, moved }: FlowFrame): FlowMark {
  if (state === 'broken' || state === 'stalled') return state;
  if (moved === 'needless') return 'needless';
  if (moved === 'with-cause') return 'moved';
  return state === 'connecting' ? 'connecting' : 'kept';
}

/** A flow's mark: each state has its own shape, so that colour (the LB's zone) is never alone. */
function Mark({ mark, x, y, r, hue }: { mark: FlowMark; x: number; y: number; r: number; hue: string }) {
  const className = `mark ${hue} mark-${mark}`;
  switch (mark) {
    case 'kept':
      return <circle className={className} cx={x} cy={y} r={r} />;
    case 'connecting':
      return <circle className={className} cx={x} cy={y} r={r * 0.5} />;
    case 'stalled':
      return <circle className={className} cx={x} cy={y} r={r * 0.85} />;
    case 'moved':
      return <path className={className} d={`M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`} />;
    case 'needless':
      return (
        <path
          className={className}
          d={`M${x} ${y - r * 1.3}l${r * 1.3} ${r * 1.3}l${-r * 1.3} ${r * 1.3}l${-r * 1.3} ${-r * 1.3}z`}
        />
      );
    case 'broken':
      return <path className={className} d={`M${x - r} ${y - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`} />;
  }
}

interface DotProps extends Pick<PictureProps, 'view' | 'words' | 'onFlow'> {
  readonly flow: FlowFrame;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** A sampled flow, in the hue of its LB. Pressed, it asks why it went there. */
export function Dot({ flow, x, y, r, view, words, onFlow }: DotProps) {
  const { lbs, zones } = view.scenario.topology;
  const lb = lbs[flow.lb];
  const mark = markOf(flow);
  const ask = (event: MouseEvent) => {
    // It may lie in a box, which would crash.
    event.stopPropagation();
    onFlow?.(flow.id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table of flows has a button for each
    <g className="dot" onClick={onFlow && ask}>
      <title>{`${words.flowName(flow.id)}: ${words.flow[mark]}${lb ? `, ${nameOf(lb.id)}` : ''}`}</title>
      <Mark mark={mark} x={x} y={y} r={r} hue={lb ? hueOf(lb.zone, zones) : 'hue-other'} />
    </g>
  );
}

const SHOWN: readonly FlowMark[] = ['kept', 'moved', 'needless', 'broken', 'stalled'];

/** What the marks mean, and how many there are of each. */
export function Legend({ view, words, y }: { view: View; words: Words; y: number }) {
  const open = view.frame.flows.map(markOf);
  const present = SHOWN.filter((mark) => mark === 'kept' || open.includes(mark));
  return present.map((mark, index) => {
    const x = 12 + (index % 3) * 116;
    const row = y + Math.floor(index / 3) * 17;
    return (
      <g key={mark} className="legend">
        <Mark mark={mark} x={x} y={row - 4} r={4} hue="hue-other" />
        <text x={x + 9} y={row}>
          {words.flow[mark]} {open.filter((one) => one === mark || (mark === 'kept' && one === 'connecting')).length}
        </text>
      </g>
    );
  });
}
