import { use } from 'react';
import type { Locale } from '../../course/languages';
import { dueByGrade } from '../../progress/memory';
import { grades } from '../exercise/grades';
import { type Graded, RecallCard } from '../exercise/RecallCard';
import { cardDeck } from './decks';
import { intervalText } from './interval';
import type { AskedProps } from './props';

/** A card that is due: the reader answers, compares, and grades by one key, which brings it back when the key says. */
export function AskedCard({ reviewed, title, locale, nowMs, onAnswer, onNext }: AskedProps) {
  const { lesson, step, meaning, memory, stale } = reviewed;
  const card = use(cardDeck(lesson)).cards.find(({ id }) => id === step)!;
  const grade = (payload: Graded) => {
    const keeping = onAnswer({ type: 'RecallGraded', lesson, step, meaning, payload });
    onNext();
    return keeping;
  };
  return (
    <RecallCard
      {...{ locale, stale }}
      card={{ ...card, title }}
      draftKey={`${lesson}.${step}`}
      intervals={intervalsOf(dueByGrade(memory, nowMs), nowMs, locale)}
      onGrade={grade}
    />
  );
}

function intervalsOf(due: ReturnType<typeof dueByGrade>, nowMs: number, locale: Locale) {
  const [again, hard, good, easy] = grades.map((grade) => intervalText(nowMs, due[grade], locale)) as [
    string,
    string,
    string,
    string,
  ];
  return { 1: again, 2: hard, 3: good, 4: easy };
}
