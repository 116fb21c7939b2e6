import { memo } from 'react';
import { FlowCanvas } from '#flow-canvas';
import type { View } from '../../../../engine/story/view';
import { LbBox } from '../parts/boxes';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { Legend } from '../parts/marks';
import { usePointer } from '../parts/usePointer';
import { partsWords } from '../parts/words';
import { HashLine, RowNames, UnderPointer } from './HashLine';
import { layoutOf } from './layout';
import { Ticks } from './Ticks';
import { type FlowCanvasProps, ticksOf } from './ticksOf';

const BOX_HEIGHT = 62;

export const heightOf = (view: View): number => layoutOf(view).bottom + BOX_HEIGHT + 42;

/** ECMP: a router spreads connections over LBs by their hash. Each is a tick on the router's line, at its hash. */
export function Drawing(props: PictureProps) {
  const { point, listeners } = usePointer();
  const { blocks } = layoutOf(props.view);
  return (
    <>
      <Canvas height={heightOf(props.view)} {...listeners}>
        <g className="flows">
          <Still {...props} />
          {blocks.map((block) => (
            <UnderPointer key={block.top} {...props} block={block} point={point} />
          ))}
        </g>
      </Canvas>
      {isCrowd(props.view) && <Crowd {...props} listeners={listeners} />}
    </>
  );
}

/** All that stays as it is while a pointer moves over it. */
const Still = memo(function Still(props: PictureProps) {
  const { view, locale } = props;
  const words = partsWords[locale];
  const layout = layoutOf(view);
  const { lbs } = view.frame;
  return (
    <>
      {layout.blocks.map((block, region) => (
        <HashLine key={block.top} {...props} block={block} region={region} />
      ))}
      {!isCrowd(view) && <Ticks {...props} ticks={ticksOf(view, layout)} />}
      {layout.blocks.map((block) => (
        <RowNames key={block.top} view={view} block={block} />
      ))}
      {lbs.map((lb, index) => {
        const place = { ...columnAt(index, lbs.length, 6), y: layout.bottom, height: BOX_HEIGHT };
        return (
          <LbBox key={lb.id} {...place} lb={lb} picture={props}>
            <text className="box-status" x={place.x + 8} y={place.y + 52}>
              {lbs.length > 3 ? lb.flows : words.connections({ count: lb.flows })}
            </text>
          </LbBox>
        );
      })}
      <Legend view={view} locale={locale} y={layout.bottom + BOX_HEIGHT + 18} only={NOW} isOfTicks />
    </>
  );
});

const Crowd = memo(function Crowd(props: PictureProps & Pick<FlowCanvasProps, 'listeners'>) {
  return <FlowCanvas {...props} ticks={ticksOf(props.view, layoutOf(props.view))} height={heightOf(props.view)} />;
});

/** More connections at a time than this are drawn on a canvas. */
const CROWD = 600;
const isCrowd = ({ places }: View): boolean => Math.max(...places) >= CROWD;

/** What was moved is counted where it is recorded. */
const NOW = ['kept', 'rerouted', 'reset', 'stalled'] as const;
