import type { View } from '../../../../engine/story/view';
import { Canvas, type PictureProps } from '../parts/canvas';
import { Legend } from '../parts/marks';
import { layoutOf } from '../parts/topology/layout';
import { Topology } from '../parts/topology/Topology';

/** Height of what stands below the machines. */
const LEGEND = 46;

export const heightOf = ({ scenario }: View): number => layoutOf(scenario).height + LEGEND;

/** Everything at once, as it stands in any scenario. */
export function Drawing(props: PictureProps) {
  const { view, locale } = props;
  const layout = layoutOf(view.scenario);
  return (
    <Canvas height={heightOf(view)}>
      <Topology {...props} layout={layout} />
      <Legend view={view} locale={locale} y={layout.height + 24} />
    </Canvas>
  );
}
