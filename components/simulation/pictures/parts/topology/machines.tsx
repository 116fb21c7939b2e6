import type { ReactNode } from 'react';
import type { Locale } from '../../../../../course/languages';
import type { BackendFrame, LbFrame } from '../../../../../engine/simulation/run';
import { markOf } from '../../../../../engine/story/marks';
import { backendShares } from '../../../../../engine/story/recent';
import { hueOf, nameOf } from '../../../names';
import { backendStatus, lbStatus, pressable } from '../boxes';
import type { Picking, PictureProps } from '../canvas';
import { Dot } from '../marks';
import { partsWords } from '../words';
import { centerOf, type Group, type Place } from './layout';

/** As much of a text as fits. */
export const cut = (text: string, width: number, letterWidth = 6.6) => {
  const letters = Math.floor(width / letterWidth);
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`;
};

/** As much of a name as fits: names of a kind begin alike and end apart, so that their first words go first. */
export function cutName(name: string, width: number, letterWidth?: number): string {
  const words = name.split(/(?<=[-_])/);
  const ends = words.map((_, dropped) => (dropped > 0 ? '…' : '') + words.slice(dropped).join(''));
  return ends.find((end) => cut(end, width, letterWidth) === end) ?? cut(name, width, letterWidth);
}

/** A box this wide has room for its state in words. */
const WORDS_WIDTH = 84;

/** Makes a box one that can be picked to be changed. */
export function pickable({ picked, pick }: Picking, id: string, label: string, locale: Locale) {
  return {
    ...pressable(`${label} ${partsWords[locale].pickIt}`, () => pick(id)),
    'aria-pressed': picked === id,
  };
}

/** What stands for several things, or for something that cannot be pressed. */
export function Tile({
  place,
  hue,
  title,
  children,
}: {
  place: Place;
  hue: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <g className={`tile ${hue}`}>
      <title>{title}</title>
      <rect className="tile-face" {...place} rx={place.height / 2} />
      <text x={centerOf(place)} y={place.y + place.height / 2 + 4} textAnchor="middle">
        {children}
      </text>
    </g>
  );
}

/** The machines of one kind in one zone; their count where there is no room for them. */
export function Machines({ group, ...props }: PictureProps & { group: Group }) {
  const { view, locale } = props;
  const words = partsWords[locale];
  const { members, boxes, kind, place, zone } = group;
  if (members.length === 0) return null;
  const { lbs, backends } = view.frame;
  if (!boxes) {
    const machines = members.map((index) => (kind === 'lb' ? lbs : backends)[index]!);
    const dead = machines.filter(({ state }) => state === 'dead').length;
    const counts = `● ${members.length - dead}${dead > 0 ? ` ✕ ${dead}` : ''}`;
    const title = `${words.machines[kind]}, ${words.zone({ zone })}: ${counts}`;
    const text = place.width < 90 ? counts : `${words.machines[kind]} ${counts}`;
    return (
      <Tile place={place} hue={hueOf(zone, view.scenario.topology.zones)} title={title}>
        {place.width < 40 ? members.length : text}
      </Tile>
    );
  }
  return members.map((index, at) =>
    kind === 'lb' ? (
      <LbMachine key={index} {...props} place={boxes[at]!} lb={lbs[index]!} index={index} />
    ) : (
      <BackendMachine key={index} {...props} place={boxes[at]!} backend={backends[index]!} index={index} />
    ),
  );
}

interface MachineProps extends PictureProps {
  readonly place: Place;
  readonly index: number;
}

/** An LB carries marks of the connections on it, those in trouble first. */
function LbMachine({ lb, ...props }: MachineProps & { lb: LbFrame }) {
  const { view, locale, place, index, onFlow } = props;
  const spec = view.scenario.topology.lbs[index]!;
  const step = 8;
  const on = view.frame.flows.filter((flow) => flow.lb === index || flow.proxy === index);
  const shown = on
    .sort((a, b) => Number(markOf(a) === 'kept') - Number(markOf(b) === 'kept') || a.id - b.id)
    .slice(0, Math.floor((place.width - 8) / step));
  return (
    <Machine {...props} machine={lb} status={lbStatus(lb, view, locale)} isFixed={spec.inClients === true}>
      {shown.map((flow, at) => (
        <Dot
          key={flow.id}
          flow={flow}
          x={Math.round(place.x + 8 + at * step)}
          y={place.y + 45}
          r={3}
          view={view}
          locale={locale}
          onFlow={onFlow}
        />
      ))}
    </Machine>
  );
}

/** A backend carries a gauge: full is twice the share that it would have if all had the same. */
function BackendMachine({ backend, ...props }: MachineProps & { backend: BackendFrame }) {
  const { view, locale, place, index } = props;
  const width = Math.round(place.width - 12);
  const load = Math.min(1, (backendShares(view)[index]! * view.frame.backends.length) / 2);
  return (
    <Machine {...props} machine={backend} status={backendStatus(backend, locale)}>
      <rect className="gauge" x={place.x + 6} y={place.y + 34} width={width} height={5} rx={2} />
      <rect className="load" x={place.x + 6} y={place.y + 34} width={Math.round(load * width)} height={5} rx={2} />
    </Machine>
  );
}

interface DrawnProps extends MachineProps {
  readonly machine: LbFrame | BackendFrame;
  readonly status: readonly [sign: string, word: string];
  /** No box of its own: nothing can happen to it. */
  readonly isFixed?: boolean;
  readonly children: ReactNode;
}

function Machine({
  machine,
  status: [sign, word],
  isFixed = false,
  place,
  view,
  locale,
  onBox,
  picking,
  children,
}: DrawnProps) {
  const words = partsWords[locale];
  const { id, zone, state } = machine;
  const name = nameOf(id);
  const label = `${name}, ${words.zone({ zone })}, ${word}.`;
  const handle = picking
    ? pickable(picking, id, label, locale)
    : onBox && !isFixed
      ? pressable(`${label} ${words.openBox}`, (part) => onBox(id, part), 'dialog')
      : {};
  const fits = cut(name, place.width - 20) === name;
  return (
    <g
      className={`box ${hueOf(zone, view.scenario.topology.zones)} ${state === 'dead' ? 'is-dead' : ''}`}
      data-box={id}
      data-zone={zone}
      {...handle}
    >
      <title>{`${name}: ${word}`}</title>
      <rect className="box-face" {...place} rx={5} />
      <text className={fits ? 'box-name' : 'box-name is-tight'} x={place.x + 5} y={place.y + 16}>
        {fits && <Sign>{sign}</Sign>}
        {fits ? name : cutName(name, place.width - 8, 6.2)}
      </text>
      {(place.width >= WORDS_WIDTH || !fits) && (
        <text className="box-status" x={place.x + 5} y={place.y + 30}>
          {!fits && <Sign>{sign}</Sign>}
          {place.width >= WORDS_WIDTH && cut(word, place.width - 8, 5.4)}
        </text>
      )}
      {children}
    </g>
  );
}

const Sign = ({ children }: { children: ReactNode }) => (
  <>
    <tspan className="sign">{children}</tspan>{' '}
  </>
);
