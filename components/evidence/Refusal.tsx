import type { EngineError } from '../../engine/errors';
import styles from './evidence.module.css';
import type { ProveWords } from './prove/words';

interface RefusalProps {
  error: EngineError;
  of: 'input' | 'output';
  labels: Readonly<Record<string, string>>;
  words: ProveWords;
}

/** What could not be asked or read: where, what was expected there, what came. */
export function Refusal({ error: { field, rule, value }, of, labels, words }: RefusalProps) {
  const place = placeOf(field, labels, words);
  return (
    <div className={styles.refusal} role={of === 'input' ? 'alert' : undefined}>
      <p>{of === 'input' ? words.wrongInput({ field: place }) : words.wrongOutput({ place })}</p>
      <dl>
        <div>
          <dt>{words.expected}</dt>
          <dd lang="en">{rule}</dd>
        </div>
        <div>
          <dt>{words.found}</dt>
          <dd>{value === '' ? words.nothingPasted : <code>{String(value)}</code>}</dd>
        </div>
      </dl>
    </div>
  );
}

/** `line 7`, `output`, or a field of the input, with its index: `weights[1]`. */
function placeOf(field: string, labels: Readonly<Record<string, string>>, words: ProveWords): string {
  const line = /^line (\d+)$/.exec(field)?.[1];
  if (line !== undefined) return words.line({ number: line });
  if (field === 'output') return words.output;
  const [, name = '', index = ''] = /^(\w+)(.*)$/.exec(field) ?? [];
  return `${labels[name] ?? name}${index}`;
}
