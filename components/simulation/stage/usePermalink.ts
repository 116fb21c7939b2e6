import type { Dispatch, RefObject } from 'react';
import type { ClientSimulation } from '../../../course/schema/client';
import type { EngineError } from '../../../engine/errors';
import { bringIntoView } from '../../shell/stops';
import { useLink } from '../../shell/useLink';
import type { PlayerAction } from '../player';

/** Restores what a link to this simulation holds; the error of one that cannot be read. */
export function usePermalink(
  { id, scenario, compare }: ClientSimulation,
  place: RefObject<HTMLElement | null>,
  dispatch: Dispatch<PlayerAction>,
): EngineError | null {
  return useLink(id, scenario, (link) => {
    if (link.ok)
      dispatch({ type: 'restore', scenario: link.scenario, tMs: link.tMs, compare: link.compare ?? compare });
    if (place.current) bringIntoView(place.current);
  });
}
