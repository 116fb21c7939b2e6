import { type ReactNode, useState } from 'react';
import type { Scenario } from '../../../engine/scenario/schema';
import { putInAddress, spellLink } from '../../shell/useLink';
import type { Words } from '../words/words';
import './Share.css';

interface ShareProps {
  readonly simulation: string;
  readonly scenario: Scenario;
  readonly tMs: number;
  readonly compare: readonly string[];
  /** A whole scenario beside it. */
  readonly other?: Scenario | undefined;
  readonly words: Words;
  /** What else may be done with it. */
  readonly children?: ReactNode;
}

/** A link that restores scenario, seed, policies and moment: in the address, and on the clipboard where there is one. */
export function Share({ simulation, scenario, tMs, compare, other, words, children }: ShareProps) {
  const [shared, setShared] = useState<{ address: string; isCopied: boolean }>();

  async function share(): Promise<void> {
    putInAddress(await spellLink({ simulation, scenario, tMs, compare, other }));
    setShared({ address: location.href, isCopied: await copied(location.href) });
  }

  return (
    <div className="share">
      <button type="button" onClick={() => void share()}>
        {words.share}
      </button>
      {children}
      <p role="status">{shared && (shared.isCopied ? words.copied : words.copyYourself)}</p>
      {shared && !shared.isCopied && (
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
