import { progress, watchProgress } from '../../../progress/pageProgress';
import type { ProgressState } from '../../../progress/progressStore';

/** Has the reader's progress read, and shows it by `show` now and whenever it changes. */
export function onProgress(show: (state: ProgressState) => void): void {
  watchProgress();
  progress.state.subscribe(show);
  show(progress.state.getState());
}
