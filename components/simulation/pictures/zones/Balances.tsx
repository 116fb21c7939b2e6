import type { View } from '../../../../engine/story/view';
import { hueOf } from '../../names';
import type { PictureProps } from '../parts/canvas';
import { balances } from './crossing';
import { balanceTexts } from './tell';

const BAR = { height: 7, row: 14, top: 6 };
/** Beside a bar: the share. */
const TEXT = 42;

/** Nothing is compared where the policy knows no zones. */
export const balancesHeight = ({ scenario }: View): number =>
  scenario.policies.zone.kind === 'zone-aware' ? BAR.top + 2 * BAR.row : 0;

interface Column {
  readonly x: number;
  readonly width: number;
}

export interface ColumnsProps extends PictureProps {
  readonly columnOf: (zone: string) => Column;
  readonly top: number;
}

/** What the LBs of each zone compare: their part of the LBs, and their zone's part of the healthy backends. */
export function Balances({ view, locale, columnOf, top }: ColumnsProps) {
  if (balancesHeight(view) === 0) return null;
  const { zones } = view.scenario.topology;
  const all = balances(view);
  const most = Math.max(...all.flatMap((one) => (one ? [one.callers, one.backends] : [])));
  const texts = balanceTexts(view, locale);
  return zones.map((zone, index) => {
    const { x, width } = columnOf(zone);
    const one = all[index];
    if (!one) return null;
    const unit = Math.max(0, width - TEXT - 4) / most;
    const [first, second] = [top + BAR.top, top + BAR.top + BAR.row];
    const [own, fits] = [one.callers * unit, one.backends * unit];
    return (
      <g key={zone} className={`balance ${hueOf(zone, zones)}`}>
        <rect className="load" x={x} y={first} width={Math.min(own, fits)} height={BAR.height} />
        {own > fits && <path className="beyond" d={`M${x + fits} ${first + BAR.height / 2}H${x + own}`} />}
        <rect className="fits" x={x} y={second} width={fits} height={BAR.height} />
        <text className="remark" x={x + width} y={first + 7} textAnchor="end">
          {texts[index]?.callers}
        </text>
        <text className="remark" x={x + width} y={second + 7} textAnchor="end">
          {texts[index]?.backends}
        </text>
      </g>
    );
  });
}
