import { memo } from 'react';
import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import type { Scenario } from '../../../../engine/scenario/schema';
import { hueOf, nameOf } from '../../names';
import { simulationWords } from '../../words';
import type { PictureProps } from '../parts/canvas';
import { Mark } from '../parts/marks';
import { partsWords } from '../parts/words';
import type { Tick } from './ticksOf';
import { flowsWords } from './words';

/** A few connections, each an element of its own, with its words. */
export function Ticks({ view: { scenario }, locale, onFlow, ticks }: PictureProps & { ticks: readonly Tick[] }) {
  return ticks.map((tick) => <TickMark key={tick.key} tick={tick} {...{ scenario, locale, onFlow }} />);
}

type Told = Pick<Tick, 'flow' | 'mark' | 'lb' | 'hash' | 'move'>;

/** What a tick says of itself: whose, in which state, on which LB or moved from which to which, and its hash. */
export function tickTitle({ flow, mark, lb, hash, move }: Told, { topology }: Scenario, locale: Locale): string {
  const words = flowsWords[locale];
  const nameAt = (index: number) => nameOf(topology.lbs[index]?.id ?? '—');
  return [
    `${simulationWords[locale].flowName({ id: flow })}: ${partsWords[locale].flow[mark]}`,
    move ? words.left({ lb: nameAt(move.from), to: nameAt(move.to) }) : nameAt(lb),
    words.hash({ hash: formatValue(hash, 'count', locale) }),
  ].join(', ');
}

interface TickMarkProps extends Pick<PictureProps, 'locale' | 'onFlow'> {
  readonly tick: Tick;
  readonly scenario: Scenario;
}

/** Drawn anew only where something of it has changed: then the tick is another one. */
const TickMark = memo(function TickMark({ tick, scenario, locale, onFlow }: TickMarkProps) {
  const { flow, mark, kind, lb, x, y } = tick;
  const { lbs, zones } = scenario.topology;
  const hue = hueOf(lbs[lb]?.zone ?? '', zones);
  const length = lengthOf(tick);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table of flows has a button for each
    <g className={`dot is-${kind}`} onClick={onFlow && (() => onFlow(flow))}>
      <title>{tickTitle(tick, scenario, locale)}</title>
      {length > 0 ? (
        <path className={`tick ${hue}`} d={`M${x} ${y - length / 2}v${length}`} />
      ) : (
        <Mark
          mark={mark}
          x={x}
          y={y}
          r={kind === 'overrun' ? Math.max(3, Math.min(5, tick.height * 0.4)) : 3}
          hue={hue}
        />
      )}
    </g>
  );
});

/** Of a tick that is a line, short while it is not open yet; 0 for one that has another shape. */
export function lengthOf({ kind, mark, height }: Pick<Tick, 'kind' | 'mark' | 'height'>): number {
  if (kind === 'recorded' || mark === 'kept') return height;
  return mark === 'connecting' ? height / 2 : 0;
}
