import type { ReactNode } from 'react';
import type { Bound } from '../../prose/context';
import { Choice, Goal, Knob, labelOf, partsOf, Switch } from '../../prose/parts';
import { Island } from '../../shell/Island';
import { NeedsScript } from '../ExerciseFrame';
import styles from '../exercise.module.css';
import { exerciseOf } from '../exerciseOf';
import { shapeOfItem } from '../shapeOfItem';
import { toldExercise } from '../told';
import type { ToldSwitch, TuneProps } from './props';
import { TuneBoard } from './TuneBoard';
import { shownIn } from './tuning';

/** Controls to set until every goal holds. Readable before it is alive. */
export function Tune({ id, lesson, children }: Bound & { id: string; children?: ReactNode }) {
  const { client, locale } = lesson;
  const spec = exerciseOf(lesson, 'tune', id);
  const knobs = partsOf(children, Knob).map(({ props }) => [props.id, props.children]);
  const switches = partsOf(children, Switch).map(({ props }) => {
    const choices = partsOf(props.children, Choice).map((choice) => [choice.props.id, choice.props.children]);
    return [props.id, { label: labelOf(props), choices: Object.fromEntries(choices) } as ToldSwitch];
  });
  const told = {
    ...toldExercise(children, Goal),
    knobs: Object.fromEntries(knobs) as Record<string, ReactNode>,
    switches: Object.fromEntries(switches) as Record<string, ToldSwitch>,
  };
  const simulation = client.simulations[spec.simulation]!;
  return (
    <Island
      name="tune"
      props={{ locale, spec, told, simulation, shape: shapeOfItem(client.shape, id) } satisfies TuneProps}
      className={`${styles.exercise} ${styles.step} ${styles.alone}`}
    >
      <NeedsScript locale={locale} explanation={told.explanation} />
      <TuneBoard {...{ spec, told, locale }} variant={undefined} shown={shownIn(spec, spec.scenario)} />
    </Island>
  );
}
