import { askToKeep } from './askToKeep';
import { drafts } from './drafts';
import { isAnswer } from './events';
import { createProgressStore } from './progressStore';
import { reserve } from './reserve';
import { retried } from './retried';
import { deviceId, randomId } from './stamp';

/** This page's progress: `record` and `undo` for handlers, `files.ts` for what concerns files; `useProgress.ts` has hooks for rendering. */
export const progress = createProgressStore({
  // What reads and checks records is most of the weight: it comes after the page can be used.
  open: async () => (await retried(() => import('./openEventStore'))).openEventStore(),
  hold: reserve.put,
  askToKeep,
  stamper: { now: () => Date.now(), randomId, device: deviceId },
});

let isWatched = false;

/**
 * Has the device's store read, and read again whenever the reader comes back to the tab: whoever asks first begins it. Who
 * would leave with an answer that nothing keeps is asked.
 */
export function watchProgress(): void {
  if (isWatched) return;
  isWatched = true;
  const look = () => void (document.visibilityState === 'visible' ? progress.refresh() : drafts.save());
  void progress.refresh();
  document.addEventListener('visibilitychange', look);
  window.addEventListener('storage', drafts.follow);
  window.addEventListener('beforeunload', (event) => {
    const { unsaved, held } = progress.state.getState();
    if (!held && unsaved.some(isAnswer)) event.preventDefault();
  });
}
