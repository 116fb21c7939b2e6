import { type ReactNode, useState } from 'react';
import type { Drawn } from '../../course/exercise/bankItem';
import type { Locale } from '../../course/languages';
import type { ClientQuestion, QuizLesson } from '../../course/schema/client';
import exercise from '../exercise/exercise.module.css';
import { Judged } from '../exercise/Judged';
import { marksOf } from '../exercise/Mark';
import { Options } from '../exercise/Options';
import { useTakenFocus } from '../exercise/useTakenFocus';
import { HowSure, type HowSureProps } from '../shell/HowSure';
import { PassageLink } from './PassageLink';
import styles from './quiz.module.css';
import type { QuizAnswer } from './round';
import type { ToldQuestion } from './told';
import { type QuizWords, quizWords } from './words';

interface QuestionProps {
  question: Pick<ClientQuestion, 'id' | 'lesson' | 'stop'>;
  drawn: Drawn;
  told: ToldQuestion;
  locale: Locale;
  /** What it is about. */
  lesson: QuizLesson;
  title: string;
  /** What the button that goes on from it says. */
  next: string;
  answer: QuizAnswer | undefined;
  /** The reader has gone on to it by a button that is gone now. */
  takesFocus: boolean;
  /** In a review: what each confidence brings, where the answer is right. */
  brings?: HowSureProps['brings'];
  onCommit: (option: string, confidence: number) => void;
  onNext: () => void;
}

/** One question: the reader chooses and commits with a confidence; only then is it told what is right, and why. */
export function Question({
  question,
  drawn,
  told,
  locale,
  lesson,
  title,
  next,
  answer,
  takesFocus,
  brings,
  onCommit,
  onNext,
}: QuestionProps) {
  const words = quizWords[locale];
  const [chosen, choose] = useState<string>();
  const [said, say] = useState('');
  const place = useTakenFocus<HTMLDivElement>(takesFocus);
  const isAnswered = answer !== undefined;
  const given = isAnswered ? String(answer.answer) : chosen;

  const commit = (confidence: number) => (given === undefined ? say(words.notReady) : onCommit(given, confidence));
  return (
    <div ref={place} tabIndex={-1} className={`${exercise.step} ${exercise.choice}`}>
      <h3>{title}</h3>
      <Options
        name={`quiz-${question.id}`}
        told={told}
        disabled={isAnswered}
        chosen={given}
        marks={isAnswered ? marksOf(String(answer.answer), drawn.key, words) : {}}
        onChoose={choose}
      />
      {isAnswered ? (
        <ToldAnswer {...{ drawn, told, words }} given={String(answer.answer)} takesFocus={chosen !== undefined}>
          <PassageLink {...{ lesson, locale }} slug={question.lesson} stop={question.stop} />
          <button type="button" className="primary" onClick={onNext}>
            {next}
          </button>
        </ToldAnswer>
      ) : (
        <>
          <HowSure
            className={styles.sure}
            locale={locale}
            legend={words.howSure}
            label={words.commitSure}
            brings={brings}
            onSure={commit}
          />
          <p role="status" className={exercise.status}>
            {said}
          </p>
        </>
      )}
    </div>
  );
}

interface ToldAnswerProps {
  drawn: Drawn;
  told: ToldQuestion;
  words: QuizWords;
  given: string;
  takesFocus: boolean;
  children: ReactNode;
}

/** Right or not, what the answer given comes from, and the right one with its reason. */
function ToldAnswer({ drawn: { key }, told, words, given, takesFocus, children }: ToldAnswerProps) {
  const right = given === key;
  const [chosen, keyed] = [given, key].map((id) => told.options.find((option) => option.id === id));
  return (
    <Judged isRight={right} verdict={right ? words.right : words.wrong} {...{ takesFocus }}>
      <p>{chosen?.feedback}</p>
      {!right && keyed && (
        <>
          <h4>{words.because({ answer: keyed.text })}</h4>
          <p>{keyed.feedback}</p>
        </>
      )}
      <p className={exercise.actions}>{children}</p>
    </Judged>
  );
}
