import type { ReactNode } from 'react';
import { PICKER_STEP } from '../../course/schema/meaning';
import styles from '../exercise/exercise.module.css';
import { Options } from '../exercise/Options';
import { shapeOfItem } from '../exercise/shapeOfItem';
import { shuffled } from '../exercise/told';
import { exerciseWords } from '../exercise/words';
import type { Bound } from '../prose/context';
import { Candidate, Choice, Feedback, labelOf, partOf, partsOf, Question, Switch } from '../prose/parts';
import { Island } from '../shell/Island';
import { Equipment } from './Equipment';
import type { PickerProps } from './props';
import { choiceOf } from './told';
import { pickerWords } from './words';

/** Topologies to choose among, judged by their runs. Readable before it is alive. */
export function Picker({ lesson: { client, locale, slug }, children }: Bound & { children?: ReactNode }) {
  if (!client.picker) throw new Error(`${slug}: the lesson has no picker`);
  const feedbacks = partsOf(children, Feedback);
  const candidates = partsOf(children, Candidate).map(({ props }) => ({
    id: props.id,
    title: { trade: props.title, plain: props.plain ?? props.title },
    text: props.children,
    feedback: feedbacks.find((feedback) => feedback.props.option === props.id)?.props.children,
  }));
  const equipment = partsOf(children, Switch).map(({ props }) => ({
    id: props.id,
    label: labelOf(props),
    choices: partsOf(props.children, Choice).map((choice) => ({ id: choice.props.id, text: choice.props.children })),
  }));
  const told = { question: partOf(children, Question), candidates: shuffled(PICKER_STEP, candidates), equipment };
  return (
    <Island
      name="picker"
      props={
        { picker: client.picker, shape: shapeOfItem(client.shape, PICKER_STEP), told, locale } satisfies PickerProps
      }
      className={styles.exercise}
    >
      <noscript>
        <p>{exerciseWords[locale].needsScript}</p>
      </noscript>
      <Options name="picker-waiting" told={choiceOf(told)} disabled />
      <Equipment pieces={equipment} equipped={{}} words={pickerWords[locale]} />
    </Island>
  );
}
