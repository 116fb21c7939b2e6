import type { ReactNode } from 'react';
import type { Bound } from '../prose/context';
import { Answer, Card, Item, partOf, partsOf, Question } from '../prose/parts';
import { Island } from '../shell/Island';
import styles from './exercise.module.css';
import type { RecallProps } from './props';
import { stepAnchor } from './stepAnchor';
import { toldChoice } from './told';
import { WithoutScript } from './WithoutScript';
import { exerciseWords } from './words';

/** The recall cards: answer freely, compare with the model answer, grade yourself; then a scored item on the same idea. */
export function Recall({ lesson: { client, locale }, children }: Bound & { children?: ReactNode }) {
  const words = exerciseWords[locale];
  const told = partsOf(children, Card);
  const cards = client.recall.map(({ id, item }, index) => {
    const text = told.find(({ props }) => props.id === id)?.props.children;
    return {
      id,
      item,
      title: words.card({ number: index + 1, count: client.recall.length }),
      question: partOf(text, Question),
      answer: partOf(text, Answer),
      told: toldChoice(id, partOf(text, Item)),
    };
  });
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
          <li key={card.id} id={stepAnchor(card.id)} className={styles.step}>
            <h3>{card.title}</h3>
            <p className={styles.question}>{card.question}</p>
            <WithoutScript title={words.recall.model}>{card.answer}</WithoutScript>
          </li>
        ))}
      </ol>
    </Island>
  );
}
