import { type Dispatch, type RefObject, useCallback, useEffect, useState } from 'react';
import type { ClientSimulation } from '../../../course/schema/client';
import type { EngineError } from '../../../engine/errors';
import type { PlayerAction } from '../player';

/** Restores what a link to this simulation holds; the error of one that cannot be read. */
export function usePermalink(
  { id: simulation, scenario, compare }: ClientSimulation,
  place: RefObject<HTMLElement | null>,
  dispatch: Dispatch<PlayerAction>,
): EngineError | null {
  const [error, setError] = useState<EngineError | null>(null);

  const restore = useCallback(async () => {
    if (!location.hash.startsWith(`#s.${simulation}.`)) return;
    const { decodeMoment, decodePermalink } = await import('../../../engine/scenario/permalink');
    const moment = decodeMoment(location.hash);
    const link = moment ? ({ ok: true, scenario, ...moment } as const) : decodePermalink(location.hash);
    setError(link.ok ? null : link.error);
    if (link.ok)
      dispatch({ type: 'restore', scenario: link.scenario, tMs: link.tMs, compare: link.compare ?? compare });
    place.current?.scrollIntoView({ block: 'start' });
  }, [simulation, scenario, compare, place, dispatch]);

  useEffect(() => {
    void restore();
    const onHash = () => void restore();
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [restore]);

  return error;
}
