import { type Dispatch, type KeyboardEvent, useMemo } from 'react';
import type { ClientSimulation } from '../../../course/schema/client';
import type { Run } from '../../../engine/simulation/run';
import { momentsOf } from '../../../engine/story/view';
import { type Player, type PlayerAction, type Speed, stepFrom } from '../player';

/** What the controls under a picture do. */
export interface Transport {
  toggle(): void;
  step(direction: 1 | -1): void;
  seek(tMs: number): void;
  setSpeed(speed: Speed): void;
  reset(): void;
}

/** The transport of a player that shows `run`; `first` is what it goes back to. */
export function useTransport(
  { isPlaying, tMs, scenario }: Player,
  run: Run | null,
  { scenario: first, compare }: Pick<ClientSimulation, 'scenario' | 'compare'>,
  dispatch: Dispatch<PlayerAction>,
): Transport {
  const moments = useMemo(() => (run ? momentsOf(run) : []), [run]);
  const seek = (to: number) => dispatch({ type: 'seek', tMs: to });
  return {
    toggle: () => dispatch({ type: isPlaying ? 'pause' : 'play' }),
    step: (direction) => seek(stepFrom(tMs, moments, direction, scenario.durationMs)),
    seek,
    setSpeed: (speed) => dispatch({ type: 'speed', speed }),
    reset: () => dispatch({ type: 'reset', scenario: first, compare }),
  };
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
  return target instanceof Element && target.closest('input, select, button, summary, a, [role=button]') !== null;
}
