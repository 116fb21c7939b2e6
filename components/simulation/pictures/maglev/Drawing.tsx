import type { Scenario } from '../../../../engine/scenario/schema';
import { L4Table } from '../../../../engine/simulation/l4Table';
import { listsAgree } from '../../../../engine/story/beliefs';
import type { View } from '../../../../engine/story/view';
import { hueOf } from '../../names';
import { BackendBox, LbBox, rowsOf } from '../parts/boxes';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { Dot, Legend } from '../parts/marks';
import { maglevWords } from './words';

const CELLS = 30;
const ROW = 74;

const TOP = 108;

const bottomOf = ({ frame }: View): number => TOP + (Math.max(...rowsOf(frame.backends)) + 1) * ROW;
export const heightOf = (view: View): number => bottomOf(view) + 52;

/** L4 LBs over backends: a mark lies in its backend's box and has the colour of its LB. */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const words = maglevWords[locale];
  const { zones } = view.scenario.topology;
  const rowOf = rowsOf(view.frame.backends);
  const usesTable = view.scenario.policies.l4.choice === 'maglev';
  return (
    <Canvas height={heightOf(view)}>
      {view.frame.lbs.map((lb, index) => {
        const { x, width } = columnAt(index, view.frame.lbs.length, 6);
        return (
          <LbBox key={lb.id} x={x} y={2} width={width} height={66} lb={lb} picture={props}>
            {usesTable ? (
              <Table view={view} lb={index} x={x + 8} width={width - 16} />
            ) : (
              <text className="box-status" x={x + 8} y={56}>
                {words.ownTurn}
              </text>
            )}
          </LbBox>
        );
      })}
      <text className="remark" x={180} y={83} textAnchor="middle">
        {usesTable && (listsAgree(view) ? words.sameTable : words.ownLists)}
      </text>
      <text className="remark" x={180} y={98} textAnchor="middle">
        {words.markPlaces}
      </text>
      {view.frame.backends.map((backend, index) => {
        const { x, width } = columnAt(zones.indexOf(backend.zone), zones.length, 6);
        const y = TOP + rowOf[index]! * ROW;
        return (
          <BackendBox key={backend.id} x={x} y={y} width={width} height={ROW - 6} backend={backend} picture={props}>
            <Held backend={index} x={x + 8} y={y + 44} width={width - 16} picture={props} />
          </BackendBox>
        );
      })}
      <Legend view={view} locale={locale} y={bottomOf(view) + 14} />
    </Canvas>
  );
}

const tables = new WeakMap<Scenario, Map<string, readonly number[]>>();

/** The first slots of an LB's table. LBs with the same list of backends have the same: it is made once for each list. */
function slotsOf({ scenario, world: { lists, callers } }: View, lb: number): readonly number[] {
  const byList = tables.get(scenario) ?? new Map<string, readonly number[]>();
  tables.set(scenario, byList);
  const list = `${lists[lb]}/${callers[lb]}`;
  const slots =
    byList.get(list) ?? Array.from(new L4Table(scenario, lists[lb]!, callers[lb]!).slots?.subarray(0, CELLS) ?? []);
  byList.set(list, slots);
  return slots;
}

function Table({ view, lb, x, width }: { view: View; lb: number; x: number; width: number }) {
  const { topology, policies } = view.scenario;
  const targets: readonly { readonly zone: string }[] =
    policies.entry.tiers === 'two' ? topology.lbs : topology.backends;
  return slotsOf(view, lb).map((target, slot) => {
    const spec = targets[target]!;
    const among = targets.filter((other) => other.zone === spec.zone).indexOf(spec);
    const column = slot % (CELLS / 2);
    return (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its index
        key={slot}
        className={`slot ${hueOf(spec.zone, topology.zones)}`}
        opacity={1 - 0.3 * among}
        x={x + (column * width) / (CELLS / 2)}
        y={46 + Math.floor(slot / (CELLS / 2)) * 8}
        width={width / (CELLS / 2) - 1}
        height={7}
      />
    );
  });
}

const PER_ROW = 9;
/** Places that the count of those without room takes. */
const COUNT_PLACES = 3;

/** The flows that a backend holds; those that do not fit are counted. */
function Held({
  backend,
  x,
  y,
  width,
  picture,
}: {
  backend: number;
  x: number;
  y: number;
  width: number;
  picture: PictureProps;
}) {
  const { view, locale, onFlow } = picture;
  const flows = view.frame.flows.filter((flow) => flow.backend === backend);
  const room = flows.length > 2 * PER_ROW ? 2 * PER_ROW - COUNT_PLACES : flows.length;
  const cell = width / PER_ROW;
  return (
    <g className="held">
      {flows.slice(0, room).map((flow, index) => (
        <Dot
          key={flow.id}
          flow={flow}
          x={x + ((index % PER_ROW) + 0.5) * cell}
          y={y + Math.floor(index / PER_ROW) * 12}
          r={3.6}
          view={view}
          locale={locale}
          onFlow={onFlow}
        />
      ))}
      {flows.length > room && (
        <text className="remark" x={x + width} y={y + 16} textAnchor="end">
          +{flows.length - room}
        </text>
      )}
    </g>
  );
}
