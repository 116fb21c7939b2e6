import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import type { ClientLesson } from '../../course/schema/client';
import { Answer, Card, Item, partOf, partsOf, Question } from '../prose/parts';
import type { RecallCardProps } from './props';
import { toldChoice } from './told';
import { exerciseWords } from './words';

/** The cards of a lesson with the words that stand between its `<Recall>` tags. */
export function toldCards({ recall }: ClientLesson, children: ReactNode, locale: Locale): RecallCardProps[] {
  const told = partsOf(children, Card);
  return recall.map(({ id, item }, index) => {
    const text = told.find(({ props }) => props.id === id)?.props.children;
    return {
      id,
      item,
      title: exerciseWords[locale].card({ number: index + 1, count: recall.length }),
      question: partOf(text, Question),
      answer: partOf(text, Answer),
      told: toldChoice(id, partOf(text, Item)),
    };
  });
}
