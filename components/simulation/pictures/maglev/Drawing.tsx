import { listsAgree } from '../../../../engine/story/beliefs';
import { tableOf, targetsOf } from '../../../../engine/story/tables';
import type { View } from '../../../../engine/story/view';
import { Said } from '../../../altitude/Said';
import { inBoth } from '../../../words/manner';
import { nameOf } from '../../names';
import { simulationWords } from '../../words';
import { BackendBox, pressable, rowsOf } from '../parts/boxes';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { Dot, Legend } from '../parts/marks';
import { Lists } from './Lists';
import { BACKEND_HEIGHT, backendY, cellX, fillWay, type Layout, layoutOf } from './layout';
import { shadeOf } from './shade';
import { Tables } from './Tables';
import { maglevWords } from './words';

export const heightOf = (view: View): number => layoutOf(view, null).bottom + 40;

/**
 * L4 LBs, each with its table of backends: the same slots below each other, and one connection that is looked up. Colour is
 * the backend's, everywhere.
 */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const { zones } = view.scenario.topology;
  const layout = layoutOf(view, props.asked);
  const rowOf = rowsOf(view.frame.backends);
  return (
    <Canvas height={layout.bottom + 40}>
      <g className="maglev">
        <Followed {...props} layout={layout} />
        <Tables {...props} layout={layout} />
        <text className="remark" x={180} y={layout.noteY} textAnchor="middle">
          {noteOf(props, layout)}
        </text>
        <Lists {...props} layout={layout} />
        {view.frame.backends.map((backend, index) => {
          const { x, width } = columnAt(zones.indexOf(backend.zone), zones.length, 6);
          const y = backendY(layout, rowOf[index]!);
          return (
            <g key={backend.id} className={layout.flow?.backend === index ? 'is-followed' : undefined}>
              <BackendBox x={x} y={y} width={width} height={BACKEND_HEIGHT} backend={backend} picture={props}>
                <Held backend={index} x={x + 8} y={y + 45} width={width - 16} picture={props} />
              </BackendBox>
            </g>
          );
        })}
        <Legend view={view} locale={locale} y={layout.bottom + 12} />
      </g>
    </Canvas>
  );
}

/** The connection that is looked up, and how its slot comes about. */
function Followed({ view, locale, onFlow, layout }: PictureProps & { layout: Layout }) {
  const { flow, slot, slots } = layout;
  if (!flow) return null;
  const { flowName, why } = simulationWords[locale];
  const size = view.scenario.policies.l4.tableSize;
  const text = inBoth((manner) => {
    const name = manner(simulationWords[locale]).flowName({ id: flow.id });
    return slots.length === 0 ? name : manner(maglevWords[locale]).lookedUp({ flow: name, slot, size });
  });
  const column = slots.indexOf(slot);
  const handle = onFlow ? pressable(`${flowName({ id: flow.id })}: ${why}`, () => onFlow(flow.id)) : {};
  return (
    <g className="looked-up" {...handle}>
      <text className="label" x={2} y={14}>
        <Said of={text} />
      </text>
      {column >= 0 && <path className="drop" d={`M${cellX(layout, column + 0.5)} 19v${layout.isWhole ? 5 : 17}`} />}
    </g>
  );
}

/** Whether the tables are one; where they are not, what they say of the slot. */
function noteOf({ view, locale }: PictureProps, { slot, slots, isWhole }: Layout): string {
  const words = maglevWords[locale];
  if (slots.length === 0) return '';
  const isFilling = isWhole && view.frame.lbs.some((_, lb) => fillWay(view, lb) < 1);
  if (listsAgree(view)) return isFilling ? '' : words.sameTable;
  const targets = targetsOf(view.scenario);
  const owners = view.frame.lbs.map((_, lb) => tableOf(view.run, view.world, lb).slots?.[slot]);
  const list = [...new Set(owners)].map((owner) => nameOf(targets[owner ?? -1]?.id ?? '—'));
  return list.length > 1 ? words.disagree({ list: list.join(' ≠ ') }) : words.ownLists;
}

const PER_ROW = 9;
/** Places that the count of those without room takes. */
const COUNT_PLACES = 3;

interface HeldProps {
  readonly backend: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly picture: PictureProps;
}

/** The flows that a backend holds; those that do not fit are counted. */
function Held({ backend, x, y, width, picture }: HeldProps) {
  const { view, locale, onFlow } = picture;
  const flows = view.frame.flows.filter((flow) => flow.backend === backend);
  const room = flows.length > PER_ROW ? PER_ROW - COUNT_PLACES : flows.length;
  const cell = width / PER_ROW;
  return (
    <g className="held">
      {flows.slice(0, room).map((flow, index) => (
        <Dot
          key={flow.id}
          flow={flow}
          x={x + (index + 0.5) * cell}
          y={y}
          r={3.6}
          hue={shadeOf(view.scenario, view.scenario.policies.entry.tiers === 'two' ? -1 : backend)}
          view={view}
          locale={locale}
          onFlow={onFlow}
        />
      ))}
      {flows.length > room && (
        <text className="remark" x={x + width} y={y + 4} textAnchor="end">
          +{flows.length - room}
        </text>
      )}
    </g>
  );
}
