import { type Dispatch, type RefObject, useCallback, useEffect, useState } from 'react';
import type { EngineError } from '../../../engine/errors';
import type { PlayerAction } from '../player';

/** Restores what a link to this simulation holds; the error of one that cannot be read. */
export function usePermalink(
  simulation: string,
  place: RefObject<HTMLElement | null>,
  dispatch: Dispatch<PlayerAction>,
): EngineError | null {
  const [error, setError] = useState<EngineError | null>(null);

  const restore = useCallback(async () => {
    if (!location.hash.startsWith(`#s.${simulation}.`)) return;
    const { decodePermalink } = await import('../../../engine/scenario/permalink');
    const link = decodePermalink(location.hash);
    setError(link.ok ? null : link.error);
    if (link.ok) dispatch({ type: 'restore', scenario: link.scenario, tMs: link.tMs, compare: link.compare ?? [] });
    place.current?.scrollIntoView({ block: 'start' });
  }, [simulation, place, dispatch]);

  useEffect(() => {
    void restore();
    const onHash = () => void restore();
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [restore]);

  return error;
}
