import type { ReactNode } from 'react';
import type { LessonContext } from '../mdx/context';
import { Answer, Card, Item, partOf, partsOf, Question } from '../mdx/parts';
import { RecallIsland } from './RecallIsland';
import { toldChoice } from './told';
import { exerciseWords } from './words/words';

/** The recall cards: answer freely, compare with the model answer, grade yourself; then a scored item on the same idea. */
export function Recall({ lesson, children }: { lesson: LessonContext; children?: ReactNode }) {
  const { client, locale } = lesson;
  const words = exerciseWords[locale];
  const told = partsOf(children, Card);
  const cards = client.recall.map(({ id, item }, index) => {
    const text = told.find(({ props }) => props.id === id)?.props.children;
    return {
      id,
      item,
      title: words.card(index + 1, client.recall.length),
      question: partOf(text, Question),
      answer: partOf(text, Answer),
      told: toldChoice(id, partOf(text, Item)),
    };
  });
  return (
    <RecallIsland
      locale={locale}
      shape={client.shape}
      cards={cards}
      words={{ needsScript: words.needsScript, model: words.recall.model }}
    />
  );
}
