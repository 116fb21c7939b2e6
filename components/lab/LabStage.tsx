import { type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useMemo, useReducer, useState } from 'react';
import type { ClientSimulation } from '../../course/schema/client';
import { LAB } from '../../engine/links/address';
import type { Scenario } from '../../engine/scenario/schema';
import { viewOf } from '../../engine/story/view';
import type { Locale } from '../shell/locale';
import { describeView } from '../simulation/describe/describe';
import { eventText } from '../simulation/describe/events';
import { Picture } from '../simulation/pictures/Picture';
import { newPlayer, reducePlayer } from '../simulation/player';
import { crashOf, withFault } from '../simulation/readerScenario';
import { useRun } from '../simulation/runner';
import { Controls } from '../simulation/stage/Controls';
import { Details } from '../simulation/stage/Details';
import { LiveLane } from '../simulation/stage/LiveLane';
import { RunStanding } from '../simulation/stage/RunStanding';
import { Share } from '../simulation/stage/Share';
import { usePlayback } from '../simulation/stage/usePlayback';
import { playByKey, useTransport } from '../simulation/stage/useTransport';
import { wordsOf } from '../simulation/words/words';
import { labWords } from './words';

const Why = lazy(() => import('../simulation/stage/Why'));

interface LabStageProps {
  /** What is run; where the draft is not ready, the last that was. */
  readonly scenario: Scenario;
  readonly side: string;
  /** The scenario of the other side, where there is one and it is ready. */
  readonly other: Scenario | undefined;
  readonly otherSide: string;
  /** Scenarios as a link holds them: A, then B. */
  readonly shared: readonly [Scenario, Scenario | undefined] | null;
  /** A moment that a link has asked for. */
  readonly asked: { readonly tMs: number } | null;
  /** Why nothing can be run: laid over the picture. */
  readonly problem: ReactNode;
  readonly locale: Locale;
  readonly onScenario: (scenario: Scenario) => void;
}

const PLAY_MS = 20_000;

/** What the parts of the stage ask of a simulation: the lab's has no author. */
const specOf = (scenario: Scenario): ClientSimulation => ({
  ...{ id: LAB, scenario, picture: 'topology', playMs: PLAY_MS, tellingMs: 0 },
  ...{ faults: [], switches: [], knobs: [], compare: [], instruments: [] },
});

/** The run of what is on the bench: played, scrubbed, broken by hand, explained, beside the other side's. */
export function LabStage({
  scenario,
  side,
  other,
  otherSide,
  shared,
  asked,
  problem,
  locale,
  onScenario,
}: LabStageProps) {
  const words = wordsOf[locale];
  const spec = useMemo(() => specOf(scenario), [scenario]);
  const [player, dispatch] = useReducer(reducePlayer, scenario, (first) => newPlayer(first, true));
  useEffect(() => dispatch({ type: 'change', scenario }), [scenario]);
  useEffect(() => {
    if (asked) dispatch({ type: 'seek', tMs: asked.tMs });
  }, [asked]);
  usePlayback(player, PLAY_MS, dispatch);

  const answer = useRun(scenario);
  const run = answer.state === 'done' && !problem ? answer.run : null;
  const tMs = Math.min(player.tMs, scenario.durationMs);
  const view = useMemo(() => run && viewOf(run, tMs), [run, tMs]);
  const transport = useTransport(player, run, spec, dispatch);
  const [flow, setFlow] = useState<number | null>(null);
  const description = useMemo(() => (view ? describeView('topology', view, locale) : ''), [view, locale]);
  const happened = view?.lastEvent ? Object.values(eventText(view.lastEvent, words, locale)).join(' ') : '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (run) playByKey(event, transport);
  };

  return (
    // biome-ignore lint/a11y: space and arrows play the figure that has the focus; its buttons do the same
    <figure className="simulation" tabIndex={0} onKeyDown={onKeyDown} data-state={problem ? 'blocked' : answer.state}>
      <figcaption>{labWords[locale].stage}</figcaption>
      <div className="screen">
        {other && <p className="lane-name">{side}</p>}
        <Picture
          kind="topology"
          view={view}
          locale={locale}
          descriptionId="lab-description"
          onCrash={run ? (id) => onScenario(withFault(scenario, crashOf(scenario, id), tMs)) : undefined}
          onFlow={setFlow}
          onScenario={onScenario}
        >
          {problem ?? (answer.state !== 'done' && <RunStanding answer={answer} words={words} />)}
        </Picture>
        <Controls
          player={player}
          words={words}
          locale={locale}
          happened={happened}
          transport={run ? transport : undefined}
        />
      </div>
      {other && (
        <div className="lanes">
          <LiveLane
            spec={spec}
            laneRef={otherSide}
            told={{ caption: null, question: null, switches: [], knobs: {} }}
            words={words}
            locale={locale}
            scenario={other}
            tMs={tMs}
            main={run}
          />
        </div>
      )}
      <div className="side">
        <p className="description" id="lab-description" aria-live={player.isPlaying ? 'off' : 'polite'}>
          {description}
        </p>
      </div>
      {run && flow !== null && (
        <Suspense fallback={null}>
          <Why run={run} flow={flow} tMs={tMs} words={words} locale={locale} onClose={() => setFlow(null)} />
        </Suspense>
      )}
      {run && view && <Details spec={spec} run={run} view={view} words={words} locale={locale} onWhy={setFlow} />}
      {shared && <Share simulation="lab" scenario={shared[0]} other={shared[1]} tMs={tMs} compare={[]} words={words} />}
    </figure>
  );
}
