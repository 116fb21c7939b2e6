import type { Locale } from '../../course/languages';
import type { ClientQuiz, ClientReview } from '../../course/schema/client';
import type { NewEvent } from '../../progress/events';
import type { Reviewed } from '../../progress/schedule';
import type { RecallCardProps } from '../exercise/props';

export interface ReviewProps {
  readonly locale: Locale;
  readonly review: ClientReview;
}

/** The words of what comes back from one lesson: its cards, or the questions of its bank. */
export type DeckProps = CardDeck | QuestionDeck;

export interface CardDeck {
  readonly locale: Locale;
  readonly cards: readonly RecallCardProps[];
}

export interface QuestionDeck extends Pick<ClientQuiz, 'questions' | 'lessons'> {
  readonly locale: Locale;
}

/** What is shown of one that is due. */
export interface AskedProps {
  readonly reviewed: Reviewed;
  readonly title: string;
  readonly locale: Locale;
  /** When it was asked. */
  readonly nowMs: number;
  /** Resolves to whether anything but this page keeps it. */
  readonly onAnswer: (event: NewEvent) => Promise<boolean>;
  readonly onNext: () => void;
}
