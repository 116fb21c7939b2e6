import type { Refusal } from '../../progress/refusal';
import styles from './progress.module.css';
import type { ProgressWords } from './words';

interface RefusedProps {
  readonly text: string;
  readonly why: Refusal;
  readonly words: ProgressWords['file'];
}

/** A file that was not taken: where it is wrong, and how. */
export function Refused({ text, why, words }: RefusedProps) {
  return (
    <div className={styles.refused}>
      <p>{text}</p>
      <dl>
        <dt>{words.where}</dt>
        <dd>{why.field === '' ? words.whole : <code>{why.field}</code>}</dd>
        <dt>{words.expected}</dt>
        <dd lang="en">{why.expected}</dd>
        <dt>{words.found}</dt>
        <dd lang="en">
          <code>{why.found}</code>
        </dd>
      </dl>
    </div>
  );
}
