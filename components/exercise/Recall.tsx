import type { ReactNode } from 'react';
import type { LessonContext } from '../mdx/context';
import { Answer, Card, partOf, partsOf, Question } from '../mdx/parts';

/** The recall cards: a question to answer freely, then the model answer. */
export function Recall({ lesson, children }: { lesson: LessonContext; children?: ReactNode }) {
  return (
    <div className="exercise">
      <noscript>{lesson.words.needsScript}</noscript>
      <ol>
        {partsOf(children, Card).map(({ props: card }) => (
          <li key={card.id}>
            {partOf(card.children, Question)}
            <details>
              <summary>…</summary>
              {partOf(card.children, Answer)}
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}
