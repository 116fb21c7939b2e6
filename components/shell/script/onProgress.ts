import type { Fact } from '../../../progress/events';
import { progress, watchProgress } from '../../../progress/pageProgress';
import type { ProgressState } from '../../../progress/progressStore';

/** Has the reader's progress read, and shows it by `show` now and whenever it changes. */
export function onProgress(show: (state: ProgressState, before?: ProgressState) => void): void {
  // What fails is reported, and keeps nothing else from being shown or stored.
  const showSafely: typeof show = (...states) => {
    try {
      show(...states);
    } catch (error) {
      reportError(error);
    }
  };
  watchProgress();
  progress.state.subscribe(showSafely);
  showSafely(progress.state.getState());
}

/** The same of what was done alone: how it is kept changes more often. */
export function onEvents(show: (events: readonly Fact[]) => void): void {
  onProgress(({ events }, before) => {
    if (events !== before?.events) show(events);
  });
}
