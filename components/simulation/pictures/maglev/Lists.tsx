import { permutation } from '../../../../engine/maglev/core';
import type { L4Table } from '../../../../engine/simulation/l4Table';
import type { Run } from '../../../../engine/simulation/run';
import { fillOf, tableChangeAt, targetsOf } from '../../../../engine/story/tables';
import type { View } from '../../../../engine/story/view';
import { Said } from '../../../altitude/Said';
import { inBoth } from '../../../words/manner';
import { nameOf } from '../../names';
import type { PictureProps } from '../parts/canvas';
import { cellX, fillWay, type Layout } from './layout';
import { shadeOf } from './shade';
import { maglevWords } from './words';

/** How many turns have been drawn when so much of the filling has been. */
const turnsAt = (run: Run, table: L4Table, way: number): number =>
  Math.floor(way * (fillOf(run, table).steps.length + 1));

/** The owner of each slot that has been claimed by then. */
export function claimedUntil(run: Run, table: L4Table, way: number): ReadonlyMap<number, number> {
  const { order, steps } = fillOf(run, table);
  return new Map(
    steps.slice(0, turnsAt(run, table, way)).map(({ backend, slot }) => [slot, order[backend]!.index] as const),
  );
}

/** The LB that filled its table last. */
const lastToFill = ({ run, frame }: View): number =>
  frame.lbs.reduce(
    (last, _, lb) => (tableChangeAt(run, lb, frame.tMs).tMs > tableChangeAt(run, last, frame.tMs).tMs ? lb : last),
    0,
  );

/** How a small table is filled: each backend in turn claims the next slot of its own list that is still free. */
export function Lists({ layout, view, locale }: PictureProps & { layout: Layout }) {
  if (!layout.lists) return null;
  const { run, frame, scenario } = view;
  const lb = lastToFill(view);
  const { after } = tableChangeAt(run, lb, frame.tMs);
  const { order, steps } = fillOf(run, after);
  const way = fillWay(view, lb);
  const past = steps.slice(0, turnsAt(run, after, way));
  const isFilling = past.length < steps.length;
  const { y, rowHeight } = layout.lists;
  const words = maglevWords[locale];
  const name = nameOf(frame.lbs[lb]!.id);
  return (
    <g className="lists">
      <text className="remark" x={2} y={y}>
        {isFilling ? (
          words.fills({ lb: name, turn: past.length, of: steps.length })
        ) : (
          <Said of={inBoth((manner) => manner(words).filled({ lb: name }))} />
        )}
      </text>
      {order.map(({ index, offset, skip }, place) => {
        const own = past.filter(({ backend }) => backend === place);
        const got = new Map(own.map((step) => [step.slot, past.indexOf(step) + 1]));
        const refused = new Set(own.flatMap(({ taken }) => taken));
        const isTurn = isFilling && past.at(-1)?.backend === place;
        const lineY = y + 4 + (place + 1) * rowHeight;
        return (
          <g key={index} className={shadeOf(scenario, index)}>
            <text className="list-name" x={8} y={lineY}>
              {isTurn ? '▸ ' : ''}
              {nameOf(targetsOf(scenario)[index]!.id)}
            </text>
            {Array.from(permutation(offset, skip, layout.slots.length), (slot, at) => (
              <Wish
                key={slot}
                slot={slot}
                turn={got.get(slot)}
                isRefused={refused.has(slot)}
                x={cellX(layout, at)}
                y={lineY}
                width={layout.cellWidth}
              />
            ))}
          </g>
        );
      })}
    </g>
  );
}

interface WishProps {
  readonly slot: number;
  /** In which turn it was claimed. */
  readonly turn: number | undefined;
  readonly isRefused: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A slot in a backend's list: claimed, found taken, or not asked for yet. */
function Wish({ slot, turn, isRefused, x, y, width }: WishProps) {
  const state = turn !== undefined ? 'is-claimed' : isRefused ? 'is-refused' : 'is-ahead';
  return (
    <g className={`wish ${state}`}>
      {turn !== undefined && <rect className="slot" x={x + 2} y={y - 12.5} width={width - 4} height={16} rx={3} />}
      <text x={x + width / 2} y={y} textAnchor="middle">
        {slot}
      </text>
    </g>
  );
}
