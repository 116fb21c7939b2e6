import type { ClientSimulation } from '../../../course/schema/client';
import { simulate } from '../../../engine/simulation/simulate';
import { startMs, type View, viewOf } from '../../../engine/story/view';
import { href } from '../../shell/href';
import type { Locale } from '../../shell/locale';
import { describeView } from '../describe/describe';
import { pictures } from '../pictures';
import { PICTURE_WIDTH } from '../pictures/parts/canvas';
import { newPlayer } from '../player';
import { comparedScenarios } from '../readerScenario';
import { wordsOf } from '../words/words';
import { LaneView } from './Lane';
import { StageView } from './StageView';
import { summariesOf } from './summaries';
import type { Told } from './told';

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
  const view = firstView(spec);
  const words = wordsOf[locale];
  return (
    <figure className="simulation">
      <noscript>
        <p className="note">{needsScript}</p>
      </noscript>
      <StageView
        spec={spec}
        told={told}
        words={words}
        locale={locale}
        player={newPlayer(spec.scenario, !spec.prediction, spec.compare)}
        view={isDrawn ? view : null}
        waiting={!isDrawn && <Still spec={spec} name={spec.id} view={view} locale={locale} />}
        description={describeView(spec.picture, view, locale)}
        happened=""
        lanes={
          spec.compare.length > 0 &&
          lanesOf(spec).map(({ ref, view: lane }) => (
            <LaneView
              key={ref}
              laneRef={ref}
              spec={spec}
              told={told}
              words={words}
              locale={locale}
              view={isDrawn ? lane : null}
              waiting={!isDrawn && <Still spec={spec} name={`${spec.id}.${ref}`} view={lane} locale={locale} />}
              description={describeView(spec.picture, lane, locale)}
            >
              <details>
                <summary>{words.differences}</summary>
              </details>
            </LaneView>
          ))
        }
        prediction={spec.prediction ? { spec: spec.prediction, state: { kind: 'open' }, isStale: false } : null}
      />
      <div className="details">
        {summariesOf(spec, words).map((summary) => (
          <details key={summary}>
            <summary>{summary}</summary>
          </details>
        ))}
      </div>
      <div className="share">
        <button type="button" disabled>
          {words.share}
        </button>
        <button type="button" className="to-lab" disabled>
          {words.openInLab}
        </button>
      </div>
    </figure>
  );
}

/** While developing there are no images yet. */
const isDrawn = process.env.NODE_ENV === 'development';

/** An image of the picture, as tall as the picture will be. What it shows is said in words beside it. */
function Still({ spec, name, view, locale }: { spec: ClientSimulation; name: string; view: View; locale: Locale }) {
  return (
    // biome-ignore lint/performance/noImgElement: a static site has no server that resizes images
    <img
      className="still"
      src={href(`/frames/${name}.first.${locale}.svg`)}
      alt=""
      loading="lazy"
      width={PICTURE_WIDTH}
      height={Math.round(pictures[spec.picture].heightOf(view))}
    />
  );
}

function lanesOf(spec: ClientSimulation): { ref: string; view: View }[] {
  return comparedScenarios(spec.scenario, spec.compare, spec).map(({ ref, scenario }) => ({
    ref,
    view: viewOf(simulate(scenario), startMs(scenario)),
  }));
}

const firstViews = new WeakMap<ClientSimulation, View>();

/** The moment from which the stage starts, before anything fails: it gives no answer away. */
function firstView(spec: ClientSimulation): View {
  const view = firstViews.get(spec) ?? viewOf(simulate(spec.scenario), startMs(spec.scenario));
  firstViews.set(spec, view);
  return view;
}
