import { useMemo } from 'react';
import { mayPlay } from '../../course/exercise/prediction';
import type { Locale } from '../../course/languages';
import type { ClientSimulation } from '../../course/schema/client';
import type { LessonShape } from '../../course/schema/shape';
import { Saved } from '../shell/saved/Saved';
import { newPlayer } from './player';
import { comparedScenarios } from './readerScenario';
import { runScenario } from './runner';
import { AskedWhy } from './stage/AskedWhy';
import { Drawer } from './stage/Drawer';
import { labelOf } from './stage/Lane';
import { LessonFrame } from './stage/LessonFrame';
import { LiveLane } from './stage/LiveLane';
import { OpenInLab } from './stage/OpenInLab';
import { RunStanding } from './stage/RunStanding';
import { Share } from './stage/Share';
import type { Told } from './stage/told';
import { usePermalink } from './stage/usePermalink';
import { useFound, usePrediction } from './stage/usePrediction';
import { useStage } from './stage/useStage';
import { simulationWords } from './words';

export interface StageProps {
  readonly spec: ClientSimulation;
  readonly told: Told;
  /** Of the lesson, with this simulation's prediction alone. */
  readonly shape: LessonShape;
  readonly locale: Locale;
}

/** Has the run made that the stage will show first: so it takes the first frame's place without a gap. */
export async function prepare({ spec }: StageProps): Promise<void> {
  // A run that fails is told by the stage itself.
  await runScenario(spec.scenario).catch(() => undefined);
}

/** A live simulation: the reader predicts, plays, breaks and scrubs a run of the engine. */
export default function Stage({ spec, told, shape, locale }: StageProps) {
  const words = simulationWords[locale];
  const first = () => newPlayer(spec.scenario, !spec.prediction, spec.compare);
  const { stage, answer, dispatch, figure } = useStage({ spec, told, locale, first });
  const { player, run } = stage;
  const linkError = usePermalink(spec, figure.ref, dispatch);

  const { isFromBefore, ...prediction } = usePrediction(spec.prediction, shape);
  const isAnswered = mayPlay(prediction.state);
  // While rendering, not after: a key that follows the answer at once is not lost.
  if (isAnswered && !player.mayPlay) dispatch({ type: 'allow' });
  const isRevealed = isAnswered && (player.hasEnded || isFromBefore);
  const found = useFound(spec.prediction, isRevealed, player.scenario === spec.scenario ? null : run);

  const saved = spec.prediction && isAnswered && <Saved locale={locale} lesson={shape.id} step={spec.prediction.id} />;

  const compared = useMemo(
    () => comparedScenarios(player.scenario, player.compare, spec),
    [player.scenario, player.compare, spec],
  );
  return (
    <LessonFrame
      stage={stage}
      figure={figure}
      prediction={spec.prediction ? { spec: spec.prediction, ...prediction, ...found, saved } : null}
      over={<RunStanding answer={answer} />}
      lanes={
        compared.length > 0 &&
        compared.map(({ ref, scenario }) => <LiveLane key={ref} label={labelOf(ref, told)} scenario={scenario} />)
      }
    >
      {linkError && (
        <p className="problem" role="alert">
          {words.badLink({
            field: linkError.field,
            expected: linkError.rule,
            found: String(linkError.value).slice(0, 60),
          })}
        </p>
      )}
      <AskedWhy />
      <Drawer />
      <Share>
        <OpenInLab other={compared[0]?.scenario} />
      </Share>
    </LessonFrame>
  );
}
