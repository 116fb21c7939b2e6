import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import type { ClientCard, ClientSimulation, ClientStep } from '../../course/schema/client';
import type { LessonShape } from '../../course/schema/shape';
import type { ToldChoice } from './told';

export interface TraceProps {
  readonly locale: Locale;
  readonly shape: LessonShape;
  readonly steps: readonly TraceStepProps[];
}

export interface TraceStepProps {
  readonly choice: ClientStep;
  /** Whose picture plays the step's run. */
  readonly simulation: ClientSimulation | undefined;
  readonly told: ToldChoice;
  readonly explanation: ReactNode;
  readonly title: string;
  /** What opens it. */
  readonly lock: string;
}

export interface RecallProps {
  readonly locale: Locale;
  readonly shape: LessonShape;
  readonly cards: readonly RecallCardProps[];
}

export interface RecallCardProps extends ClientCard {
  readonly title: string;
  readonly question: ReactNode;
  /** The model answer. */
  readonly answer: ReactNode;
  /** The scored item's words. */
  readonly told: ToldChoice;
}
