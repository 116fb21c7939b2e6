import type { ReactNode } from 'react';
import type { Bound } from '../../prose/context';
import { Option } from '../../prose/parts';
import { Island } from '../../shell/Island';
import { NeedsScript } from '../ExerciseFrame';
import styles from '../exercise.module.css';
import { exerciseOf } from '../exerciseOf';
import { shapeOfItem } from '../shapeOfItem';
import { toldExercise } from '../told';
import { OrderBoard } from './OrderBoard';
import { offeredIn } from './ordering';
import type { OrderProps } from './props';

/** Items to bring into the order of a value. Readable before it is alive. */
export function Order({ id, lesson, children }: Bound & { id: string; children?: ReactNode }) {
  const { client, locale } = lesson;
  const spec = exerciseOf(lesson, 'order', id);
  const told = toldExercise(children, Option);
  return (
    <Island
      name="order"
      props={{ locale, spec, told, shape: shapeOfItem(client.shape, id) } satisfies OrderProps}
      className={`${styles.exercise} ${styles.step} ${styles.alone}`}
    >
      <NeedsScript locale={locale} explanation={told.explanation} />
      <OrderBoard {...{ told, locale }} name={id} offered={offeredIn(spec, 0)} variant={undefined} />
    </Island>
  );
}
