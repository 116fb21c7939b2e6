import { formatValue } from '../../../../../course/format';
import { waiting } from '../../../../../engine/story/followed';
import { type View, viewOf } from '../../../../../engine/story/view';
import type { PictureProps } from '../canvas';
import { Reading } from '../Reading';
import type { Point } from '../usePointer';
import { failoverAxis } from './axis';
import { partsOf } from './Bar';
import { failoverWords } from './words';

interface UnderPointerProps extends Pick<PictureProps, 'view' | 'locale'> {
  readonly point: Point | null;
  readonly top: number;
  readonly bottom: number;
  readonly y: number;
}

/** A moment of the failover under a pointer: since when, which part of it goes on, and who waits. What is to come is not told. */
export function UnderPointer({ view, locale, point, top, bottom, y }: UnderPointerProps) {
  if (!point || point.y < top || point.y > bottom) return null;
  const tMs = failoverAxis(view).tMsAt(point.x);
  if (tMs > view.frame.tMs) return null;
  return (
    <Reading x={point.x} top={top} bottom={bottom} y={y}>
      {momentText(viewOf(view.run, tMs), locale)}
    </Reading>
  );
}

/** A moment of a failover in one line. */
function momentText(view: View, locale: PictureProps['locale']): string {
  const words = failoverWords[locale];
  if (!view.failover) return words.noFaultYet;
  const going = partsOf(view).find(({ isOver }) => !isOver);
  // A pixel is more than a hundredth of a second.
  const sinceMs = Math.round((view.frame.tMs - view.failover.fault.atMs) / 10) * 10;
  const since = formatValue(sinceMs, 'duration', locale);
  return going ? words.moment({ since, part: words.parts[going.name], count: waiting(view) }) : words.over({ since });
}
