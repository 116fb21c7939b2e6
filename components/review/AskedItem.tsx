import { use, useState } from 'react';
import { dueByGrade } from '../../progress/memory';
import { gradeOfScore } from '../../progress/schedule';
import { ChoiceExercise } from '../exercise/ChoiceExercise';
import exercise from '../exercise/exercise.module.css';
import { NumberExercise } from '../exercise/NumberExercise';
import { cardDeck } from './decks';
import { whenText } from './interval';
import type { AskedProps } from './props';
import { reviewWords } from './words';

/** The scored item of a card, with the next of its variants: graded by its answer. */
export default function AskedItem({ reviewed, title, locale, nowMs, onAnswer, onNext }: AskedProps) {
  const { lesson, step, meaning, memory, answers, seed } = reviewed;
  const { item, told } = use(cardDeck(lesson)).cards.find(({ id }) => id === step)!;
  const [dueMs, setDueMs] = useState<number>();
  const record = (answer: string | number, drawn: number, right: boolean) => {
    const score = right ? 1 : 0;
    setDueMs(dueByGrade(memory, nowMs)[gradeOfScore({ score })]);
    const payload = { answer, score, attempt: answers.length + 1, seed: drawn };
    void onAnswer({ type: 'QuizAnswered', lesson, step, meaning, payload });
  };
  const next = <Next {...{ locale, nowMs, dueMs, onNext }} />;
  return (
    <div className={exercise.choice}>
      <h3>{title}</h3>
      {item.kind === 'choice' ? (
        <ChoiceExercise
          {...{ locale, told, next }}
          choice={item}
          name={`review-${step}`}
          answers={[]}
          once={seed === undefined ? 0 : seed + 1}
          onAnswer={({ option, seed: drawn }, right) => record(option, drawn, right)}
        />
      ) : (
        <>
          <NumberExercise
            {...{ locale, item }}
            question={told.question}
            once
            onAnswer={(answer, right) => record(answer, 0, right)}
          />
          {dueMs !== undefined && <p className={exercise.actions}>{next}</p>}
        </>
      )}
    </div>
  );
}

type NextProps = Pick<AskedProps, 'locale' | 'nowMs' | 'onNext'> & { dueMs: number | undefined };

/** When it comes back, and the way on. */
function Next({ locale, nowMs, dueMs, onNext }: NextProps) {
  const words = reviewWords[locale].queue;
  return (
    <>
      <button type="button" className="primary" onClick={onNext}>
        {words.next}
      </button>
      {dueMs !== undefined && <span className="note">{words.comesBack({ when: whenText(nowMs, dueMs, locale) })}</span>}
    </>
  );
}
