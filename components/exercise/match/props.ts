import type { ReactNode } from 'react';
import type { Locale } from '../../../course/languages';
import type { ClientMatch, ClientSimulation } from '../../../course/schema/client';
import type { LessonShape } from '../../../course/schema/shape';
import type { ToldExercise } from '../told';

export interface MatchProps {
  readonly locale: Locale;
  /** Of the lesson, with this exercise alone. */
  readonly shape: LessonShape;
  readonly spec: ClientMatch;
  readonly told: ToldMatch;
  /** Whose picture shows the things' runs. */
  readonly simulation: ClientSimulation | undefined;
}

export interface ToldMatch extends ToldExercise {
  readonly bins: Readonly<Record<string, ReactNode>>;
}
