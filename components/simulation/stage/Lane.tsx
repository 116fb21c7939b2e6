import { type ReactNode, useId } from 'react';
import type { View } from '../../../engine/story/view';
import { Said } from '../../altitude/Said';
import type { Both } from '../../words/manner';
import { refOf } from '../readerScenario';
import { StagePicture } from './StagePicture';
import type { Told } from './told';
import './Lane.css';

/** How the author words an option, by its `switch.option`. */
export function labelOf(ref: string, { switches }: Told): ReactNode {
  return (
    switches.flatMap(({ id, choices }) => choices.filter((choice) => refOf(id, choice.id) === ref))[0]?.text ?? ref
  );
}

interface LaneViewProps {
  /** What it is called. */
  readonly label: ReactNode;
  readonly view: View | null;
  readonly description: Both;
  /** Over the picture, or in its place. */
  readonly over: ReactNode;
  readonly children: ReactNode;
}

/** Another scenario beside the one on the stage, at the same moment. */
export function LaneView({ label, view, description, over, children }: LaneViewProps) {
  const [nameId, descriptionId] = [useId(), useId()];
  return (
    <section className="lane" aria-labelledby={nameId}>
      <p className="lane-name" id={nameId}>
        {label}
      </p>
      <StagePicture view={view} descriptionId={descriptionId}>
        {over}
      </StagePicture>
      <p className="hidden" id={descriptionId}>
        <Said as="span" of={description} />
      </p>
      {children}
    </section>
  );
}
