import type { ReactNode } from 'react';
import type { View } from '../../../engine/story/view';
import { Picture } from '../pictures/Picture';
import { crashOf, withFault } from '../readerScenario';
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
export function StagePicture({ view, descriptionId, act: { why, change, picking } = {}, children }: StagePictureProps) {
  const { spec, locale, player } = useStageContext();
  const { scenario, tMs } = player;
  return (
    <Picture
      kind={spec.picture}
      view={view}
      locale={locale}
      descriptionId={descriptionId}
      onCrash={change && ((id) => change(withFault(scenario, crashOf(scenario, id), tMs)))}
      picking={picking}
      onFlow={why}
      onScenario={change}
    >
      {children}
    </Picture>
  );
}
