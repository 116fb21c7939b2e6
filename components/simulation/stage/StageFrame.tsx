import { type ComponentProps, type ReactNode, useId } from 'react';
import { Said } from '../../altitude/Said';
import { TimeLine, Transport } from './Controls';
import { Kept } from './Kept';
import { StageMenu } from './StageMenu';
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
  /** What the reader may turn. */
  readonly side?: ReactNode;
  /** Below: Why, details, links. */
  readonly children?: ReactNode;
}

/** Where everything of a stage stands; its parts find the stage itself in the context. */
export function StageFrame(props: StageFrameProps) {
  const { stage, figure, note, caption, prediction, over, lanes, laneName, side, children } = props;
  const descriptionId = useId();
  return (
    <LocaleContext value={stage.locale}>
      <StageContext value={stage}>
        <figure className="simulation" {...figure}>
          {note}
          {caption !== undefined && <figcaption>{caption}</figcaption>}
          <div className="bench">
            {prediction && <Kept className="ask-place">{prediction}</Kept>}
            <div className="screen">
              {lanes && <p className="lane-name">{laneName}</p>}
              <div className="sight">
                <StagePicture view={stage.view} descriptionId={descriptionId} act={stage.act}>
                  {over}
                </StagePicture>
                <TimeLine />
              </div>
              <Transport />
            </div>
            {lanes && <div className="lanes">{lanes}</div>}
            <div className="side">
              {side}
              <p className="description" id={descriptionId}>
                <Said as="span" of={stage.description} />
              </p>
              <p className="hidden" role="status">
                <Said as="span" of={stage.happened} />
              </p>
            </div>
          </div>
          <StageMenu />
          {children}
        </figure>
      </StageContext>
    </LocaleContext>
  );
}
