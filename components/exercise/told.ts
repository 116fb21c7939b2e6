import type { ReactNode } from 'react';
import { drawnOf } from '../../course/exercise/arranged';
import { meaningOf } from '../../course/schema/meaning';
import { Compared, Explanation, Feedback, Option, partOf, partsOf, Question, Variant, World } from '../prose/parts';

/** The author's words around a choice, in one language. */
export interface ToldChoice {
  readonly question: ReactNode;
  readonly options: readonly ToldOption[];
  /** How the run differs that an answer is compared with. */
  readonly compared?: ReactNode;
  /** By id: what a retry says is different. */
  readonly variants: Readonly<Record<string, ReactNode>>;
}

interface ToldOption {
  readonly id: string;
  readonly text: ReactNode;
  readonly feedback: ReactNode;
  /** In which world it would be right, where there is one. */
  readonly world?: ReactNode;
}

/** Picks apart what an author wrote between the tags of a step or a scored item. */
export function toldChoice(id: string, children: ReactNode): ToldChoice {
  const feedbacks = partsOf(children, Feedback);
  const worlds = partsOf(children, World);
  const options = partsOf(children, Option).map(({ props: option }) => ({
    id: option.id,
    text: option.children,
    feedback: feedbacks.find(({ props }) => props.option === option.id)?.props.children,
    world: worlds.find(({ props }) => props.option === option.id)?.props.children,
  }));
  const variants = partsOf(children, Variant).map(({ props }) => [props.id, props.children]);
  return {
    question: partOf(children, Question),
    options: shuffled(id, options),
    compared: partOf(children, Compared),
    variants: Object.fromEntries(variants) as Record<string, ReactNode>,
  };
}

/** The author's words around a match, an order or a tune. */
export interface ToldExercise {
  readonly question: ReactNode;
  readonly explanation: ReactNode;
  /** By id: what a retry says is different. */
  readonly variants: Readonly<Record<string, ReactNode>>;
  /** Things, items or goals by id. */
  readonly words: Readonly<Record<string, ReactNode>>;
  /** By the id of what it is about; by `thing.bin` where a misconception leads there. */
  readonly feedback: Readonly<Record<string, ReactNode>>;
}

/** Picks apart what stands between the tags of an exercise whose things are of one kind. */
export function toldExercise(children: ReactNode, kind: typeof Option): ToldExercise {
  const byName = (parts: readonly { props: { id: string; children?: ReactNode } }[]) =>
    Object.fromEntries(parts.map(({ props }) => [props.id, props.children]));
  const feedback = partsOf(children, Feedback).map(({ props }) => [
    props.bin === undefined ? props.option : `${props.option}.${props.bin}`,
    props.children,
  ]);
  return {
    question: partOf(children, Question),
    explanation: partOf(children, Explanation),
    variants: byName(partsOf(children, Variant)),
    words: byName(partsOf(children, kind)),
    feedback: Object.fromEntries(feedback) as Record<string, ReactNode>,
  };
}

/** The same order in every language and at every visit, and not the author's, who tends to write the right one first. */
export function shuffled<T extends { readonly id: string }>(seed: string, items: readonly T[]): T[] {
  const place = ({ id }: T) => meaningOf([seed, id]);
  return [...items].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** What an attempt (from 0) draws of a pool, shuffled anew in each. */
export function shuffledIn<T extends { readonly id: string }>(
  { id, ask }: { readonly id: string; readonly ask?: number | undefined },
  pool: readonly T[],
  attempt: number,
): T[] {
  return shuffled(`${id} ${attempt}`, drawnOf(shuffled(id, pool), ask, attempt));
}
