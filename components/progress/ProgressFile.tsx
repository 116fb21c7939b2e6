import { type ChangeEvent, useState } from 'react';
import type { Locale } from '../../course/languages';
import { progress } from '../../progress/pageProgress';
import type { Refusal } from '../../progress/refusal';
import { saveFile } from '../shell/saveFile';
import styles from './progress.module.css';
import { type ProgressWords, progressWords } from './words';

type Told = { readonly text: string; readonly why?: Refusal };

/** Progress as a file: to take along, and to join with what is here. */
export default function ProgressFile({ locale }: { locale: Locale }) {
  const words = progressWords[locale].file;
  const [told, tell] = useState<Told>();

  async function hand(): Promise<void> {
    const name = `rlb-progress-${new Date().toISOString().slice(0, 10)}.json`;
    try {
      saveFile(name, await progress.exportFile(), 'application/json');
      tell({ text: words.exported({ name }) });
    } catch {
      tell({ text: words.notExported });
    }
  }

  async function take({ currentTarget: input }: ChangeEvent<HTMLInputElement>): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    tell(await importFrom(file, words));
    // The same file can be chosen again once it is mended.
    input.value = '';
  }

  return (
    <>
      <p className={styles.buttons}>
        <button type="button" onClick={() => void hand()}>
          {words.export}
        </button>
        <label className={styles.choose}>
          {words.import}
          <input type="file" accept=".json,application/json" onChange={(event) => void take(event)} />
        </label>
      </p>
      <div role="status">{told && <Outcome told={told} words={words} />}</div>
    </>
  );
}

async function importFrom(file: File, words: ProgressWords['file']): Promise<Told> {
  const before = progress.state.getState().events.length;
  const text = await file.text().catch((error: unknown) => error as Error);
  if (typeof text !== 'string') {
    const why = { field: '', expected: words.unreadable, found: text.message };
    return { text: words.refused({ name: file.name }), why };
  }
  const imported = await progress.importFile(text);
  if (!imported.ok) return { text: words.refused({ name: file.name }), why: imported.why };
  const fresh = progress.state.getState().events.length - before;
  return { text: words.imported({ name: file.name, fresh, all: imported.records.length }) };
}

function Outcome({ told: { text, why }, words }: { told: Told; words: ProgressWords['file'] }) {
  if (!why) return <p>{text}</p>;
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
