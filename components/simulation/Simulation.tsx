import type { ReactNode } from 'react';
import type { LessonContext } from '../mdx/context';
import { Caption, partOf } from '../mdx/parts';

/** A simulation of the lesson: its author's words, and the place where it runs. */
export function Simulation({ id, lesson, children }: { id: string; lesson: LessonContext; children?: ReactNode }) {
  return (
    <figure className="wide" id={`simulation-${id}`}>
      <noscript>{lesson.words.needsScript}</noscript>
      <figcaption>{partOf(children, Caption)}</figcaption>
    </figure>
  );
}
