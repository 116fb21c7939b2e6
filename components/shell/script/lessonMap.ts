import type { LessonShape } from '../../../course/schema/shape';
import { progress } from '../../../progress/pageProgress';
import { type LessonProgress, reduceProgress } from '../../../progress/reduceProgress';
import { currentStop } from '../stops';
import { onProgress } from './onProgress';

/** Keeps the map of the page's lesson (`LessonMap`), and records what of the lesson is read. */
export function startLessonMap(): void {
  const map = document.querySelector<HTMLElement>('.map');
  if (!map) return;
  const shape: LessonShape = JSON.parse(map.dataset.lesson ?? '');
  markWhereReaderIs(map);
  let lesson = reduceProgress([], shape);
  let isReady = false;
  onProgress(({ ready, events }) => {
    lesson = reduceProgress(events, shape);
    for (const stop of map.querySelectorAll('li')) mark(stop, lesson);
    if (!ready || isReady) return;
    isReady = true;
    record(shape.id, () => lesson);
  });
}

/** A stop is done when all of the exercise in it is answered, and read when its end has been in the window. */
function mark(stop: HTMLLIElement, lesson: LessonProgress): void {
  const link = stop.querySelector('a');
  const told = link?.querySelector('span');
  const marks: Record<string, string> = JSON.parse(stop.parentElement?.dataset.marks ?? '{}');
  const { holds } = stop.dataset;
  const steps = holds === 'trace' || holds === 'recall' ? lesson[holds] : [];
  const isDone = steps.length > 0 && steps.every((step) => step.answers.length > 0);
  const isRead = lesson.sectionsRead.includes(link?.hash.slice(1) ?? '');
  const name = isDone ? 'done' : isRead ? 'read' : '';
  stop.dataset.mark = name;
  if (told) told.textContent = name && ` (${marks[name]})`;
}

function markWhereReaderIs(map: HTMLElement): void {
  const look = () => {
    const here = currentStop()?.id;
    for (const link of map.querySelectorAll('a')) {
      if (link.hash === `#${here}`) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  let frame = 0;
  const lookSoon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(look);
  };
  window.addEventListener('scroll', lookSoon, { passive: true });
  lookSoon();
}

/** Records that the lesson was opened, and each stop whose end comes into the window. */
function record(id: string, now: () => LessonProgress): void {
  if (now().openedAtMs === null)
    void progress.record({ type: 'LessonOpened', lesson: id, step: null, meaning: null, payload: {} });
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      const step = target.parentElement?.id;
      if (!isIntersecting || !step || now().sectionsRead.includes(step)) continue;
      void progress.record({ type: 'SectionRead', lesson: id, step, meaning: null, payload: {} });
    }
  });
  for (const end of document.querySelectorAll('[data-stop] > :last-child')) observer.observe(end);
}
