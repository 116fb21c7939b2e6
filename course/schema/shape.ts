/** A step of a lesson as progress sees it: its name, and what it asked when it was answered. */
export interface StepShape {
  readonly id: string;
  /** Hash of the step's canonical non-prose fields and the author's `revision`: another meaning asks to be done again. */
  readonly meaning: string;
  /** The option ids, where the answer is a choice: an answer that names another is refused. */
  readonly options?: readonly string[];
}

/** What progress must know of a lesson: ids written by the author, in the order of the page, and no prose. */
export interface LessonShape {
  readonly id: string;
  readonly sections: readonly string[];
  /** Locked in this order. */
  readonly trace: readonly StepShape[];
  readonly predictions: readonly StepShape[];
  /** Cards: free answer, model answer, the reader's own grade. */
  readonly recall: readonly StepShape[];
  /** Scored items, which come back as the cards do: the second half of each card, in their order, then the questions of a bank. */
  readonly quiz: readonly StepShape[];
  /** Answered like an item, and only where they stand: the topology picker, then what is matched, ordered and tuned. */
  readonly exercises: readonly StepShape[];
}
