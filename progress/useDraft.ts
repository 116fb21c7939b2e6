import { useEffect } from 'react';
import { useStore } from 'zustand';
import { drafts } from './drafts';
import type { Standing } from './progressStore';

/**
 * What is being written, kept on this device until it becomes an answer; '' where nothing is. Other tabs follow. Where the
 * browser keeps nothing, it lives as long as the page. `finish` says that a text has become an answer: what was written
 * since stays.
 */
export function useDraft(
  name: string,
): readonly [draft: string, write: (text: string) => void, finish: (text: string) => void] {
  useEffect(drafts.begin, []);
  const draft = useStore(drafts.state, () => drafts.textOf(name));
  const write = (text: string) => drafts.write(name, text);
  const finish = (text: string) => drafts.textOf(name) === text && write('');
  return [draft, write, finish];
}

/** How a draft is kept; null where there is none. */
export function useDraftStanding(name: string): Standing | null {
  return useStore(drafts.state, () => drafts.standingOf(name));
}
