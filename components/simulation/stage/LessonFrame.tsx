import type { ComponentProps, ReactNode } from 'react';
import { isChosen, refOf } from '../readerScenario';
import { Compare } from './Compare';
import { Faults } from './Faults';
import { Knobs } from './Knobs';
import { labelOf } from './Lane';
import { More } from './More';
import { PredictionPanel, type PredictionPanelProps } from './PredictionPanel';
import { StageFrame } from './StageFrame';
import { Switches } from './Switches';
import type { Stage } from './stageContext';

type LessonFrameProps = Omit<ComponentProps<typeof StageFrame>, 'caption' | 'prediction' | 'laneName' | 'side'> & {
  readonly prediction: PredictionPanelProps | null;
};

/** The stage as a lesson has it, with its author's words: the same on the server, for the first paint, and in the browser. */
export function LessonFrame({ prediction, ...frame }: LessonFrameProps) {
  return (
    <StageFrame
      {...frame}
      caption={frame.stage.told.caption}
      prediction={prediction && <PredictionPanel {...prediction} />}
      laneName={chosenLabels(frame.stage)}
      side={
        <>
          <Switches />
          <Knobs />
          <Faults />
          <Compare />
          <More />
        </>
      }
    />
  );
}

/** What the main picture shows, of the policies that something else is laid beside. */
function chosenLabels({ spec, told, player: { scenario, compare } }: Stage): ReactNode {
  return spec.switches
    .filter(({ id }) => compare.some((ref) => ref.startsWith(`${id}.`)))
    .flatMap(({ id, options }) => {
      const option = options.findLast((one) => isChosen(scenario, one));
      return option ? [<span key={id}>{labelOf(refOf(id, option.id), told)} </span>] : [];
    });
}
