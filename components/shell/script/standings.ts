import type { LessonShape } from '../../../course/schema/shape';
import { reduceProgress } from '../../../progress/reduceProgress';
import { standingIn } from '../standingIn';
import { onProgress } from './onProgress';

/** Fills in how far the reader is in the lessons that the page lists (`LessonStanding`). */
export function startStandings(): void {
  for (const list of document.querySelectorAll<HTMLElement>('[data-shape]')) {
    const shape: LessonShape = JSON.parse(list.dataset.shape ?? '');
    onProgress(({ events }) => {
      for (const { part, count } of standingIn(reduceProgress(events, shape), shape)) fill(list, part, count);
    });
  }
}

function fill(list: HTMLElement, part: string, count: number): void {
  const row = list.querySelector(`[data-part=${part}]`);
  const [bar, number] = [row?.querySelector('progress'), row?.querySelector('span')];
  if (bar) bar.value = count;
  if (number) number.textContent = String(count);
}
