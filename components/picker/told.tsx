import type { ReactNode } from 'react';
import type { ToldChoice } from '../exercise/told';

/** The author's words of a picker, in one language. */
export interface ToldPicker {
  readonly question: ReactNode;
  readonly candidates: readonly ToldCandidate[];
  readonly equipment: readonly ToldPiece[];
}

/** A piece of a candidate's equipment, and what may stand in its place. */
export interface ToldPiece {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly text: ReactNode }[];
}

interface ToldCandidate {
  readonly id: string;
  readonly title: string;
  readonly text: ReactNode;
  readonly feedback: ReactNode;
}

/** Candidates as the options of a question. */
export function choiceOf({ question, candidates }: Pick<ToldPicker, 'question' | 'candidates'>): ToldChoice {
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
