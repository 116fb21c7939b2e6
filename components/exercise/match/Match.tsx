import type { ReactNode } from 'react';
import type { Bound } from '../../prose/context';
import { Bin, Option, partsOf } from '../../prose/parts';
import { Island } from '../../shell/Island';
import { NeedsScript } from '../ExerciseFrame';
import styles from '../exercise.module.css';
import { exerciseOf } from '../exerciseOf';
import { shapeOfItem } from '../shapeOfItem';
import { toldExercise } from '../told';
import { Board } from './Board';
import { askedIn } from './matching';
import type { MatchProps } from './props';

/** Things to put into bins. Readable before it is alive. */
export function Match({ id, lesson, children }: Bound & { id: string; children?: ReactNode }) {
  const { client, locale } = lesson;
  const spec = exerciseOf(lesson, 'match', id);
  const bins = partsOf(children, Bin).map(({ props }) => [props.id, props.children]);
  const told = { ...toldExercise(children, Option), bins: Object.fromEntries(bins) as Record<string, ReactNode> };
  const simulation = spec.simulation === undefined ? undefined : client.simulations[spec.simulation];
  return (
    <Island
      name="match"
      props={{ locale, spec, told, simulation, shape: shapeOfItem(client.shape, id) } satisfies MatchProps}
      className={`${styles.exercise} ${styles.step} ${styles.alone}`}
    >
      <NeedsScript locale={locale} explanation={told.explanation} />
      <Board {...{ spec, told, locale }} things={askedIn(spec, 0)} variant={undefined} />
    </Island>
  );
}
