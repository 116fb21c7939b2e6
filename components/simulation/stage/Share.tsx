import { type ReactNode, useState } from 'react';
import type { Scenario } from '../../../engine/scenario/schema';
import { putInAddress, spellLink } from '../../shell/useLink';
import { useStageContext, useWords } from './stageContext';
import './Share.css';

interface ShareProps {
  /** What the link holds, where it is not the scenario that is shown. */
  readonly scenario?: Scenario;
  /** A whole scenario beside it. */
  readonly other?: Scenario | undefined;
  /** What else may be done with it. */
  readonly children?: ReactNode;
}

/** A link that restores scenario, seed, policies and moment: in the address, and on the clipboard where there is one. */
export function Share({ scenario, other, children }: ShareProps) {
  const { spec, player } = useStageContext();
  const words = useWords();
  const [shared, setShared] = useState<{ address: string; isDone: boolean }>();

  async function share(): Promise<void> {
    const { tMs, compare } = player;
    const fragment = await spellLink({
      simulation: spec.id,
      scenario: scenario ?? player.scenario,
      tMs,
      compare,
      other,
    });
    const isInAddress = putInAddress(fragment);
    const address = new URL(fragment, location.href).href;
    setShared({ address, isDone: (await copied(address)) && isInAddress });
  }

  return (
    <div className="share">
      <button type="button" onClick={() => void share()}>
        {words.share}
      </button>
      {children}
      <p role="status">{shared && (shared.isDone ? words.copied : words.copyYourself)}</p>
      {shared && !shared.isDone && (
        <input readOnly value={shared.address} aria-label={words.share} onFocus={(event) => event.target.select()} />
      )}
    </div>
  );
}

/** Plain HTTP has no clipboard, and a reader may forbid it. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
