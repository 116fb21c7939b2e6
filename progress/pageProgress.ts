import { askToKeep } from './askToKeep';
import { createProgressStore } from './progressStore';
import { retried } from './retried';
import { deviceId, randomId } from './stamp';

/** This page's progress: `record`, `exportFile` and `importFile` for handlers; `useProgress.ts` has hooks for rendering. */
export const progress = createProgressStore({
  // What reads and checks records is most of the weight: it comes after the page can be used.
  open: async () => (await retried(() => import('./openEventStore'))).openEventStore(),
  askToKeep,
  stamper: { now: () => Date.now(), randomId, device: deviceId },
});

let isWatched = false;

/** Has the device's store read, and read again whenever the reader comes back to the tab: whoever asks first begins it. */
export function watchProgress(): void {
  if (isWatched) return;
  isWatched = true;
  const look = () => void (document.visibilityState === 'visible' && progress.refresh());
  void progress.refresh();
  document.addEventListener('visibilitychange', look);
}
