import type { LessonShape } from '../../../course/schema/shape';
import { progress } from '../../../progress/pageProgress';
import { type LessonProgress, reduceProgress } from '../../../progress/reduceProgress';
import type { MarkedBy } from '../LessonMap';
import { openMasks } from '../masks';
import { currentStop } from '../stops';
import { onProgress } from './onProgress';

/** Keeps the map of the page's lesson (`LessonMap`), records what of it is read, and opens the masks of what is answered. */
export function startLessonMap(): void {
  const map = document.querySelector<HTMLElement>('.map');
  if (!map) return;
  const markedBy: MarkedBy = JSON.parse(map.dataset.lesson ?? '');
  const sections = [...map.querySelectorAll('a')].map((link) => link.hash.slice(1));
  const shape: LessonShape = { ...markedBy, sections, quiz: [], exercises: [] };
  const about = { lesson: shape.id, meaning: null, payload: {} };
  let lesson = reduceProgress([], shape);
  let isReady = false;

  const look = () => {
    markHere(map);
    // Until the device has said what it keeps, nothing can be said to be new.
    if (!isReady) return;
    for (const { id } of stopsThatEndHere()) {
      if (!lesson.sectionsRead.includes(id)) void progress.record({ ...about, type: 'SectionRead', step: id });
    }
  };
  onProgress(({ ready, events }) => {
    lesson = reduceProgress(events, shape);
    for (const stop of map.querySelectorAll('li')) markDone(stop, lesson);
    openMasks(new Set(lesson.predictions.filter(({ answers }) => answers.length > 0).map(({ id }) => id)));
    if (!ready || isReady) return;
    isReady = true;
    if (lesson.openedAtMs === null) void progress.record({ ...about, type: 'LessonOpened', step: null });
    look();
  });

  look();
  let frame = 0;
  window.addEventListener(
    'scroll',
    () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    },
    { passive: true },
  );
}

/** A stop is done when all of the exercise in it is answered, and read when its end has been in the window. */
function markDone(stop: HTMLLIElement, lesson: LessonProgress): void {
  const link = stop.querySelector('a');
  const marks: Record<string, string> = JSON.parse(stop.parentElement?.dataset.marks ?? '{}');
  const { holds } = stop.dataset;
  const steps = holds === 'trace' || holds === 'recall' ? lesson[holds] : [];
  const isDone = steps.length > 0 && steps.every((step) => step.answers.length > 0);
  const isRead = lesson.sectionsRead.includes(link?.hash.slice(1) ?? '');
  const mark = isDone ? 'done' : isRead ? 'read' : '';
  stop.dataset.mark = mark;
  if (link) tell(link, mark && ` (${marks[mark]})`);
}

/** For who does not see the mark. */
function tell(link: HTMLAnchorElement, text: string): void {
  let told = link.querySelector('span.hidden');
  if (!told) {
    told = document.createElement('span');
    told.className = 'hidden';
    link.append(told);
  }
  told.textContent = text;
}

function markHere(map: HTMLElement): void {
  const here = `#${currentStop()?.id}`;
  for (const link of map.querySelectorAll('a')) {
    if (link.hash === here) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
}

function stopsThatEndHere(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-stop]')].filter((stop) => {
    const { bottom } = stop.getBoundingClientRect();
    return bottom > 0 && bottom <= window.innerHeight;
  });
}
