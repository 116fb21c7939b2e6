import { progress } from '../../progress/pageProgress';
import type { StepProgress } from '../../progress/reduceProgress';
import { useLessonProgress, useProgress } from '../../progress/useProgress';
import { Saved } from '../shell/saved/Saved';
import styles from './exercise.module.css';
import type { RecallProps } from './props';
import { type Graded, RecallCard } from './RecallCard';
import { ScoredItem } from './ScoredItem';
import { stepAnchor } from './stepAnchor';

/** The recall cards, alive. Grades and scored answers are two kinds of facts about the same card. */
export default function RecallExercise({ locale, shape, cards }: RecallProps) {
  const isReady = useProgress((state) => state.ready);
  const { recall, quiz } = useLessonProgress(shape);

  const recordGrade =
    ({ id: step, meaning }: StepProgress<'RecallGraded'>) =>
    (payload: Graded) =>
      progress.record({ type: 'RecallGraded', lesson: shape.id, step, meaning, payload });

  return (
    <ol className={styles.steps}>
      {cards.map((card, index) => {
        const graded = recall[index];
        const scored = quiz[index];
        return (
          <li key={card.id} id={stepAnchor(card.id)} tabIndex={-1} className={styles.step}>
            {isReady && graded && scored ? (
              <RecallCard
                {...{ locale, card, stale: graded.stale, graded: graded.answers.at(-1) }}
                draftKey={`${shape.id}.${card.id}`}
                onGrade={recordGrade(graded)}
              >
                <ScoredItem {...{ card, locale, scored }} lesson={shape.id} />
                <Saved locale={locale} lesson={shape.id} step={card.id} />
              </RecallCard>
            ) : (
              <p className={styles.question}>{card.question}</p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
