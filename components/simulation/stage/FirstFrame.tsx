import type { ClientSimulation } from '../../../course/schema/client';
import { simulate } from '../../../engine/simulation/simulate';
import type { Locale } from '../../shell/locale';
import { describeView } from '../describe/describe';
import { Canvas } from '../pictures/canvas';
import { heightOf } from '../pictures/TopologyPicture';
import { newPlayer } from '../player';
import { comparedScenarios } from '../readerScenario';
import { startMs, type View, viewOf } from '../view';
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

/** The stage before it is alive: drawn when the page is built, and as tall as it will be, so that nothing jumps. */
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
        view={isHeavy(spec) ? null : view}
        waiting={isHeavy(spec) && <Canvas height={heightOf(spec.scenario)}>{null}</Canvas>}
        description={describeView(spec.picture, view, locale)}
        happened=""
        lanes={lanesOf(spec).map(({ ref, view: lane }) => (
          <LaneView
            key={ref}
            laneRef={ref}
            spec={spec}
            told={told}
            words={words}
            locale={locale}
            view={lane}
            description={describeView(spec.picture, lane, locale)}
          >
            <details>
              <summary>{words.differences}</summary>
            </details>
          </LaneView>
        ))}
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
      </div>
    </figure>
  );
}

/** A drawing of so many machines weighs more than the text around it: their place is kept until the stage draws them. */
const MOST_MACHINES = 24;

function isHeavy({ picture, scenario: { topology } }: ClientSimulation): boolean {
  return picture === 'topology' && topology.lbs.length + topology.backends.length > MOST_MACHINES;
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
