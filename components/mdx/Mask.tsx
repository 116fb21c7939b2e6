import type { LessonContext } from '../prose/context';
import './Mask.css';

/**
 * A figure that answers a prediction, until the reader has committed: `components/shell/masks.ts` puts it in this place
 * then.
 * @param answers the predictions that it answers, with a space between them
 */
export function Mask({ answers, value, words }: { answers: string; value: string } & Pick<LessonContext, 'words'>) {
  return (
    <span className="mask" data-answers={answers} data-value={value} title={words.masked}>
      <span className="hidden">{words.masked}</span>
    </span>
  );
}
