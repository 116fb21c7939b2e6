import { retried } from '../../../progress/retried';
import { onProgress } from './onProgress';
import { shapesOfClimb } from './wayIn';

/** Says on the map of the course how many cards and items are due today; what works it out comes for who has answered any. */
export function startDue(): void {
  const place = document.querySelector<HTMLElement>('.due');
  const count = place?.querySelector('span');
  if (!place || !count) return;
  const shapes = shapesOfClimb();
  onProgress(async ({ events }) => {
    if (!events.some(({ type }) => type === 'RecallGraded' || type === 'QuizAnswered')) return;
    const { leftToday, reviewedOf } = await retried(() => import('../../../progress/schedule'));
    const left = leftToday(reviewedOf(events, shapes), Date.now());
    count.textContent = String(left);
    place.hidden = left === 0;
  });
}
