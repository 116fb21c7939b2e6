/**
 * Calls made while the work runs share one run after it: a burst of answers costs two writes, not one for each. What a run
 * rejects with, those get who asked for it; the next one runs all the same.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running = Promise.resolve();
  let next: Promise<void> | undefined;
  const run = () => {
    next = undefined;
    running = work();
    return running;
  };
  return () => {
    next ??= running.then(run, run);
    return next;
  };
}
