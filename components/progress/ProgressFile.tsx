import { type ReactNode, useState } from 'react';
import type { Locale } from '../../course/languages';
import { filesOf } from '../../progress/files';
import { progress } from '../../progress/pageProgress';
import type { Refusal } from '../../progress/refusal';
import type { Comparison } from '../../progress/transfer';
import { saveFile } from '../shell/saveFile';
import { dateText } from './dateText';
import { FileButton, textOf } from './FileButton';
import styles from './progress.module.css';
import { Refused } from './Refused';
import { type ProgressWords, progressWords } from './words';

type Words = ProgressWords['file'];

const files = filesOf(progress);

/** How far the taking of a file has come: what is told of it, and what may be done next. */
type Stage =
  | { readonly kind: 'told'; readonly text: string; readonly action?: { readonly name: string; act(): void } }
  | { readonly kind: 'asks'; readonly name: string; readonly file: Comparison }
  | { readonly kind: 'refused'; readonly name: string; readonly why: Refusal };

/** Progress as a file: to take along, and to join with what is here. */
export default function ProgressFile({ locale }: { locale: Locale }) {
  const words = progressWords[locale].file;
  const [stage, setStage] = useState<Stage>();
  const tell = (text: string, action?: { name: string; act(): void }) =>
    setStage({ kind: 'told', text, ...(action && { action }) });

  async function hand(): Promise<void> {
    const name = `rlb-progress-${new Date().toISOString().slice(0, 10)}.json`;
    try {
      saveFile(name, 'application/json', await files.exportFile());
      tell(words.exported({ name }));
    } catch {
      tell(words.notExported);
    }
  }

  async function take([file]: readonly File[]): Promise<void> {
    if (!file) return;
    const { name } = file;
    tell(words.reading({ name }));
    const text = await textOf(file);
    const opened = typeof text === 'string' ? await files.openFile(text) : text;
    if (!opened.ok) setStage({ kind: 'refused', name, why: opened.why });
    else if (mustBeAsked(opened)) setStage({ kind: 'asks', name, file: opened });
    else await join(name, opened);
  }

  async function join(name: string, file: Comparison): Promise<void> {
    const { records, fresh, takenBackBy } = file;
    const failure = await files.join(file);
    if (failure) {
      const why = { field: '', expected: 'a device that can store it', found: failure };
      return setStage({ kind: 'refused', name, why });
    }
    const text = words.imported({ name, fresh: fresh.length, all: records.length });
    if (takenBackBy.length > 0)
      tell(`${text} ${words.takenBack}`, undoing(words.bringBack, words.broughtBack, takenBackBy));
    else if (fresh.length > 0) tell(text, undoing(words.undo, words.undone({ name }), fresh));
    else tell(text);
  }

  const undoing = (name: string, done: string, ids: readonly string[]) => ({
    name,
    act: () => void progress.undo(ids).then(() => tell(done)),
  });

  return (
    <>
      <p className={styles.buttons}>
        <button type="button" onClick={() => void hand()}>
          {words.export}
        </button>
        <FileButton onFiles={take}>{words.import}</FileButton>
      </p>
      <div role="status">
        {stage?.kind === 'told' && <Told {...stage} />}
        {stage?.kind === 'refused' && (
          <Refused text={words.refused({ name: stage.name })} why={stage.why} words={words} />
        )}
        {stage?.kind === 'asks' && (
          <Asked name={stage.name} file={stage.file} {...{ words, locale }}>
            <button type="button" onClick={() => tell(words.left({ name: stage.name }))}>
              {words.leave}
            </button>
            <button type="button" className={styles.danger} onClick={() => void join(stage.name, stage.file)}>
              {words.join}
            </button>
          </Asked>
        )}
      </div>
    </>
  );
}

/** Whether a file brings what its reader may not want. */
function mustBeAsked({ fresh, forgets, isForeign, aheadMs }: Comparison): boolean {
  return fresh.length > 0 && (forgets > 0 || isForeign || aheadMs !== null);
}

function Told({ text, action }: Extract<Stage, { kind: 'told' }>) {
  return (
    <p className={styles.buttons}>
      <span>{text}</span>
      {action && (
        <button type="button" onClick={action.act}>
          {action.name}
        </button>
      )}
    </p>
  );
}

interface AskedProps {
  readonly name: string;
  readonly file: Comparison;
  readonly words: Words;
  readonly locale: Locale;
  readonly children: ReactNode;
}

/** What a reader should know before a file is joined with what is here. */
function Asked({ name, file: { fresh, forgets, isForeign, aheadMs }, words, locale, children }: AskedProps) {
  return (
    <div className={styles.asked}>
      <p>{words.asks({ name, fresh: fresh.length })}</p>
      <ul>
        {isForeign && <li>{words.foreign}</li>}
        {forgets > 0 && <li>{words.forgets({ count: forgets })}</li>}
        {aheadMs !== null && <li>{words.ahead({ date: dateText(aheadMs, locale) })}</li>}
      </ul>
      <p className={styles.buttons}>{children}</p>
    </div>
  );
}
