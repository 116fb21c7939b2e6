import type { ReactNode } from 'react';
import type { ToldChoice } from '../exercise/told';

/** The author's words of a picker, in one language. */
export interface ToldPicker {
  readonly question: ReactNode;
  readonly candidates: readonly ToldCandidate[];
}

interface ToldCandidate {
  readonly id: string;
  readonly title: string;
  readonly text: ReactNode;
  readonly feedback: ReactNode;
}

/** Candidates as the options of a question. */
export function choiceOf({ question, candidates }: ToldPicker): ToldChoice {
  const options = candidates.map(({ id, title, text, feedback }) => ({
    id,
    feedback,
    text: (
      <>
        <strong>{title}.</strong> {text}
      </>
    ),
  }));
  return { question, options, variants: {} };
}
