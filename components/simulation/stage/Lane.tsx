import type { ReactNode } from 'react';
import type { ClientSimulation } from '../../../course/schema/client';
import { anchorOf } from '../../../engine/links/address';
import type { View } from '../../../engine/story/view';
import type { Locale } from '../../shell/locale';
import { Picture } from '../pictures/Picture';
import { refOf } from '../readerScenario';
import type { Words } from '../words/words';
import type { Told } from './told';

/** How the author words an option, by its `switch.option`. */
export function labelOf(ref: string, { switches }: Told): ReactNode {
  return (
    switches.flatMap(({ id, choices }) => choices.filter((choice) => refOf(id, choice.id) === ref))[0]?.text ?? ref
  );
}

export interface LaneProps {
  readonly spec: ClientSimulation;
  readonly laneRef: string;
  readonly told: Told;
  readonly words: Words;
  readonly locale: Locale;
}

/** Another policy beside the chosen one, at the same moment of the same scenario. */
export function LaneView({
  spec,
  laneRef,
  told,
  locale,
  view,
  description,
  waiting,
  children,
}: LaneProps & { view: View | null; description: string; waiting?: ReactNode; children?: ReactNode }) {
  const descriptionId = `${anchorOf(spec.id)}-${laneRef.replace(/\W+/g, '-')}`;
  return (
    <section className="lane" aria-labelledby={`${descriptionId}-name`}>
      <p className="lane-name" id={`${descriptionId}-name`}>
        {labelOf(laneRef, told)}
      </p>
      <Picture kind={spec.picture} view={view} locale={locale} descriptionId={descriptionId}>
        {waiting}
      </Picture>
      <p className="hidden" id={descriptionId}>
        {description}
      </p>
      {children}
    </section>
  );
}
