import { slotChange, tableChangeAt, targetsOf } from '../../../../engine/story/tables';
import type { View } from '../../../../engine/story/view';
import { nameOf } from '../../names';
import { Box, lbStatus } from '../parts/boxes';
import { LINE_WIDTH, type PictureProps } from '../parts/canvas';
import { claimedUntil } from './Lists';
import { cellX, fillWay, type Layout, LB_HEIGHT, rowOfFlow, rowY } from './layout';
import { shadeOf } from './shade';
import { maglevWords } from './words';

interface TablesProps extends PictureProps {
  readonly layout: Layout;
}

/** The table of each LB, one below the other: where they agree, a column says the same all the way down. */
export function Tables({ layout, ...props }: TablesProps) {
  const { view, locale } = props;
  const words = maglevWords[locale];
  const { slots, isWhole } = layout;
  return (
    <g className="tables">
      {isWhole &&
        slots.map((slot, column) => (
          <text key={slot} className="remark" x={cellX(layout, column + 0.5)} y={rowY(0) - 6} textAnchor="middle">
            {slot}
          </text>
        ))}
      {view.frame.lbs.map((lb, index) => (
        <Box
          key={lb.id}
          x={2}
          y={rowY(index)}
          width={LINE_WIDTH}
          height={LB_HEIGHT}
          machine={lb}
          status={() => shortStatus(lbStatus(lb, view, locale))}
          picture={props}
          isPlain
        >
          <g className="held">
            {slots.length === 0 && (
              <text className="box-status" x={228} y={rowY(index) + 24} textAnchor="middle">
                {words.ownTurn}
              </text>
            )}
            {slots.map((slot, column) => (
              <Cell key={slot} view={view} lb={index} slot={slot} x={cellX(layout, column)} layout={layout} />
            ))}
          </g>
        </Box>
      ))}
      <Lookup view={view} layout={layout} />
    </g>
  );
}

/** Beside a table there is room for one word. */
const shortStatus = ([sign, word]: ReturnType<typeof lbStatus>) => [sign, word.split(/[,\s]/)[0]!] as const;

interface CellProps {
  readonly view: View;
  readonly lb: number;
  readonly slot: number;
  readonly x: number;
  readonly layout: Layout;
}

/** A slot and its owner. A changed one is lit; ◆ marks one that changed although its owner stayed. */
function Cell({ view, lb, slot, x, layout: { cellWidth, isWhole } }: CellProps) {
  const { run, frame, scenario } = view;
  const change = tableChangeAt(run, lb, frame.tMs);
  const way = isWhole ? fillWay(view, lb) : 1;
  const claimed = way < 1 ? claimedUntil(run, change.after, way) : null;
  const owner = claimed ? claimed.get(slot) : change.after.slots?.[slot];
  const y = rowY(lb) + 6;
  const face = { x: x + 0.75, y, width: cellWidth - 1.5, height: LB_HEIGHT - 12, rx: 3 };
  if (owner === undefined) return <rect className="slot is-free" {...face} />;
  const kind = slotChange(change, slot);
  return (
    <g className={`${shadeOf(scenario, owner)} ${kind === 'same' ? '' : 'is-lit'}`}>
      <rect className="slot" {...face} />
      <text className="slot-owner" x={x + cellWidth / 2} y={y + 18.5} textAnchor="middle">
        {nameOf(targetsOf(scenario)[owner]!.id)}
      </text>
      {kind === 'needless' && <path className="needless" d={`M${x + cellWidth / 2} ${y - 4}l4 4-4 4-4-4z`} />}
    </g>
  );
}

/** The slot of the connection that is looked up: the same column in every table, the connection at the LB that has it. */
function Lookup({ view, layout }: { view: View; layout: Layout }) {
  const { flow, slot, slots, cellWidth } = layout;
  const column = slots.indexOf(slot);
  if (!flow || column < 0 || flow.lb < 0) return null;
  const x = cellX(layout, column);
  const y = rowY(rowOfFlow(view, flow)) + LB_HEIGHT - 4;
  return (
    <g className="lookup">
      <rect
        x={x - 0.5}
        y={rowY(0) - 2}
        width={cellWidth + 1}
        height={rowY(view.frame.lbs.length) - rowY(0) - 2}
        rx={4}
      />
      <circle cx={x + cellWidth / 2} cy={y} r={5} />
    </g>
  );
}
