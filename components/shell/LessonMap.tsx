'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { LessonShape } from '../../course/schema/shape';
import type { LessonProgress } from '../../progress/reduceProgress';
import { progress, useLessonProgress, useProgress } from '../../progress/useProgress';
import { currentStop } from './stops';
import './LessonMap.css';

/** A stop in the map; `holds` names the exercise that must be finished for the stop to be done. */
export interface MapStop {
  readonly id: string;
  readonly title: string;
  readonly holds?: 'trace' | 'recall';
}

interface LessonMapProps {
  shape: LessonShape;
  stops: readonly MapStop[];
  words: { title: string; read: string; done: string };
}

/** The lesson's stops, where the reader is among them, and which are read or done. Records what is read. */
export function LessonMap({ shape, stops, words }: LessonMapProps) {
  const lesson = useLessonProgress(shape);
  const here = useCurrentStop();
  useReadingRecord(shape.id, lesson);
  return (
    <details className="map">
      <summary>{words.title}</summary>
      <nav aria-label={words.title}>
        <ol>
          {stops.map((stop) => {
            const mark = markOf(stop, lesson);
            return (
              <li key={stop.id} data-mark={mark}>
                <a href={`#${stop.id}`} aria-current={stop.id === here ? 'location' : undefined}>
                  {stop.title}
                  {mark && <span className="hidden"> ({words[mark]})</span>}
                </a>
              </li>
            );
          })}
        </ol>
      </nav>
    </details>
  );
}

function markOf({ id, holds }: MapStop, lesson: LessonProgress): 'read' | 'done' | undefined {
  const steps = holds ? lesson[holds] : [];
  if (steps.length > 0 && steps.every((step) => step.answers.length > 0)) return 'done';
  return lesson.sectionsRead.includes(id) ? 'read' : undefined;
}

function useCurrentStop(): string | undefined {
  const [here, setHere] = useState<string>();
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        setHere(currentStop()?.id);
      });
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', look);
    };
  }, []);
  return here;
}

/** A stop is read when its end has come into the window. */
function useReadingRecord(lesson: string, { openedAtMs, sectionsRead }: LessonProgress): void {
  const isReady = useProgress((state) => state.ready);
  const isNew = isReady && openedAtMs === null;
  useEffect(() => {
    if (isNew) void progress.record({ type: 'LessonOpened', lesson, step: null, meaning: null, payload: {} });
  }, [isNew, lesson]);

  const onRead = useEffectEvent((step: string) => {
    if (sectionsRead.includes(step)) return;
    void progress.record({ type: 'SectionRead', lesson, step, meaning: null, payload: {} });
  });
  useEffect(() => {
    if (!isReady) return;
    const observer = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting && target.parentElement) onRead(target.parentElement.id);
      }
    });
    for (const end of document.querySelectorAll('[data-stop] > :last-child')) observer.observe(end);
    return () => observer.disconnect();
  }, [isReady]);
}
