import { use, useState } from 'react';
import { drawItem, nextSeed } from '../../course/exercise/bankItem';
import { dueByGrade } from '../../progress/memory';
import { gradeOfScore } from '../../progress/schedule';
import { Question } from '../quiz/Question';
import { toldQuestion } from '../quiz/told';
import { questionDeck } from './decks';
import { intervalText, whenText } from './interval';
import type { AskedProps } from './props';
import { reviewWords } from './words';

/** A question of the bank, with numbers drawn anew: graded by its answer, and by how sure the reader is of it. */
export default function AskedQuestion({ reviewed, title, locale, nowMs, onAnswer, onNext }: AskedProps) {
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
  const words = reviewWords[locale].queue;
  return (
    <>
      <Question
        {...{ question, drawn, title, locale, answer, onNext }}
        told={toldQuestion(question, drawn, locale)}
        lesson={lessons[question.lesson]!}
        next={words.next}
        takesFocus={false}
        brings={(confidence) => {
          const grade = gradeOfScore({ score: 1, confidence });
          return { text: intervalText(nowMs, due[grade], locale), key: grade };
        }}
        onCommit={commit}
      />
      {answer && (
        <p className="note">{words.comesBack({ when: whenText(nowMs, due[gradeOfScore(answer)], locale) })}</p>
      )}
    </>
  );
}
