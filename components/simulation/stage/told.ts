import type { ReactNode } from 'react';
import type { Layer } from '../../../course/altitude';
import type { Both } from '../../words/manner';

/** An author's words about a simulation, in the page's language. */
export interface Told {
  readonly caption: ReactNode;
  /** Of the prediction: what is asked, why the run gave what it gave, and what is wrong with a thought, under its id. */
  readonly question: readonly ToldLayer[];
  readonly reason: readonly ToldLayer[];
  readonly wrong: readonly (ToldLayer & { readonly id: string })[];
  readonly switches: readonly ToldSwitch[];
  /** Labels of the knobs, by id. */
  readonly knobs: Readonly<Record<string, ReactNode>>;
}

/** A text, and the altitudes that read it. */
export interface ToldLayer extends Layer {
  readonly text: ReactNode;
}

interface ToldSwitch {
  readonly id: string;
  readonly label: Both;
  readonly choices: readonly { readonly id: string; readonly text: ReactNode }[];
}
