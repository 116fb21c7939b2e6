import type { ReactNode } from 'react';
import type { View } from '../../../engine/story/view';
import { Picture } from '../pictures/Picture';
import { type StageActions, useStageContext } from './stageContext';

interface StagePictureProps {
  readonly view: View | null;
  readonly descriptionId: string;
  /** What may be pressed in it: nothing, unless it is the stage's own picture. */
  readonly act?: StageActions;
  /** What stands over it, or in its place. */
  readonly children: ReactNode;
}

/** The stage's kind of picture, of a moment of its own run or of another. */
export function StagePicture({
  view,
  descriptionId,
  act: { why, change, open, picking } = {},
  children,
}: StagePictureProps) {
  const { spec, locale, player } = useStageContext();
  return (
    <Picture
      kind={spec.picture}
      view={view}
      locale={locale}
      descriptionId={descriptionId}
      onBox={open && ((box, part) => open({ box }, part))}
      picking={picking}
      onFlow={why}
      asked={why && player.asked}
      onScenario={change}
    >
      {children}
    </Picture>
  );
}
