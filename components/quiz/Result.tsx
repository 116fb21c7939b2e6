import { calibrationOf } from '../../course/exercise/calibration';
import { formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';
import type { ClientQuestion, ClientQuiz } from '../../course/schema/client';
import exercise from '../exercise/exercise.module.css';
import { useTakenFocus } from '../exercise/useTakenFocus';
import { PassageLink } from './PassageLink';
import styles from './quiz.module.css';
import type { QuizAnswer } from './round';
import { type QuizWords, quizWords } from './words';

interface ResultProps {
  locale: Locale;
  quiz: ClientQuiz;
  /** Those of the round, in its order. */
  questions: readonly ClientQuestion[];
  answers: ReadonlyMap<string, QuizAnswer>;
  /** The reader has this moment answered the last of them. */
  takesFocus: boolean;
  onAgain: () => void;
}

/** What a round came to, lesson by lesson, with the ways back to what was wrong. */
export function Result({ locale, quiz, questions, answers, takesFocus, onAgain }: ResultProps) {
  const words = quizWords[locale];
  const heading = useTakenFocus<HTMLHeadingElement>(takesFocus);
  const isRight = ({ id }: ClientQuestion) => answers.get(id)?.score === 1;
  const asked = Object.entries(quiz.lessons)
    .map(([slug, lesson]) => ({ slug, lesson, of: questions.filter((one) => one.lesson === slug) }))
    .filter(({ of }) => of.length > 0);
  return (
    <div className={`${exercise.step} ${exercise.choice}`}>
      <h3 ref={heading} tabIndex={-1} className={styles.result}>
        {words.result}
      </h3>
      <p className={styles.total}>
        {words.total({ right: questions.filter(isRight).length, count: questions.length })}
      </p>
      <p>{sureText([...answers.values()], words, locale)}</p>
      <ul className={styles.lessons}>
        {asked.map(({ slug, lesson, of }) => (
          <li key={slug}>
            <span>{lesson.title}</span> <b>{words.ofLesson({ right: of.filter(isRight).length, count: of.length })}</b>
            {stopsOf(of.filter((one) => !isRight(one)))
              .filter((stop) => stop in lesson.stops)
              .map((stop) => (
                <p key={stop}>
                  <PassageLink {...{ lesson, locale, slug, stop }} isNamed />
                </p>
              ))}
          </li>
        ))}
      </ul>
      <p className={exercise.actions}>
        <button type="button" className="primary" onClick={onAgain}>
          {words.again}
        </button>
      </p>
    </div>
  );
}

const stopsOf = (questions: readonly ClientQuestion[]) => [...new Set(questions.map(({ stop }) => stop))];

/** How sure the reader was beside how often right. */
function sureText(answers: readonly QuizAnswer[], words: QuizWords, locale: Locale): string {
  const judged = answers.flatMap(({ confidence, score }) =>
    confidence === undefined ? [] : [{ confidence, isNear: score === 1 }],
  );
  const { verdict, meanSaid, near, count } = calibrationOf(judged);
  if (count === 0) return '';
  const percent = (share: number) => formatValue(share, 'percent', locale, 0);
  return words.sure[verdict]({ said: percent(meanSaid), share: percent(near / count) });
}
