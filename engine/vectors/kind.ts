/** What a judge may use that the engine does not have: the digest of a table is SHA-256 in the files. */
export interface Tools {
  /** Lower-case hex SHA-256 of the bytes. */
  sha256(bytes: Uint8Array): string;
}

/**
 * One kind of ground truth. `evaluate` asks the engine and answers in the shape of the case's `expected`, so that one
 * comparator judges every leaf of every kind; a leaf that `evaluate` leaves out is a failure unless it is explanatory.
 */
export interface Kind<Input = unknown> {
  evaluate(input: Input, tools: Tools): unknown;
  /** Leaves under `expected` that speak to people, by dotted path (`removals[].note`), each with the reason. */
  readonly explanatory?: Readonly<Record<string, string>>;
}
