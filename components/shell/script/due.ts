import { progress } from '../../../progress/pageProgress';
import { retried } from '../../../progress/retried';
import { onEvents } from './onProgress';
import { shapesOfClimb } from './wayIn';

/** Says on the map of the course how many cards and items are due today; what works it out comes for who has answered any. */
export function startDue(): void {
  const place = document.querySelector<HTMLElement>('.due');
  const count = place?.querySelector('span');
  if (!place || !count) return;
  const shapes = shapesOfClimb();
  onEvents((events) => {
    if (!events.some(({ type }) => type === 'RecallGraded' || type === 'QuizAnswered')) return;
    void retried(() => import('../../../progress/schedule')).then(
      ({ leftToday, reviewedOf }) => {
        // Of what is known by now: the script may have come sooner for what was done since.
        const left = leftToday(reviewedOf(progress.state.getState().events, shapes), Date.now());
        count.textContent = String(left);
        place.hidden = left === 0;
      },
      () => {},
    );
  });
}
