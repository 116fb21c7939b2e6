import type { LessonShape } from '../../course/schema/shape';
import type { LessonProgress } from '../../progress/reduceProgress';

export type LessonPart = 'sections' | 'steps' | 'cards';

/** How much of each part of a lesson is done. */
export function standingIn(
  { sectionsRead, trace, recall }: LessonProgress,
  { sections }: LessonShape,
): readonly { readonly part: LessonPart; readonly count: number; readonly all: number }[] {
  const answered = (steps: readonly { answers: readonly unknown[] }[]) =>
    steps.filter((step) => step.answers.length > 0).length;
  return [
    { part: 'sections', count: sectionsRead.length, all: sections.length },
    { part: 'steps', count: answered(trace), all: trace.length },
    { part: 'cards', count: answered(recall), all: recall.length },
  ];
}
