/** What a judge may use that the engine does not have: the digest of a table is SHA-256 in the files. */
export interface Tools {
  /** Lower-case hex SHA-256 of the bytes. */
  sha256(bytes: Uint8Array): string;
}

/**
 * One kind of ground truth. `evaluate` asks the engine and answers in the shape of the case's `expected`, so that one
 * comparator judges every leaf of every kind; a leaf that `evaluate` leaves out is a failure unless it is explanatory.
 *
 * 64-bit integers are answered as bigint and doubles written as text as numbers. Where a file puts the question beside
 * its answer (which backends are removed, which slot is sampled), `evaluate` answers with a function: it gets that part
 * of `expected` and returns the answer to it; the question's own leaves are then named in `explanatory`, and compared
 * only if the answer repeats them.
 */
export interface Kind<Input = unknown> {
  evaluate(input: Input, tools: Tools): unknown;
  /**
   * Leaves under `expected` that speak to people or ask, each with the reason: dotted path with `[]` for any index
   * (`removals[].removedIndexes`), or with the index where a position in a tuple is meant (`samples[][0]`).
   */
  readonly explanatory?: Readonly<Record<string, string>>;
  /** Hash primitives only (`vectors` in place of `input` and `expected`): the fields of a vector that ask. */
  readonly asks?: readonly string[];
}
