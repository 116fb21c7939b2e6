import { followed, type Hop, hopsOf } from '../../../../engine/story/followed';
import { markOf } from '../../../../engine/story/marks';
import type { View } from '../../../../engine/story/view';
import { Said } from '../../../altitude/Said';
import { inBoth } from '../../../words/manner';
import { nameOf } from '../../names';
import { simulationWords } from '../../words';
import { pressable } from '../parts/boxes';
import { Canvas, type PictureProps } from '../parts/canvas';
import { centerOf, type Layout, layoutOf, type Place } from '../parts/topology/layout';
import { Topology } from '../parts/topology/Topology';
import { partsWords } from '../parts/words';
import { LANES_HEIGHT, Lanes } from './Lanes';
import { tiersWords } from './words';

/** Who chooses the next hop, by the hops that a connection has gone. */
const DECIDES = ['router', 'l4', 'l7'] as const;
/** Room for a sentence between two tiers. */
const LAYER_GAP = 30;

export const heightOf = ({ scenario }: View): number => layoutOf(scenario, LAYER_GAP).height + 44 + LANES_HEIGHT;

/** Two tiers, one request followed through them, and what has befallen all connections so far, on one time axis. */
export function Drawing(props: PictureProps) {
  const { view, locale, onFlow } = props;
  const words = simulationWords[locale];
  const { unanswered } = partsWords[locale];
  const layout = layoutOf(view.scenario, LAYER_GAP);
  const flow = followed(view);
  const hops = flow ? hopsOf(flow, view).map((hop) => ({ ...hop, place: placeOf(layout, hop)! })) : [];
  const { router } = layout.regions[0]!;
  const places = [router, ...hops.map(({ place }) => place)];
  const handle =
    flow && onFlow ? pressable(`${words.flowName({ id: flow.id })}: ${words.why}`, () => onFlow(flow.id)) : {};
  return (
    <Canvas height={heightOf(view)}>
      <g className="tiers">
        <Topology {...props} layout={layout}>
          <path className="followed" d={`M${places.map((place) => pointsOf(place, place === router)).join('L')}`} />
        </Topology>
        {hops.map(({ place, id, isDead }, index) => (
          <text key={id} className="caption haloed" x={180} y={captionY(place, index === 0)} textAnchor="middle">
            {index + 1}.{' '}
            <Said of={inBoth((manner) => manner(tiersWords[locale]).decides[DECIDES[index]!]({ to: nameOf(id) }))} />
            {isDead && ` · ✕ ${unanswered}`}
          </text>
        ))}
        {flow && (
          <g className="follow" {...handle}>
            <rect className="tile-face hue-ink" x={2} y={layout.height + 8} width={356} height={28} rx={14} />
            <text className="label" x={180} y={layout.height + 26} textAnchor="middle">
              <Said
                of={inBoth(
                  (manner) =>
                    `${manner(words).flowName({ id: flow.id })}: ${manner(partsWords[locale]).flow[markOf(flow)]}.`,
                )}
              />{' '}
              {words.why}
            </text>
          </g>
        )}
        <Lanes {...props} y={layout.height + 44} />
      </g>
    </Canvas>
  );
}

/** Between two tiers; the names of the zones stand below the first. */
const captionY = ({ y }: Place, isFirst: boolean) => y - (isFirst ? 32 : LAYER_GAP / 2 - 4);

const pointsOf = (place: Place, isFirst: boolean) => {
  const x = Math.round(centerOf(place));
  return isFirst ? `${x} ${place.y + place.height}` : `${x} ${place.y}V${place.y + place.height}`;
};

/** In a tier that is counted only, the place of its count. */
function placeOf({ regions }: Layout, { kind, index }: Hop): Place | undefined {
  const group = regions.flatMap(({ groups }) => groups).find((one) => one.kind === kind && one.members.includes(index));
  return group?.boxes?.[group.members.indexOf(index)] ?? group?.place;
}
