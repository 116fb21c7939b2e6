'use client';

import type { Locale } from '../../../course/languages';
import type { ClientSimulation } from '../../../course/schema/client';
import type { Scenario } from '../../../engine/scenario/schema';
import { viewOf } from '../../../engine/story/view';
import { href } from '../../shell/href';
import { inBoth } from '../../words/manner';
import { PICTURE_WIDTH } from '../pictures/parts/canvas';
import { newPlayer, restMs } from '../player';
import { comparedScenarios } from '../readerScenario';
import { runOf, type Still, stillOf } from '../still';
import { simulationWords } from '../words';
import { LaneView, labelOf } from './Lane';
import { LessonFrame } from './LessonFrame';
import { type Stage, useStageContext } from './stageContext';
import { summariesOf } from './summaries';
import { Tabs } from './Tabs';
import type { Told } from './told';
import './FirstFrame.css';
import './Share.css';

interface FirstFrameProps {
  readonly spec: ClientSimulation;
  readonly told: Told;
  readonly locale: Locale;
  readonly needsScript: string;
}

/**
 * The stage before it is alive, as tall as it will be, so that nothing jumps. The drawings weigh more than the text around
 * them and are needed near the window only: they come as images, drawn by `scripts/frames.ts`.
 */
export function FirstFrame({ spec, told, locale, needsScript }: FirstFrameProps) {
  const at = (scenario: Scenario) => restMs(scenario, !spec.prediction);
  const stillAt = (scenario: Scenario) => stillOf(spec.picture, scenario, at(scenario));
  const viewAt = (scenario: Scenario) => (isDrawn ? viewOf(runOf(scenario), at(scenario)) : null);
  const own = stillAt(spec.scenario);
  const words = simulationWords[locale];
  return (
    <LessonFrame
      stage={{ ...stageOf(spec, told, locale, own), view: viewAt(spec.scenario) }}
      note={
        <noscript>
          <p className="note">{needsScript}</p>
        </noscript>
      }
      prediction={spec.prediction ? { spec: spec.prediction, state: { kind: 'open' }, isStale: false } : null}
      over={!isDrawn && <StillImage name={spec.id} still={own} />}
      lanes={
        spec.compare.length > 0 &&
        comparedScenarios(spec.scenario, spec.compare, spec).map(({ ref, scenario }) => {
          const lane = stillAt(scenario);
          return (
            <LaneView
              key={ref}
              label={labelOf(ref, told)}
              view={viewAt(scenario)}
              description={lane.told[locale]}
              over={!isDrawn && <StillImage name={`${spec.id}.${ref}`} still={lane} />}
            >
              <details>
                <summary>{words.differences}</summary>
              </details>
            </LaneView>
          );
        })
      }
    >
      <div className="drawer">
        <Tabs tabs={summariesOf(spec, words)} />
      </div>
      <div className="share">
        <button type="button" disabled>
          {words.share}
        </button>
        <button type="button" className="to-lab" data-from="junior" disabled>
          {words.openInLab}
        </button>
      </div>
    </LessonFrame>
  );
}

/** While developing there are no images yet. */
const isDrawn = process.env.NODE_ENV === 'development';

/** A stage on which nothing can be done yet. */
function stageOf(spec: ClientSimulation, told: Told, locale: Locale, still: Still): Omit<Stage, 'view'> {
  return {
    ...{ spec, told, locale },
    player: newPlayer(spec.scenario, !spec.prediction, spec.compare),
    run: null,
    description: still.told[locale],
    happened: inBoth(() => ''),
    notice: null,
    menu: null,
    act: {},
  };
}

/** An image of the picture, as tall as the picture will be. What it shows is said in words beside it. */
function StillImage({ name, still: { height } }: { name: string; still: Still }) {
  const { locale } = useStageContext();
  const shared = { className: 'still', loading: 'lazy', width: PICTURE_WIDTH, height: Math.round(height) } as const;
  // Lazily: what the reader's altitude does not show is not fetched.
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: a static site has no server that resizes images */}
      <img {...shared} alt="" data-from="junior" src={href(`/frames/${name}.first.${locale}.svg`)} />
      {/* biome-ignore lint/performance/noImgElement: a static site has no server that resizes images */}
      <img {...shared} alt="" data-until="zero" src={href(`/frames/${name}.plain.${locale}.svg`)} />
    </>
  );
}
