import { type Dispatch, useEffect } from 'react';
import type { Player, PlayerAction } from '../player';

/** A pause of the page (a hidden tab, a long task) is not made up for. */
const LONGEST_FRAME_MS = 100;
/** With reduced motion the run advances in steps of this length. */
const STEP_MS = 700;

/**
 * Lets time pass on the stage while it plays; a whole run takes `playMs` at speed 1. Time waits for what is to be seen:
 * Play that is pressed before the run has come is answered when it does.
 */
export function usePlayback(
  { isPlaying, scenario }: Player,
  hasRun: boolean,
  playMs: number,
  dispatch: Dispatch<PlayerAction>,
): void {
  const isPassing = isPlaying && hasRun;
  const pace = scenario.durationMs / playMs;
  useEffect(() => {
    if (!isPassing) return;
    const pass = (realMs: number) => dispatch({ type: 'tick', ms: realMs * pace });
    return matchMedia('(prefers-reduced-motion: reduce)').matches ? inSteps(pass) : inFrames(pass);
  }, [isPassing, pace, dispatch]);
}

function inFrames(pass: (realMs: number) => void): () => void {
  let before = performance.now();
  let request = requestAnimationFrame(function frame(now) {
    pass(Math.min(LONGEST_FRAME_MS, Math.max(0, now - before)));
    before = now;
    request = requestAnimationFrame(frame);
  });
  return () => cancelAnimationFrame(request);
}

function inSteps(pass: (realMs: number) => void): () => void {
  const timer = setInterval(() => pass(STEP_MS), STEP_MS);
  return () => clearInterval(timer);
}
