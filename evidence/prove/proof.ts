import { EngineError } from '../../engine/errors';
import { type Fields, type InputOf, readInput, requireInput, type Texts } from './field';

/** Shell text for the reader's own machine, for one shell from first to last. */
export interface Instructions {
  /** Makes what is asked; nothing outside a namespace, or a folder and loopback ports, of its own. */
  readonly setup: string;
  /** Asks; what it prints is what is pasted. */
  readonly command: string;
  /** Takes away what `setup` made. */
  readonly cleanup: string;
}

/** A line in which the real system answered otherwise than the engine. */
interface Disagreement {
  readonly line: number;
  /** What was asked: a flow, a bucket, a key. */
  readonly subject: string;
  readonly engine: string;
  readonly yours: string;
}

export interface Agreement {
  readonly agreed: number;
  readonly total: number;
  readonly disagreements: readonly Disagreement[];
}

/** A line that answers a question, beside what the engine says to it. */
export type Answered = Disagreement;

/** An exact model that can be asked of the real system. */
export interface Model<F extends Fields, Row> {
  readonly fields: F;
  instructions(input: InputOf<F>): Instructions;
  /** The answers in the output. Throws an `EngineError` that names the line, what was expected there and what came. */
  parse(output: string): readonly Row[];
  /** Each answer beside the engine's. Throws when an answer is missing, or to a question that was not asked. */
  answers(input: InputOf<F>, rows: readonly Row[]): readonly Answered[];
}

/** The same for a form, which knows texts only. */
export interface Proof {
  readonly fields: Fields;
  instructions(texts: Texts): Instructions;
  /** Parses what was pasted and compares it with the engine. Throws an `EngineError` that names the field or the line. */
  check(texts: Texts, output: string): Agreement;
}

/** Compares real output with the engine, answer by answer. */
export function prove<F extends Fields, Row>(model: Model<F, Row>, input: InputOf<F>, output: string): Agreement {
  const checked = requireInput(model.fields, input);
  const answers = model.answers(checked, model.parse(output));
  const disagreements = answers.filter(({ engine, yours }) => engine !== yours);
  return { agreed: answers.length - disagreements.length, total: answers.length, disagreements };
}

/** A model as a form sees it: texts in, instructions and verdicts out. */
export function proofOf<F extends Fields, Row>(model: Model<F, Row>): Proof {
  return {
    fields: model.fields,
    instructions: (texts) => model.instructions(readInput(model.fields, texts)),
    check: (texts, output) => prove(model, readInput(model.fields, texts), output),
  };
}

/** One row for each question asked, in its order. Throws when one is missing, asked for twice, or of another question. */
export function matchRows<Row extends { readonly line: number }>(
  subjects: readonly string[],
  rows: readonly Row[],
  subjectOf: (row: Row) => string,
): Row[] {
  const open = new Set(subjects);
  const found = new Map<string, Row>();
  for (const row of rows) {
    const subject = subjectOf(row);
    if (!open.delete(subject))
      throw new EngineError(`line ${row.line}`, subject, 'an answer to a question that is still open');
    found.set(subject, row);
  }
  const [missing] = open;
  if (missing !== undefined) throw new EngineError('output', `none for ${missing}`, `${subjects.length} answers`);
  return subjects.map((subject) => found.get(subject)!);
}
