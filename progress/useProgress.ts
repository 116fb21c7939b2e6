import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { LessonShape } from '../course/schema/shape';
import { askToKeep } from './askToKeep';
import { createProgressStore, type Notice, noticesOf, type ProgressState } from './progressStore';
import { type LessonProgress, reduceProgress } from './reduceProgress';
import { deviceId, randomId } from './stamp';

/** This page's progress: `record`, `exportFile` and `importFile` for handlers, the hooks below for rendering. */
export const progress = createProgressStore({
  // What reads and checks records is most of the weight: it comes after the page can be used.
  open: async () => (await import('./openEventStore')).openEventStore(),
  askToKeep,
  stamper: { now: () => Date.now(), randomId, device: deviceId },
});

/** Any part of the progress; empty and not `ready` until the device's store has been read, after hydration. */
export function useProgress<T>(select: (state: ProgressState) => T): T {
  useEffect(watchDevice, []);
  return useStore(progress.state, select);
}

let watchers = 0;

/** The first component on the page has the store read, and read again whenever the reader comes back to the tab. */
function watchDevice(): () => void {
  watchers += 1;
  if (watchers === 1) {
    void progress.refresh();
    document.addEventListener('visibilitychange', look);
  }
  return () => {
    watchers -= 1;
    if (watchers === 0) document.removeEventListener('visibilitychange', look);
  };
}

function look(): void {
  if (document.visibilityState === 'visible') void progress.refresh();
}

/** What was done in one lesson. The shape must keep its identity between renders. */
export function useLessonProgress(shape: LessonShape): LessonProgress {
  const events = useProgress((state) => state.events);
  return useMemo(() => reduceProgress(events, shape), [events, shape]);
}

/** What to tell the reader about the keeping of progress; empty while all is well. */
export function useNotices(): readonly Notice[] {
  const state = useProgress((whole) => whole);
  return useMemo(() => noticesOf(state), [state]);
}
