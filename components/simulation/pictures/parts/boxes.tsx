import type { KeyboardEvent, ReactNode } from 'react';
import type { Locale } from '../../../../course/languages';
import type { BackendFrame, LbFrame } from '../../../../engine/simulation/run';
import type { View } from '../../../../engine/story/view';
import { Said } from '../../../altitude/Said';
import { inBoth, inTrade, type Manner } from '../../../words/manner';
import { hueOf, nameOf } from '../../names';
import type { PictureProps } from './canvas';
import { partsWords } from './words';

export type Status = readonly [sign: string, word: string];

export function lbStatus(lb: LbFrame, { scenario }: View, locale: Locale): Status {
  const words = partsWords[locale];
  if (lb.state === 'dead') return ['✕', lb.routed ? words.deadRouted : words.dead];
  if (lb.routed) return ['●', words.healthy];
  return ['◐', scenario.policies.entry.kind === 'ecmp' ? words.withdrawn : words.standby];
}

export function backendStatus({ state, inRotation }: BackendFrame, locale: Locale): Status {
  const words = partsWords[locale];
  if (state === 'dead') return ['✕', inRotation ? words.deadInUse : words.dead];
  return inRotation ? ['●', words.healthy] : ['◐', words.withdrawn];
}

interface BoxProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly picture: PictureProps;
  readonly children?: ReactNode;
}

export function LbBox({ lb, ...box }: BoxProps & { lb: LbFrame }) {
  const { view, locale } = box.picture;
  return <Box {...box} machine={lb} status={() => lbStatus(lb, view, locale)} />;
}

export function BackendBox({ backend, ...box }: BoxProps & { backend: BackendFrame }) {
  return <Box {...box} machine={backend} status={() => backendStatus(backend, box.picture.locale)} />;
}

interface PlainBoxProps extends BoxProps {
  readonly machine: LbFrame | BackendFrame;
  readonly status: (manner: Manner) => Status;
  /** Without the colour and the letter of its zone: where a colour says something else. */
  readonly isPlain?: boolean;
}

/** A machine. Pressed, it says what can happen to it. */
export function Box(props: PlainBoxProps) {
  const { machine, status, isPlain = false, x, y, width, height, picture, children } = props;
  const { view, locale } = picture;
  const words = partsWords[locale];
  const { id, zone } = machine;
  const [sign, word] = status(inTrade);
  const name = nameOf(id);
  const isDead = machine.state === 'dead';
  return (
    <g
      className={`box ${isPlain ? 'hue-ink' : hueOf(zone, view.scenario.topology.zones)} ${isDead ? 'is-dead' : ''}`}
      {...boxHandle(picture, id, `${name}, ${words.zone({ zone })}, ${word}.`)}
    >
      <rect className="box-face" x={x} y={y} width={width} height={height} rx={6} />
      <text className="box-name" x={x + 8} y={y + 17}>
        {name}
      </text>
      {!isPlain && (
        <text className="box-zone" x={x + width - 8} y={y + 17} textAnchor="end">
          {zone}
        </text>
      )}
      <text className="box-status" x={x + 8} y={y + 33}>
        <tspan className="sign">{sign}</tspan> <Said of={inBoth((manner) => status(manner)[1])} />
      </text>
      {children}
    </g>
  );
}

/** Makes a drawn machine what says, when pressed, what can happen to it; nothing where nothing may be done. */
export function boxHandle({ onBox, locale }: Pick<PictureProps, 'onBox' | 'locale'>, id: string, label: string) {
  return onBox ? pressable(`${label} ${partsWords[locale].openBox}`, (part) => onBox(id, part), 'dialog') : {};
}

/** Makes part of a picture a button, for the pointer and for the keyboard. */
export function pressable(label: string, act: (part: Element) => void, opens?: 'dialog') {
  return {
    role: 'button',
    tabIndex: 0,
    'aria-label': label,
    'aria-haspopup': opens,
    onClick({ currentTarget }: { currentTarget: Element }) {
      act(currentTarget);
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      act(event.currentTarget);
    },
  };
}

/** Where machines stand in columns by zone: the row of each, by index. */
export function rowsOf(machines: readonly { readonly zone: string }[]): number[] {
  const filled = new Map<string, number>();
  return machines.map(({ zone }) => {
    const row = filled.get(zone) ?? 0;
    filled.set(zone, row + 1);
    return row;
  });
}
