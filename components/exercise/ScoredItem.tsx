import type { Locale } from '../../course/languages';
import { progress } from '../../progress/pageProgress';
import type { StepProgress } from '../../progress/reduceProgress';
import { ChoiceExercise } from './ChoiceExercise';
import styles from './exercise.module.css';
import { NumberExercise } from './NumberExercise';
import type { RecallCardProps } from './props';
import { exerciseWords } from './words';

interface ScoredItemProps {
  card: RecallCardProps;
  locale: Locale;
  /** Id of the lesson. */
  lesson: string;
  /** What the reader has answered here so far. */
  scored: StepProgress<'QuizAnswered'>;
}

/** The second half of a card: a choice or a number, whose key is computed. */
export function ScoredItem({ card: { id, item, told }, locale, lesson, scored }: ScoredItemProps) {
  const { answers, meaning, stale } = scored;
  const last = answers.at(-1)?.answer;
  const record = (answer: { answer: string | number; attempt: number; seed: number }, right: boolean) => {
    const payload = { ...answer, score: right ? 1 : 0 };
    void progress.record({ type: 'QuizAnswered', lesson, step: id, meaning, payload });
  };
  return (
    <>
      {stale && <p className={styles.stale}>{exerciseWords[locale].stale}</p>}
      {item.kind === 'choice' ? (
        <ChoiceExercise
          {...{ locale, told, choice: item }}
          name={`recall-${id}`}
          answers={answers.map(({ answer, seed }) => ({ option: String(answer), seed }))}
          onAnswer={({ option, ...rest }, right) => record({ answer: option, ...rest }, right)}
        />
      ) : (
        <NumberExercise
          {...{ locale, item, question: told.question }}
          earlier={typeof last === 'number' ? last : undefined}
          onAnswer={(answer, right) => record({ answer, attempt: answers.length + 1, seed: 0 }, right)}
        />
      )}
    </>
  );
}
