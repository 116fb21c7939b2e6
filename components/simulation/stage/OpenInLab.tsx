import { LAB } from '../../../engine/links/address';
import type { Scenario } from '../../../engine/scenario/schema';
import { labHref } from '../../shell/href';
import { spellLink } from '../../shell/useLink';
import { useStageContext, useWords } from './stageContext';

/** The same moment on the open bench, where everything can be changed; `other` stands beside it. */
export function OpenInLab({ other }: { other: Scenario | undefined }) {
  const { player, locale } = useStageContext();
  const { scenario, tMs } = player;
  async function open(): Promise<void> {
    location.assign(labHref(locale) + (await spellLink({ simulation: LAB, scenario, other, tMs })));
  }
  return (
    <button type="button" className="to-lab" data-from="junior" onClick={() => void open()}>
      {useWords().openInLab}
    </button>
  );
}
