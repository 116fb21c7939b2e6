import { union } from './events';
import type { ProgressStore } from './progressStore';
import { refusal } from './refusal';
import { retried } from './retried';
import { type Failure, failureOf, StorageError } from './storage';
import type { Comparison, OpenedFile } from './transfer';

/** The progress of a page as a file, and files joined with it. */
export function filesOf({ state, refresh, opened, known, showUnsaved, now }: ProgressStore) {
  /**
   * What the device keeps and what this page adds. Rejects where the device cannot be read, and may keep more: a part would
   * pass for the whole.
   */
  const exportFile = async (): Promise<string> => {
    const { events, setAside, failure, missing } = await (await opened()).all();
    if (failure && (missing > 0 || failure === 'slow' || failure === 'failed')) throw new StorageError(failure);
    const { exportProgress } = await retried(() => import('./transfer'));
    return exportProgress({ events: union(known(), events), setAside });
  };

  /** Reads a progress file, and says what joining it with what is here would do. Never rejects. */
  const openFile = async (text: string): Promise<OpenedFile> => {
    try {
      const { importProgress, compareFile } = await retried(() => import('./transfer'));
      const imported = importProgress(text);
      if (!imported.ok) return imported;
      await refresh();
      const setAside = state.getState().setAside.map(({ record }) => record);
      return { ok: true, ...compareFile(imported, known(), setAside, now()) };
    } catch (error) {
      return { ok: false, why: refusal('', 'a page that has all its scripts', String(error)) };
    }
  };

  /** Joins what a file brought: all of it, or nothing and the reason. Where there is no store it lives as long as the page. */
  const join = async ({ records, events }: Pick<Comparison, 'records' | 'events'>): Promise<Failure | null> => {
    try {
      await (await opened()).append(records);
    } catch (error) {
      const failure = failureOf(error);
      if (failure !== 'absent' && failure !== 'refused') return failure;
      showUnsaved(events, failure);
      return null;
    }
    await refresh();
    return null;
  };

  return { exportFile, openFile, join };
}
