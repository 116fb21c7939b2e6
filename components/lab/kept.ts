import { decodePermalink } from '../../engine/links/permalink';
import type { Scenario } from '../../engine/scenario/schema';
import { readText, writeText } from '../../progress/localText';

const KEY = 'rlb.lab.v1';

/** What stood on the bench at the last visit with this browser, in links of any version; null: nothing that can be read. */
export function keptBench(): { readonly a: Scenario; readonly b: Scenario | null } | null {
  const link = readText(KEY);
  if (link === null) return null;
  const read = decodePermalink(link);
  return read.ok ? { a: read.scenario, b: read.other ?? null } : null;
}

/** Keeps what is on the bench for the next visit, as the link to it. */
export function keepBench(link: string): void {
  writeText(KEY, link);
}
