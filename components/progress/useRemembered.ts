import { useMemo } from 'react';
import type { Locale } from '../../course/languages';
import { useProgress } from '../../progress/useProgress';
import { lookBack, type ProgressLesson, type Remembered } from './lookBack';

/** What an island that looks back on predictions is given. */
export interface LookingBackProps {
  readonly lessons: readonly ProgressLesson[];
  readonly locale: Locale;
}

/** Every prediction with the reader's answer; null until the device has said what it keeps. */
export function useRemembered(lessons: readonly ProgressLesson[]): readonly Remembered[] | null {
  const isReady = useProgress((state) => state.ready);
  const events = useProgress((state) => state.events);
  return useMemo(() => (isReady ? lookBack(lessons, events) : null), [isReady, lessons, events]);
}
