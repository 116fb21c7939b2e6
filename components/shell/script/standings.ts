import type { LessonShape } from '../../../course/schema/shape';
import { type LessonProgress, reduceProgress } from '../../../progress/reduceProgress';
import { standingIn } from '../standingIn';
import { onEvents } from './onProgress';

/** Fills in how far the reader is in the lessons that the page lists (`LessonStanding`). */
export function startStandings(): void {
  for (const list of document.querySelectorAll<HTMLElement>('[data-shape]')) {
    const shape: LessonShape = JSON.parse(list.dataset.shape ?? '');
    const when = list.closest('li')?.querySelector<HTMLElement>('.when');
    onEvents((events) => {
      const lesson = reduceProgress(events, shape);
      for (const { part, count } of standingIn(lesson, shape)) fill(list, part, count);
      if (when) tellWhen(when, lesson);
    });
  }
}

function fill(list: HTMLElement, part: string, count: number): void {
  const row = list.querySelector(`[data-part=${part}]`);
  const [bar, number] = [row?.querySelector('progress'), row?.querySelector('span')];
  if (bar) bar.value = count;
  if (number) number.textContent = String(count);
}

/** When the lesson was done, or else begun. */
function tellWhen(place: HTMLElement, { doneAtMs, openedAtMs }: LessonProgress): void {
  const atMs = doneAtMs ?? openedAtMs;
  place.hidden = atMs === null;
  if (atMs === null) return;
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium' }).format(atMs);
  place.textContent = `${doneAtMs === null ? place.dataset.begun : place.dataset.done} ${day}`;
}
