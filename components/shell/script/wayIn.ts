import type { LessonShape } from '../../../course/schema/shape';
import { whereLeftOff } from '../../../progress/whereLeftOff';
import { onDeed } from './deeds';
import { onEvents } from './onProgress';

/** Gives the map of the course (`WayIn`, `Climb`) what it knows of this reader: who reads, and where they left off. */
export function startWayIn(): void {
  onDeed('ask-reader', () => {
    delete document.documentElement.dataset.reader;
    document.querySelector<HTMLElement>('.who-asks :checked')?.focus();
  });
  const begin = document.querySelector<HTMLAnchorElement>('a.begin');
  if (!begin) return;
  const shapes = shapesOfClimb();
  onEvents((events) => {
    const place = whereLeftOff(events, shapes);
    if (place) goOn(begin, place.lesson, place.section);
  });
}

/** The shapes of the lessons that the map lists, in their order. */
export function shapesOfClimb(): LessonShape[] {
  const lists = [...document.querySelectorAll<HTMLElement>('.climb [data-shape]')];
  return lists.map((list): LessonShape => JSON.parse(list.dataset.shape ?? ''));
}

/** Has the link lead on and not to the beginning, and marks the lesson on the climb, in its profile and in its list. */
function goOn(begin: HTMLAnchorElement, lesson: string, section: string | null): void {
  for (const mark of document.querySelectorAll<HTMLElement>('.climb .left-off'))
    mark.hidden = mark.closest('li')?.id !== lesson;
  for (const { dataset } of document.querySelectorAll<SVGElement>('.profile [data-foothold]'))
    if (dataset.foothold === lesson) dataset.here = '';
    else delete dataset.here;
  const title = document.querySelector<HTMLAnchorElement>(`.climb [id='${lesson}'] h2 a`);
  if (!title) return;
  begin.href = section === null ? title.href : `${title.href}#${section}`;
  begin.textContent = `${begin.dataset.goOn}: ${title.textContent}`;
}
