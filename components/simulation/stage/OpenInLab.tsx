import { LAB } from '../../../engine/links/address';
import type { Scenario } from '../../../engine/scenario/schema';
import { labHref } from '../../shell/href';
import type { Locale } from '../../shell/locale';
import { spellLink } from '../../shell/useLink';
import type { Words } from '../words/words';

interface OpenInLabProps {
  readonly scenario: Scenario;
  readonly other: Scenario | undefined;
  readonly tMs: number;
  readonly words: Words;
  readonly locale: Locale;
}

/** The same moment on the open bench, where everything can be changed. */
export function OpenInLab({ scenario, other, tMs, words, locale }: OpenInLabProps) {
  async function open(): Promise<void> {
    location.assign(labHref(locale) + (await spellLink({ simulation: LAB, scenario, other, tMs })));
  }
  return (
    <button type="button" className="to-lab" onClick={() => void open()}>
      {words.openInLab}
    </button>
  );
}
