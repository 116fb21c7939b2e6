import { type Dispatch, useEffect, useState } from 'react';
import type { EngineError } from '../../engine/errors';
import { LAB } from '../../engine/links/address';
import type { Scenario } from '../../engine/scenario/schema';
import { putInAddress, spellLink, useLink } from '../shell/useLink';
import type { LabAction } from './labState';

/**
 * What the address holds is laid on the bench, and what is on the bench goes into the address (null: leave it be), so
 * that reloading the page, or turning to the other language, loses nothing.
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
      if (!isStale) putInAddress(link);
    });
    return () => {
      isStale = true;
    };
  }, [shared]);

  return { asked, error };
}
