import { type Dispatch, useEffect, useState } from 'react';
import type { EngineError } from '../../engine/errors';
import { LAB } from '../../engine/links/address';
import type { Scenario } from '../../engine/scenario/schema';
import { putInAddress, spellLink, useLink } from '../shell/useLink';
import { keepBench } from './kept';
import type { LabAction } from './labState';

/**
 * What the address holds is laid on the bench, and what is on the bench goes into the address and is kept on the device
 * (null: leave them be), so that reloading the page, turning to the other language, or going away and coming back by
 * another way loses nothing.
 */
export function useLabLink(
  dispatch: Dispatch<LabAction>,
  shared: readonly [Scenario, Scenario | undefined] | null,
): { readonly asked: { readonly tMs: number } | null; readonly error: EngineError | null } {
  const [asked, setAsked] = useState<{ tMs: number } | null>(null);
  const error = useLink(LAB, undefined, (link) => {
    if (!link.ok) return;
    dispatch({ type: 'open', a: link.scenario, b: link.other ?? null });
    setAsked({ tMs: link.tMs });
  });

  useEffect(() => {
    if (!shared) return;
    let isStale = false;
    const [scenario, other] = shared;
    void spellLink({ simulation: LAB, scenario, other, tMs: 0 }).then((link) => {
      if (isStale) return;
      putInAddress(link);
      keepBench(link);
    });
    return () => {
      isStale = true;
    };
  }, [shared]);

  return { asked, error };
}
