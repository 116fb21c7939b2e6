import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { LessonShape } from '../course/schema/shape';
import { progress, watchProgress } from './pageProgress';
import type { ProgressState } from './progressStore';
import { type LessonProgress, reduceProgress } from './reduceProgress';

/** Any part of the progress; empty and not `ready` until the device's store has been read. */
export function useProgress<T>(select: (state: ProgressState) => T): T {
  useEffect(watchProgress, []);
  return useStore(progress.state, select);
}

/** What was done in one lesson. The shape must keep its identity between renders. */
export function useLessonProgress(shape: LessonShape): LessonProgress {
  const events = useProgress((state) => state.events);
  return useMemo(() => reduceProgress(events, shape), [events, shape]);
}
