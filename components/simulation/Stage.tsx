import {
  type KeyboardEvent,
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { mayPlay } from '../../course/exercise/prediction';
import type { ClientSimulation } from '../../course/schema/client';
import type { LessonShape } from '../../course/schema/shape';
import { withValueAt } from '../../engine/scenario/fieldPath';
import type { Scenario } from '../../engine/scenario/schema';
import type { Run } from '../../engine/simulation/run';
import { viewOf } from '../../engine/story/view';
import type { Locale } from '../shell/locale';
import { describeView } from './describe/describe';
import { eventText } from './describe/events';
import { newPlayer, type Player, reducePlayer } from './player';
import { comparedScenarios, crashOf, withFault, withOption } from './readerScenario';
import { type RunState, runScenario, useRun } from './runner';
import { Details } from './stage/Details';
import { LiveLane } from './stage/LiveLane';
import { OpenInLab } from './stage/OpenInLab';
import { RunStanding } from './stage/RunStanding';
import { Share } from './stage/Share';
import { type StageHandlers, StageView } from './stage/StageView';
import type { Told } from './stage/told';
import { usePermalink } from './stage/usePermalink';
import { usePlayback } from './stage/usePlayback';
import { useFound, usePrediction } from './stage/usePrediction';
import { playByKey, useTransport } from './stage/useTransport';
import { wordsOf } from './words/words';

const Why = lazy(() => import('./stage/Why'));

export interface StageProps {
  readonly spec: ClientSimulation;
  readonly told: Told;
  /** Of the lesson, with this simulation's prediction alone. */
  readonly shape: LessonShape;
  readonly locale: Locale;
}

/** The stage, once the run that it will show first is at hand: it takes the first frame's place without a gap. */
export async function prepared(scenario: Scenario): Promise<{ default: typeof Stage }> {
  // A run that fails is told by the stage itself.
  await runScenario(scenario).catch(() => undefined);
  return { default: Stage };
}

/** A live simulation: the reader predicts, plays, breaks and scrubs a run of the engine. */
export default function Stage({ spec, told, shape, locale }: StageProps) {
  const words = wordsOf[locale];
  const place = useRef<HTMLElement>(null);
  const [player, dispatch] = useReducer(reducePlayer, spec, ({ scenario, prediction, compare }) =>
    newPlayer(scenario, !prediction, compare),
  );
  const [flow, setFlow] = useState<number | null>(null);
  const prediction = usePrediction(spec.prediction, shape);
  const answer = useRun(player.scenario);
  const run = useShownRun(answer);
  const view = useMemo(() => run && viewOf(run, player.tMs), [run, player.tMs]);
  const linkError = usePermalink(spec, place, dispatch);
  usePlayback(player, spec.playMs, dispatch);

  const isAnswered = mayPlay(prediction.state);
  useEffect(() => {
    if (isAnswered) dispatch({ type: 'allow' });
  }, [isAnswered]);

  const isRevealed = isAnswered && (player.hasEnded || prediction.isFromBefore);
  const found = useFound(spec.prediction, isRevealed, player.scenario === spec.scenario ? null : run);

  const change = (scenario: Scenario) => dispatch({ type: 'change', scenario });
  const transport = useTransport(player, run, spec, dispatch);
  const why = useCallback((id: number) => {
    dispatch({ type: 'pause' });
    setFlow(id);
  }, []);
  const handlers: StageHandlers | undefined = run
    ? {
        transport: {
          ...transport,
          reset: () => {
            setFlow(null);
            transport.reset();
          },
        },
        onChoose: (option) => change(withOption(player.scenario, option)),
        onFault: (fault) => change(withFault(player.scenario, fault, player.tMs)),
        onCrash: (id) => change(withFault(player.scenario, crashOf(player.scenario, id), player.tMs)),
        onFlow: why,
        onKnob: (path, value) => change(withValueAt(player.scenario, path, value)),
        onScenario: change,
        onCompare: (compare) => dispatch({ type: 'compare', compare }),
      }
    : undefined;

  const onKeyDown = (event: KeyboardEvent) => {
    if (run && player.mayPlay) playByKey(event, transport);
  };

  const compared = useMemo(
    () => comparedScenarios(player.scenario, player.compare, spec),
    [player.scenario, player.compare, spec],
  );
  const atMs = toldMs(player);
  const description = useMemo(
    () => (run ? describeView(spec.picture, viewOf(run, atMs), locale) : ''),
    [run, atMs, spec.picture, locale],
  );
  const happened = view?.lastEvent ? Object.values(eventText(view.lastEvent, words, locale)).join(' ') : '';

  return (
    // biome-ignore lint/a11y: space and arrows play the figure that has the focus; its buttons do the same
    <figure ref={place} className="simulation" tabIndex={0} onKeyDown={onKeyDown} data-state={answer.state}>
      <StageView
        spec={spec}
        told={told}
        words={words}
        locale={locale}
        player={player}
        view={view}
        description={description}
        happened={happened}
        prediction={
          spec.prediction
            ? {
                spec: spec.prediction,
                state: prediction.state,
                isStale: prediction.isStale,
                act: prediction.act,
                ...found,
              }
            : null
        }
        waiting={answer.state !== 'done' && <RunStanding answer={answer} words={words} />}
        lanes={
          compared.length > 0 &&
          compared.map(({ ref, scenario }) => (
            <LiveLane
              key={ref}
              laneRef={ref}
              spec={spec}
              told={told}
              words={words}
              locale={locale}
              scenario={scenario}
              tMs={player.tMs}
              main={run}
            />
          ))
        }
        handlers={handlers}
      />
      {linkError && (
        <p className="problem" role="alert">
          {words.badLink({
            field: linkError.field,
            expected: linkError.rule,
            found: String(linkError.value).slice(0, 60),
          })}
        </p>
      )}
      {run && flow !== null && (
        <Suspense fallback={null}>
          <Why run={run} flow={flow} tMs={player.tMs} words={words} locale={locale} onClose={() => setFlow(null)} />
        </Suspense>
      )}
      {run && view && (
        <Details
          spec={spec}
          run={run}
          view={view}
          words={words}
          locale={locale}
          onWhy={why}
          onScenario={player.mayPlay ? change : undefined}
        />
      )}
      <Share simulation={spec.id} scenario={player.scenario} tMs={player.tMs} compare={player.compare} words={words}>
        <OpenInLab
          scenario={player.scenario}
          other={compared[0]?.scenario}
          tMs={player.tMs}
          words={words}
          locale={locale}
        />
      </Share>
    </figure>
  );
}

/** Text that changes at every frame cannot be read: while a run plays, it is told in this many pieces. */
const TOLD_MOMENTS = 30;

function toldMs({ isPlaying, tMs, scenario }: Player): number {
  const everyMs = scenario.durationMs / TOLD_MOMENTS;
  return isPlaying ? Math.floor(tMs / everyMs) * everyMs : tMs;
}

/** The run, or while a changed scenario is being run, the one before it: the picture does not go away and come back. */
function useShownRun(answer: RunState): Run | null {
  const [shown, setShown] = useState<Run | null>(null);
  const run = answer.state === 'done' ? answer.run : answer.state === 'running' ? shown : null;
  if (run !== shown) setShown(run);
  return run;
}
