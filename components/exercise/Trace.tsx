import type { ReactNode } from 'react';
import type { Bound } from '../prose/context';
import { Explanation, partOf, partsOf, Step } from '../prose/parts';
import { Island } from '../shell/Island';
import styles from './exercise.module.css';
import { LockedStep } from './LockedStep';
import type { TraceProps } from './props';
import { stepAnchor } from './stepAnchor';
import { toldChoice } from './told';
import { WithoutScript } from './WithoutScript';
import { exerciseWords } from './words';

/** The traced run: steps in order, each opened by an answer to the one before. Readable before it is alive. */
export function Trace({ lesson: { client, locale }, children }: Bound & { children?: ReactNode }) {
  const words = exerciseWords[locale];
  const told = partsOf(children, Step);
  const steps = client.trace.map((choice, index) => {
    const text = told.find(({ props }) => props.id === choice.id)?.props.children;
    return {
      choice,
      simulation: choice.simulation === undefined ? undefined : client.simulations[choice.simulation],
      told: toldChoice(choice.id, text),
      explanation: partOf(text, Explanation),
      title: words.step({ number: index + 1, count: client.trace.length }),
      lock: index === 0 ? words.waiting : words.locked({ number: index }),
    };
  });
  return (
    <Island
      name="trace"
      props={{ locale, shape: client.shape, steps } satisfies TraceProps}
      className={styles.exercise}
    >
      <noscript>
        <p>{words.needsScript}</p>
      </noscript>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.choice.id} id={stepAnchor(step.choice.id)} className={styles.step}>
            <LockedStep {...step} />
            <WithoutScript title={words.explanation}>{step.explanation}</WithoutScript>
          </li>
        ))}
      </ol>
    </Island>
  );
}
