import { useId, useState } from 'react';
import type { Locale } from '../../course/languages';
import { type ProofName, proofs } from '../../evidence/prove';
import { Comparison } from './Comparison';
import styles from './evidence.module.css';
import { proveWords } from './prove/words';

const names = Object.keys(proofs) as ProofName[];

/** "Prove us wrong": choose a system, ask your own, paste what it said. */
export default function ProveUsWrong({ locale }: { locale: Locale }) {
  const [name, setName] = useState<ProofName>('nextHops');
  const id = useId();
  const words = proveWords[locale];
  return (
    <div className={styles.prove}>
      <p className={styles.field}>
        <label htmlFor={id}>{words.system}</label>
        <select id={id} value={name} onChange={(event) => setName(event.target.value as ProofName)}>
          {names.map((each) => (
            <option key={each} value={each}>
              {words.systems[each].title}
            </option>
          ))}
        </select>
      </p>
      <Comparison key={name} name={name} words={words} />
    </div>
  );
}
