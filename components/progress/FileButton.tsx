import type { ChangeEvent, ReactNode } from 'react';
import { refusal } from '../../progress/refusal';
import { retried } from '../../progress/retried';
import type { Imported } from '../../progress/transfer';
import styles from './progress.module.css';

type Refused = Extract<Imported, { ok: false }>;

interface FileButtonProps {
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => Promise<void>;
  readonly children: ReactNode;
}

/** Asks for progress files: the whole label is the button. */
export function FileButton({ multiple = false, onFiles, children }: FileButtonProps) {
  async function take({ currentTarget: input }: ChangeEvent<HTMLInputElement>): Promise<void> {
    await onFiles([...(input.files ?? [])]);
    // The same file can be chosen again once it is mended.
    input.value = '';
  }
  return (
    <label className={styles.choose}>
      {children}
      <input type="file" accept=".json,application/json" multiple={multiple} onChange={(event) => void take(event)} />
    </label>
  );
}

/** The text of a file; the reason where it cannot be had, or is longer than any progress file. */
export async function textOf(file: File): Promise<string | Refused> {
  try {
    const { whyTooLong } = await retried(() => import('../../progress/transfer'));
    const why = whyTooLong(file.size);
    return why ? { ok: false, why } : await file.text();
  } catch (error) {
    return { ok: false, why: refusal('', 'a file that can be read', String(error)) };
  }
}

/** What a file brings, or why it brings nothing. Never rejects. */
export async function importOf(file: File): Promise<Imported> {
  const text = await textOf(file);
  if (typeof text !== 'string') return text;
  return (await retried(() => import('../../progress/transfer'))).importProgress(text);
}
