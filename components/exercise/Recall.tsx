import type { ReactNode } from 'react';
import type { Bound } from '../prose/context';
import { Island } from '../shell/Island';
import styles from './exercise.module.css';
import type { RecallProps } from './props';
import { stepAnchor } from './stepAnchor';
import { toldCards } from './toldCards';
import { WithoutScript } from './WithoutScript';
import { exerciseWords } from './words';

/** The recall cards: answer freely, compare with the model answer, grade yourself; then a scored item on the same idea. */
export function Recall({ lesson: { client, locale }, children }: Bound & { children?: ReactNode }) {
  const words = exerciseWords[locale];
  const cards = toldCards(client, children, locale);
  return (
    <Island
      name="recall"
      props={{ locale, shape: client.shape, cards } satisfies RecallProps}
      className={styles.exercise}
    >
      <noscript>
        <p>{words.needsScript}</p>
      </noscript>
      <ol className={styles.steps}>
        {cards.map((card) => (
          <li key={card.id} id={stepAnchor(card.id)} className={`${styles.step} ${styles.unanswered}`}>
            <h3>{card.title}</h3>
            <p className={styles.question}>{card.question}</p>
            <WithoutScript title={words.recall.model}>{card.answer}</WithoutScript>
          </li>
        ))}
      </ol>
    </Island>
  );
}
