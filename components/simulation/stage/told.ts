import type { ReactNode } from 'react';

/** An author's words about a simulation, in the page's language. */
export interface Told {
  readonly caption: ReactNode;
  readonly question: ReactNode;
  readonly switches: readonly ToldSwitch[];
  /** Labels of the knobs, by id. */
  readonly knobs: Readonly<Record<string, ReactNode>>;
}

interface ToldSwitch {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly text: ReactNode }[];
}
