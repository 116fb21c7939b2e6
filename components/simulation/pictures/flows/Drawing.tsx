import { FlowCanvas } from '#flow-canvas';
import type { View } from '../../../../engine/story/view';
import { LbBox } from '../parts/boxes';
import { Canvas, columnAt, type PictureProps } from '../parts/canvas';
import { Legend } from '../parts/marks';
import { partsWords } from '../parts/words';
import { HashLine, RowNames } from './HashLine';
import { layoutOf } from './layout';
import { Ticks } from './Ticks';
import { ticksOf } from './ticks';

const BOX_HEIGHT = 62;

export const heightOf = (view: View): number => layoutOf(view).bottom + BOX_HEIGHT + 42;

/** ECMP: a router spreads connections over LBs by their hash. Each is a tick on the router's line, at its hash. */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const words = partsWords[locale];
  const layout = layoutOf(view);
  const { lbs } = view.frame;
  const ticks = ticksOf(view, layout);
  const isCrowd = Math.max(...view.places) >= CROWD;
  const height = heightOf(view);
  return (
    <>
      <Canvas height={height}>
        <g className="flows">
          {layout.blocks.map((block, region) => (
            <HashLine key={block.top} {...props} block={block} region={region} />
          ))}
          {!isCrowd && <Ticks {...props} ticks={ticks} />}
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
        </g>
      </Canvas>
      {isCrowd && <FlowCanvas {...props} ticks={ticks} height={height} />}
    </>
  );
}

/** More connections at a time than this are drawn on a canvas. */
const CROWD = 600;

/** What was moved is counted where it is recorded. */
const NOW = ['kept', 'rerouted', 'reset', 'stalled'] as const;
