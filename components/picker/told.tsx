import type { ReactNode } from 'react';
import { Said } from '../altitude/Said';
import type { ToldChoice } from '../exercise/told';
import type { Both } from '../words/manner';

/** The author's words of a picker, in one language. */
export interface ToldPicker {
  readonly question: ReactNode;
  readonly candidates: readonly ToldCandidate[];
  readonly equipment: readonly ToldPiece[];
}

/** A piece of a candidate's equipment, and what may stand in its place. */
export interface ToldPiece {
  readonly id: string;
  readonly label: Both;
  readonly choices: readonly { readonly id: string; readonly text: ReactNode }[];
}

interface ToldCandidate {
  readonly id: string;
  readonly title: Both;
  readonly text: ReactNode;
  readonly feedback: ReactNode;
}

/** What the candidates are called, by their ids. */
export type Titles = Readonly<Record<string, Both>>;

/** A sentence that calls candidates by name, in both manners. */
export function naming(titles: Titles, say: (titleOf: (id: string) => string) => string): Both {
  return { plain: say((id) => titles[id]!.plain), trade: say((id) => titles[id]!.trade) };
}

/** Candidates as the options of a question. */
export function choiceOf({ question, candidates }: Pick<ToldPicker, 'question' | 'candidates'>): ToldChoice {
  const options = candidates.map(({ id, title, text, feedback }) => ({
    id,
    feedback,
    text: (
      <>
        <strong>
          <Said as="span" of={title} />.
        </strong>{' '}
        {text}
      </>
    ),
  }));
  return { question, options, variants: {} };
}
