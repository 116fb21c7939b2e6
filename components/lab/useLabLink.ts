import { type Dispatch, useEffect, useState } from 'react';
import type { EngineError } from '../../engine/errors';
import type { Scenario } from '../../engine/scenario/schema';
import type { LabAction } from './labState';

const codec = () => import('../../engine/scenario/permalink');

/**
 * What the address holds is laid on the bench, and what is on the bench goes into the address (null: leave it be), so
 * that reloading the page, or turning to the other language, loses nothing.
 */
export function useLabLink(
  dispatch: Dispatch<LabAction>,
  shared: readonly [Scenario, Scenario | undefined] | null,
): { readonly asked: { readonly tMs: number } | null; readonly error: EngineError | null } {
  const [asked, setAsked] = useState<{ tMs: number } | null>(null);
  const [error, setError] = useState<EngineError | null>(null);

  useEffect(() => {
    const open = async () => {
      if (!location.hash.startsWith('#s.lab.')) return;
      const link = (await codec()).decodePermalink(location.hash);
      setError(link.ok ? null : link.error);
      if (!link.ok) return;
      dispatch({ type: 'open', a: link.scenario, b: link.other ?? null });
      setAsked({ tMs: link.tMs });
    };
    const onHash = () => void open();
    onHash();
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [dispatch]);

  useEffect(() => {
    if (!shared) return;
    let isStale = false;
    void codec().then(({ encodePermalink }) => {
      const [scenario, other] = shared;
      if (!isStale)
        history.replaceState(history.state, '', encodePermalink({ simulation: 'lab', scenario, other, tMs: 0 }));
    });
    return () => {
      isStale = true;
    };
  }, [shared]);

  return { asked, error };
}
