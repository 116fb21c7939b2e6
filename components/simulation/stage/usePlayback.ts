import { type Dispatch, type RefObject, useEffect } from 'react';
import type { Player, PlayerAction } from '../player';

/** A pause of the page (a hidden tab, a long task) is not made up for. */
const LONGEST_FRAME_MS = 100;
/** With reduced motion the run advances in steps of this length. */
const STEP_MS = 700;

/**
 * Lets time pass on the stage while it plays; a whole run takes `playMs` at speed 1. Time waits for what is to be seen:
 * Play that is pressed before the run has come is answered when it does, and nothing plays while its stage is out of the
 * window.
 */
export function usePlayback(
  { isPlaying, scenario }: Player,
  hasRun: boolean,
  playMs: number,
  place: RefObject<Element | null>,
  dispatch: Dispatch<PlayerAction>,
): void {
  const isPassing = isPlaying && hasRun;
  const pace = scenario.durationMs / playMs;
  useEffect(() => {
    if (!isPassing) return;
    const pass = (realMs: number) => dispatch({ type: 'tick', ms: realMs * pace });
    const start = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? inSteps(pass) : inFrames(pass));
    return place.current ? whileSeen(place.current, start) : start();
  }, [isPassing, pace, place, dispatch]);
}

/** Starts what returns how to stop it whenever the element comes into the window, and stops it when it leaves. */
function whileSeen(element: Element, start: () => () => void): () => void {
  let stop: (() => void) | undefined;
  const observer = new IntersectionObserver((entries) => {
    const isSeen = entries.at(-1)!.isIntersecting;
    if (isSeen) stop ??= start();
    else {
      stop?.();
      stop = undefined;
    }
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    stop?.();
  };
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
