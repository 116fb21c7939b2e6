import { use, useState } from 'react';
import { drawItem, nextSeed } from '../../course/exercise/bankItem';
import { dueByGrade } from '../../progress/memory';
import { gradeOfScore } from '../../progress/schedule';
import { ChoiceExercise } from '../exercise/ChoiceExercise';
import exercise from '../exercise/exercise.module.css';
import { NumberExercise } from '../exercise/NumberExercise';
import { Question } from '../quiz/Question';
import { toldQuestion } from '../quiz/told';
import { cardDeck, questionDeck } from './decks';
import { intervalText, whenText } from './interval';
import type { AskedProps } from './props';
import { reviewWords } from './words';

/** The scored item of a card, with the next of its variants: graded by its answer. */
export function AskedItem({ reviewed, title, locale, nowMs, onAnswer, onNext }: AskedProps) {
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

/** A question of the bank, with numbers drawn anew: graded by its answer, and by how sure the reader is of it. */
export function AskedQuestion({ reviewed, title, locale, nowMs, onAnswer, onNext }: AskedProps) {
  const { lesson, step, meaning, memory, answers } = reviewed;
  const { questions, lessons } = use(questionDeck(lesson));
  const question = questions.find(({ id }) => id === step)!;
  const [seed] = useState(() => nextSeed(question, answers.length, reviewed.seed));
  const [answer, setAnswer] = useState<Parameters<typeof Question>[0]['answer']>();
  const drawn = drawItem(question, seed);
  const due = dueByGrade(memory, nowMs);
  const commit = (option: string, confidence: number) => {
    const score = option === drawn.key ? 1 : 0;
    const payload = { answer: option, score, confidence, attempt: answers.length + 1, seed };
    setAnswer({ at: nowMs, ...payload });
    void onAnswer({ type: 'QuizAnswered', lesson, step, meaning, payload });
  };
  return (
    <Question
      {...{ question, drawn, title, locale, answer, onNext }}
      told={toldQuestion(question, drawn, locale)}
      lesson={lessons[question.lesson]!}
      next={reviewWords[locale].queue.next}
      takesFocus={false}
      brings={(confidence) => {
        const grade = gradeOfScore({ score: 1, confidence });
        return { text: intervalText(nowMs, due[grade], locale), key: grade };
      }}
      onCommit={commit}
    />
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
