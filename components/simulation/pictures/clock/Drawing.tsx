import { memo } from 'react';
import { formatValue } from '../../../../course/format';
import { waiting } from '../../../../engine/story/followed';
import { nameOf } from '../../names';
import { Canvas, type PictureProps } from '../parts/canvas';
import { BAR_HEIGHT, BAR_TOTAL, FailoverBar, partsOf } from '../parts/failover/Bar';
import { SIGNS_BOTTOM, Signs } from '../parts/failover/Signs';
import { UnderPointer } from '../parts/failover/UnderPointer';
import { failoverWords } from '../parts/failover/words';
import { usePointer } from '../parts/usePointer';
import { partsWords } from '../parts/words';
import { clockWords } from './words';

const STATUS_Y = SIGNS_BOTTOM + 17;
const BAR_Y = STATUS_Y + 7;

export const heightOf = () => BAR_Y + BAR_TOTAL;

/** One failover: who notices and how soon, and its parts on the even axis of the run, so that several can be compared. */
export function Drawing(props: PictureProps) {
  const { point, listeners } = usePointer();
  return (
    <Canvas height={heightOf()} {...listeners}>
      <Still {...props} />
      <UnderPointer {...props} point={point} top={BAR_Y - 3} bottom={BAR_Y + BAR_HEIGHT + 4} y={STATUS_Y} />
    </Canvas>
  );
}

/** All that stays as it is while a pointer moves over it. */
const Still = memo(function Still(props: PictureProps) {
  return (
    <>
      <Signs {...props} />
      <text x={2} y={STATUS_Y}>
        {statusOf(props)}
      </text>
      <FailoverBar {...props} y={BAR_Y} />
    </>
  );
});

function statusOf({ view, locale }: PictureProps): string {
  if (!view.failover) return failoverWords[locale].noFaultYet;
  const { fault } = view.failover;
  const since = `${nameOf(fault.target)} ✕ ${formatValue(view.frame.tMs - fault.atMs, 'duration', locale)}`;
  const last = partsOf(view).at(-1);
  if (last?.name === 'reconnect' && last.isOver)
    return `${since} · ${partsWords[locale].lastAnswer} ${formatValue(last.untilMs, 'duration', locale)}`;
  return `${since} · ${clockWords[locale].waiting({ count: waiting(view) })}`;
}
