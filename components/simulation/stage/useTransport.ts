import { type Dispatch, type KeyboardEvent, useMemo } from 'react';
import type { ClientSimulation } from '../../../course/schema/client';
import type { Run } from '../../../engine/simulation/run';
import { momentsOf } from '../../../engine/story/view';
import type { PlayerAction, Speed } from '../player';

/** What the controls under a picture do. */
export interface Transport {
  toggle(): void;
  step(direction: 1 | -1): void;
  seek(tMs: number): void;
  setSpeed(speed: Speed): void;
  reset(): void;
}

/**
 * The transport of a player. What it goes back to on reset is the second argument's. Until there is a run, a step goes a
 * small way.
 */
export function useTransport(
  run: Run | null,
  { scenario, compare }: Pick<ClientSimulation, 'scenario' | 'compare'>,
  dispatch: Dispatch<PlayerAction>,
): Transport {
  return useMemo(() => {
    const moments = run ? momentsOf(run) : [];
    return {
      toggle: () => dispatch({ type: 'toggle' }),
      step: (direction) => dispatch({ type: 'step', direction, moments }),
      seek: (tMs) => dispatch({ type: 'seek', tMs }),
      setSpeed: (speed) => dispatch({ type: 'speed', speed }),
      reset: () => dispatch({ type: 'reset', scenario, compare }),
    };
  }, [run, scenario, compare, dispatch]);
}

/** Space plays and arrows step, unless they belong to what has the focus. */
export function playByKey(event: KeyboardEvent, { toggle, step }: Transport): void {
  if (usesKeys(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === ' ') toggle();
  else if (event.key === 'ArrowRight') step(1);
  else if (event.key === 'ArrowLeft') step(-1);
  else return;
  event.preventDefault();
}

function usesKeys(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest('input, select, button, summary, a, [role=button], [role=slider]') !== null
  );
}
