import type { ReactNode } from 'react';
import type { Locale } from '../../../course/languages';
import type { ClientSimulation, ClientTune } from '../../../course/schema/client';
import type { LessonShape } from '../../../course/schema/shape';
import type { Both } from '../../words/manner';
import type { ToldExercise } from '../told';

export interface TuneProps {
  readonly locale: Locale;
  /** Of the lesson, with this exercise alone. */
  readonly shape: LessonShape;
  readonly spec: ClientTune;
  readonly told: ToldTune;
  /** Whose picture shows the run. */
  readonly simulation: ClientSimulation;
}

export interface ToldTune extends ToldExercise {
  readonly knobs: Readonly<Record<string, ReactNode>>;
  readonly switches: Readonly<Record<string, ToldSwitch>>;
}

export interface ToldSwitch {
  readonly label: Both;
  /** By the option's id. */
  readonly choices: Readonly<Record<string, ReactNode>>;
}
