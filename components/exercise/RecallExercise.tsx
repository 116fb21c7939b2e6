'use client';

import { progress, useLessonProgress, useProgress } from '../../progress/useProgress';
import { ChoiceExercise } from './ChoiceExercise';
import styles from './exercise.module.css';
import { NumberExercise } from './NumberExercise';
import { RecallCard } from './RecallCard';
import type { RecallCardProps, RecallProps } from './RecallIsland';
import { exerciseWords } from './words/words';

/** The recall cards, alive. */
export default function RecallExercise({ locale, shape, cards }: RecallProps) {
  const words = exerciseWords[locale];
  const isReady = useProgress((state) => state.ready);
  const { recall, quiz } = useLessonProgress(shape);

  const itemOf = ({ id, item, told }: RecallCardProps, index: number) => {
    const { answers = [], stale = false } = quiz[index] ?? {};
    const { meaning } = shape.quiz[index]!;
    const record = (answer: { answer: string | number; attempt: number; seed: number }, right: boolean) => {
      const payload = { ...answer, score: right ? 1 : 0 };
      void progress.record({ type: 'QuizAnswered', lesson: shape.id, step: id, meaning, payload });
    };
    const last = answers.at(-1)?.answer;
    const chosen = answers.map(({ answer, seed }) => ({ option: String(answer), seed }));
    return (
      <>
        {stale && <p className={styles.stale}>{words.stale}</p>}
        {item.kind === 'choice' ? (
          <ChoiceExercise
            name={`recall-${id}`}
            {...{ locale, told, choice: item, answers: chosen }}
            onAnswer={({ option, attempt, seed }, right) => record({ answer: option, attempt, seed }, right)}
          />
        ) : (
          <NumberExercise
            {...{ locale, item, question: told.question, earlier: typeof last === 'number' ? last : undefined }}
            onAnswer={(answer, right) => record({ answer, attempt: answers.length + 1, seed: 0 }, right)}
          />
        )}
      </>
    );
  };

  const cardAt = (card: RecallCardProps, index: number) => {
    const { answers = [], stale = false } = recall[index] ?? {};
    const { meaning } = shape.recall[index]!;
    return (
      <RecallCard
        {...{ locale, card, stale, graded: answers.at(-1), draftKey: `${shape.id}.${card.id}` }}
        onGrade={(payload) =>
          void progress.record({ type: 'RecallGraded', lesson: shape.id, step: card.id, meaning, payload })
        }
      >
        {itemOf(card, index)}
      </RecallCard>
    );
  };

  return (
    <ol className={styles.steps}>
      {cards.map((card, index) => (
        <li key={card.id} className={styles.step}>
          {isReady ? cardAt(card, index) : <p className={styles.question}>{card.question}</p>}
        </li>
      ))}
    </ol>
  );
}
