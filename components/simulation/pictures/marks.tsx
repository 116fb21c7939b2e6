import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { BackendFrame, FlowFrame, LbFrame } from '../../../engine/simulation/run';
import type { Locale } from '../../shell/locale';
import { hueOf, nameOf } from '../names';
import type { View } from '../view';
import type { Words } from '../words/words';

/** What every picture is given. Without the handlers (on the server, before the run is there) nothing can be pressed. */
export interface PictureProps {
  readonly view: View;
  readonly words: Words;
  readonly locale: Locale;
  readonly onCrash?: ((id: string) => void) | undefined;
  readonly onFlow?: ((id: number) => void) | undefined;
}

export type Status = readonly [sign: string, word: string];

export function lbStatus(lb: LbFrame, { scenario }: View, words: Words): Status {
  if (lb.state === 'dead') return ['✕', lb.routed ? words.deadRouted : words.dead];
  if (lb.routed) return ['●', words.healthy];
  return ['◐', scenario.policies.entry.kind === 'ecmp' ? words.withdrawn : words.standby];
}

export function backendStatus({ state, inRotation }: BackendFrame, words: Words): Status {
  if (state === 'dead') return ['✕', inRotation ? words.deadInUse : words.dead];
  return inRotation ? ['●', words.healthy] : ['◐', words.withdrawn];
}

interface BoxProps {
  readonly id: string;
  readonly zone: string;
  readonly status: Status;
  readonly isDead: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly picture: PictureProps;
  /** What stands under the name; the status by default. */
  readonly note?: string;
  readonly children?: ReactNode;
}

/** A machine. It is its own handle: pressed, it crashes. */
export function Box({ id, zone, status, isDead, x, y, width, height, picture, note, children }: BoxProps) {
  const { view, words, onCrash } = picture;
  const [sign, word] = status;
  const name = nameOf(id);
  const label = `${name}, ${words.zone(zone)}, ${word}${note ? `, ${note}` : ''}`;
  const handle = onCrash && !isDead ? pressable(`${label}. ${words.crashIt}`, () => onCrash(id)) : {};
  return (
    <g className={`box ${hueOf(zone, view.scenario.topology.zones)} ${isDead ? 'is-dead' : ''}`} {...handle}>
      <rect className="box-face" x={x} y={y} width={width} height={height} rx={6} />
      <text className="box-name" x={x + 8} y={y + 17}>
        {name}
      </text>
      <text className="box-zone" x={x + width - 8} y={y + 17} textAnchor="end">
        {zone}
      </text>
      <text className="box-status" x={x + 8} y={y + 33}>
        <tspan className="sign">{sign}</tspan> {note ?? word}
      </text>
      {children}
    </g>
  );
}

/** Makes part of a picture a button, for the pointer and for the keyboard. */
export function pressable(label: string, act: () => void) {
  return {
    role: 'button',
    tabIndex: 0,
    'aria-label': label,
    onClick: act,
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      act();
    },
  };
}

export type FlowMark = 'kept' | 'moved' | 'needless' | 'broken' | 'stalled' | 'connecting';

/** What a flow's mark says: trouble now before what happened to it earlier. */
export function markOf({ state, moved }: FlowFrame): FlowMark {
  if (state === 'broken' || state === 'stalled') return state;
  if (moved === 'needless') return 'needless';
  if (moved === 'with-cause') return 'moved';
  return state === 'connecting' ? 'connecting' : 'kept';
}

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
  const open = view.frame.flows.filter((flow) => flow.state !== 'closed').map(markOf);
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

/** An SVG of the stage's width, whose text is real text. */
export function Canvas({ height, children }: { height: number; children: ReactNode }) {
  return (
    <svg className="canvas" viewBox={`0 0 360 ${height}`} role="presentation">
      {children}
    </svg>
  );
}
