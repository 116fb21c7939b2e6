import { type Drawn, filledText } from '../../course/exercise/bankItem';
import { formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';
import type { ClientQuestion } from '../../course/schema/client';
import type { ToldChoice } from '../exercise/told';

/** A drawn question in words. */
export interface ToldQuestion extends ToldChoice {
  readonly options: readonly { readonly id: string; readonly text: string; readonly feedback: string }[];
}

/** The words of a question with what was drawn filled in. */
export function toldQuestion(question: ClientQuestion, drawn: Drawn, locale: Locale): ToldQuestion {
  const fill = (text: string) => filledText(text, question, drawn, locale);
  const { format, digits } = question.kind === 'number' ? question : { format: 'number' as const };
  return {
    question: fill(question.question),
    options: drawn.options.map(({ id, number }) => {
      const { text = '', feedback } = question.told[id]!;
      return {
        id,
        text: number === undefined ? fill(text) : formatValue(number, format, locale, digits),
        feedback: fill(feedback),
      };
    }),
    variants: {},
  };
}
