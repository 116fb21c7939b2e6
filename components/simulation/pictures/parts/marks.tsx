import type { MouseEvent } from 'react';
import type { FlowFrame } from '../../../../engine/simulation/run';
import { type FlowMark, markOf, type Tally, tallyOf } from '../../../../engine/story/marks';
import { Said } from '../../../altitude/Said';
import { inBoth } from '../../../words/manner';
import { hueOf, nameOf } from '../../names';
import { simulationWords } from '../../words';
import type { PictureProps } from './canvas';
import { partsWords } from './words';

/** A flow's mark: each state has its own shape, so that colour (the LB's zone) is never alone. */
export function Mark({ mark, x, y, r, hue }: { mark: FlowMark; x: number; y: number; r: number; hue: string }) {
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
    case 'rerouted':
      return <path className={className} d={`M${x} ${y - r * 1.2}l${r * 1.2} ${r * 2.2}h${-r * 2.4}z`} />;
    case 'broken':
    case 'reset':
      return <path className={className} d={`M${x - r} ${y - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`} />;
  }
}

interface DotProps extends Pick<PictureProps, 'view' | 'locale' | 'onFlow'> {
  readonly flow: FlowFrame;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** In the hue of its LB, unless told otherwise. */
  readonly hue?: string;
}

/** A sampled flow. Pressed, it asks why it went there. */
export function Dot({ flow, x, y, r, view, locale, onFlow, hue }: DotProps) {
  const { lbs, zones } = view.scenario.topology;
  const lb = lbs[flow.lb];
  const mark = markOf(flow);
  const ask = (event: MouseEvent) => {
    // It may lie in a box, which would open its menu.
    event.stopPropagation();
    onFlow?.(flow.id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table of flows has a button for each
    <g className="dot" onClick={onFlow && ask}>
      <title>{`${simulationWords[locale].flowName({ id: flow.id })}: ${partsWords[locale].flow[mark]}${lb ? `, ${nameOf(lb.id)}` : ''}`}</title>
      <Mark mark={mark} x={x} y={y} r={r} hue={hue ?? (lb ? hueOf(lb.zone, zones) : 'hue-other')} />
    </g>
  );
}

/** The mark that stands for a count. */
const SHOWN = {
  kept: 'kept',
  rerouted: 'rerouted',
  moved: 'moved',
  needless: 'needless',
  reset: 'broken',
  stalled: 'stalled',
} as const satisfies Record<keyof Tally, FlowMark>;

const COUNTED = Object.keys(SHOWN) as readonly (keyof Tally)[];

interface LegendProps extends Pick<PictureProps, 'view' | 'locale'> {
  readonly y: number;
  /** What is counted elsewhere is left out. */
  readonly only?: readonly (keyof Tally)[];
  /** Where it is drawn, a connection at its LB is a line. */
  readonly isOfTicks?: boolean;
}

/** What the marks mean, and how many there are of each. */
export function Legend({ view, locale, y, only = COUNTED, isOfTicks = false }: LegendProps) {
  const tally = tallyOf(view.frame.flows);
  const present = only.filter((name) => name === 'kept' || tally[name] > 0);
  const columns = isOfTicks ? 2 : 3;
  return present.map((name, index) => {
    const x = 12 + (index % columns) * (348 / columns);
    const row = y + Math.floor(index / columns) * 17;
    return (
      <g key={name} className="legend">
        {isOfTicks && name === 'kept' ? (
          <path className="tick hue-other" d={`M${x} ${row - 9}v10`} />
        ) : (
          <Mark mark={SHOWN[name]} x={x} y={row - 4} r={4} hue="hue-other" />
        )}
        <text x={x + 9} y={row}>
          <Said of={inBoth((manner) => manner(partsWords[locale]).flow[SHOWN[name]])} /> {tally[name]}
        </text>
      </g>
    );
  });
}
