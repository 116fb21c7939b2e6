import { useId, useRef, useState } from 'react';
import { copyOrSelect } from '../shell/copyOrSelect';
import styles from './evidence.module.css';
import type { ProveWords } from './prove/words';

/** Text to type elsewhere. Where a page may not write to the clipboard (plain HTTP), the button selects it instead. */
export function CopyBlock({ title, text, words }: { title: string; text: string; words: ProveWords }) {
  const block = useRef<HTMLPreElement>(null);
  const [said, setSaid] = useState('');
  const id = useId();

  const copy = async () => {
    if (block.current) setSaid((await copyOrSelect(block.current)) ? words.copied : words.selected);
  };
  return (
    <section className={styles.block} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id}>{title}</h3>
        <span role="status" className="note">
          {said}
        </span>
        <button type="button" aria-describedby={id} onClick={() => void copy()}>
          {words.copy}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre ref={block} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}
