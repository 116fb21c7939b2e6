'use client';

import { useEffect } from 'react';
import type { LessonShape } from '../../course/schema/shape';
import { useLessonProgress } from '../../progress/useProgress';
import { openMasks } from './masks';

/** Opens the masks of what the reader has predicted or skipped, here, in another tab or on an earlier visit. */
export function Masks({ shape }: { shape: LessonShape }) {
  const { predictions } = useLessonProgress(shape);
  useEffect(() => {
    openMasks(new Set(predictions.filter(({ answers }) => answers.length > 0).map(({ id }) => id)));
  }, [predictions]);
  return null;
}
