import { useId, useState } from 'react';
import { type ProofName, proofs } from '../../evidence/prove';
import { initialTexts } from '../../evidence/prove/field';
import type { Agreement } from '../../evidence/prove/proof';
import { type Attempt, attempt } from './attempt';
import { CopyBlock } from './CopyBlock';
import styles from './evidence.module.css';
import { InputField } from './InputField';
import type { ProveWords } from './prove/words';
import { Refusal } from './Refusal';
import { Verdict } from './Verdict';

/** One system: what to type for this input, where its output goes, and what the engine says to it. */
export function Comparison({ name, words }: { name: ProofName; words: ProveWords }) {
  const proof = proofs[name];
  const told = words.systems[name];
  const [texts, setTexts] = useState(() => initialTexts(proof.fields));
  const [output, setOutput] = useState('');
  const [result, setResult] = useState<Attempt<Agreement>>();
  const id = useId();
  const asked = attempt(() => proof.instructions(texts));
  const labels: Readonly<Record<string, string>> = told.fields;

  const change = (field: string, text: string) => {
    setTexts({ ...texts, [field]: text });
    setResult(undefined);
  };
  return (
    <>
      <p>{told.what}</p>
      <p className="note">{told.tried === '' ? words.notTried : words.tried({ where: told.tried })}</p>
      <div className={styles.fields}>
        {Object.entries(proof.fields).map(([field, spec]) => (
          <InputField
            key={field}
            label={labels[field] ?? field}
            options={spec.options}
            optionLabels={words.options}
            value={texts[field] ?? ''}
            onChange={(text) => change(field, text)}
          />
        ))}
      </div>
      {asked.ok ? (
        <>
          <p className="note">{words.rootShell}</p>
          <CopyBlock title={words.setUp} text={asked.value.setup} words={words} />
          <CopyBlock title={words.ask} text={asked.value.command} words={words} />
          <CopyBlock title={words.cleanUp} text={asked.value.cleanup} words={words} />
        </>
      ) : (
        <Refusal error={asked.error} of="input" labels={labels} words={words} />
      )}
      <p className={styles.pasted}>
        <label htmlFor={id}>{words.paste}</label>
        <textarea
          id={id}
          rows={10}
          spellCheck={false}
          autoComplete="off"
          value={output}
          onChange={(event) => {
            setOutput(event.target.value);
            setResult(undefined);
          }}
        />
      </p>
      <button
        type="button"
        className="primary"
        disabled={!asked.ok}
        onClick={() => setResult(attempt(() => proof.check(texts, output)))}
      >
        {words.compare}
      </button>
      <div role="status">
        {result?.ok && <Verdict {...result.value} words={words} />}
        {result && !result.ok && <Refusal error={result.error} of="output" labels={labels} words={words} />}
      </div>
    </>
  );
}
