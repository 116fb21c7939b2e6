import { useEffect, useEffectEvent, useState } from 'react';
import { readText, writeText } from '../../progress/localText';

const keyOf = (name: string) => `rlb.draft.${name}`;

/**
 * What is being written, kept on this device until it becomes an answer; '' where nothing is. Other tabs follow. Where the
 * browser keeps nothing, it lives as long as the page.
 */
export function useDraft(name: string): readonly [draft: string, write: (text: string) => void] {
  const key = keyOf(name);
  const [draft, setDraft] = useState(() => readText(key) ?? '');
  const follow = useEffectEvent((event: StorageEvent) => {
    if (event.key === key) setDraft(event.newValue ?? '');
  });
  useEffect(() => {
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, []);
  const write = (text: string) => {
    setDraft(text);
    writeText(key, text);
  };
  return [draft, write];
}
