import type { Refusal } from '../../../progress/refusal';
import { importOf } from '../FileButton';
import type { ProgressLesson } from '../lookBack';
import { type Learner, learnerNameOf, learnerOf } from './learner';

/** What the progress files of a class have given so far. */
export interface ClassTable {
  readonly learners: readonly Learner[];
  readonly refused: readonly { readonly name: string; readonly why: Refusal }[];
  /** How many files were chosen, and how many of them have been read. */
  readonly all: number;
  readonly done: number;
}

export const EMPTY: ClassTable = { learners: [], refused: [], all: 0, done: 0 };

export const isReading = ({ all, done }: ClassTable): boolean => done < all;

/** Reads files into the table as it stands by then: more may be chosen meanwhile. Never rejects. */
export async function readInto(
  change: (by: (now: ClassTable) => ClassTable) => void,
  files: readonly File[],
  lessons: readonly ProgressLesson[],
): Promise<void> {
  change((now) => ({ ...now, refused: isReading(now) ? now.refused : [], all: now.all + files.length }));
  for (const file of files) {
    const { name } = file;
    const imported = await importOf(file);
    const learners = imported.ok ? [learnerOf(learnerNameOf(name), imported.events, lessons)] : [];
    const refused = imported.ok ? [] : [{ name, why: imported.why }];
    change((now) => ({
      ...now,
      learners: [...now.learners, ...learners],
      refused: [...now.refused, ...refused],
      done: now.done + 1,
    }));
  }
}
