import type { ReactNode } from 'react';
import type { LessonContext } from '../mdx/context';
import { Explanation, Option, partOf, partsOf, Question, Step } from '../mdx/parts';

/** The traced run: its steps, each with a question and what there is to choose from. */
export function Trace({ lesson, children }: { lesson: LessonContext; children?: ReactNode }) {
  return (
    <div className="exercise">
      <noscript>{lesson.words.needsScript}</noscript>
      <ol>
        {partsOf(children, Step).map(({ props: step }) => (
          <li key={step.id}>
            {partOf(step.children, Question)}
            <ul>
              {partsOf(step.children, Option).map(({ props: option }) => (
                <li key={option.id}>{option.children}</li>
              ))}
            </ul>
            <details>
              <summary>…</summary>
              {partOf(step.children, Explanation)}
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}
