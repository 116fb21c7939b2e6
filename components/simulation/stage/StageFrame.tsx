import { type ComponentProps, type ReactNode, useId } from 'react';
import { Controls } from './Controls';
import { StagePicture } from './StagePicture';
import { LocaleContext, type Stage, StageContext } from './stageContext';
import './StageFrame.css';

interface StageFrameProps {
  readonly stage: Stage;
  /** What a live figure answers to; a drawn one answers to nothing. */
  readonly figure?: ComponentProps<'figure'>;
  /** Above all else: what a reader without scripts is told. */
  readonly note?: ReactNode;
  readonly caption?: ReactNode;
  readonly prediction?: ReactNode;
  /** Over the picture, or in its place: how the run stands, what keeps it from being run. */
  readonly over?: ReactNode;
  /** What is laid beside the picture, and what the picture itself is then called. */
  readonly lanes?: ReactNode;
  readonly laneName?: ReactNode;
  /** A part of the card that it stands in, not a card of its own. */
  readonly isInset?: boolean;
  /** What the reader may turn. */
  readonly side?: ReactNode;
  /** Beside the picture, which stays in sight: where all of the scenario is changed. */
  readonly panel?: ReactNode;
  /** Below: Why, details, links. */
  readonly children?: ReactNode;
}

/** Where everything of a stage stands; its parts find the stage itself in the context. */
export function StageFrame(props: StageFrameProps) {
  const { stage, figure, note, caption, prediction, over, lanes, laneName, side, panel, isInset, children } = props;
  const descriptionId = useId();
  return (
    <LocaleContext value={stage.locale}>
      <StageContext value={stage}>
        <figure className={`simulation ${isInset ? 'is-inset' : ''} ${panel ? 'has-panel' : ''}`.trim()} {...figure}>
          {note}
          {caption !== undefined && <figcaption>{caption}</figcaption>}
          {prediction}
          <div className="screen">
            {lanes && <p className="lane-name">{laneName}</p>}
            <StagePicture view={stage.view} descriptionId={descriptionId} act={stage.act}>
              {over}
            </StagePicture>
            <Controls />
          </div>
          {lanes && <div className="lanes">{lanes}</div>}
          <div className="side">
            {panel}
            {side}
            <p className="description" id={descriptionId}>
              {stage.description}
            </p>
            <p className="hidden" role="status">
              {stage.happened}
            </p>
          </div>
          {children}
        </figure>
      </StageContext>
    </LocaleContext>
  );
}
