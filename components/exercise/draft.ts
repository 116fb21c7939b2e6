import { readText, writeText } from '../../progress/localText';

const keyOf = (name: string) => `rlb.draft.${name}`;

/** What was being written when the page was left; '' where nothing was, or the browser keeps nothing. */
export function readDraft(name: string): string {
  return readText(keyOf(name)) ?? '';
}

/** Keeps a text on this device until it becomes an answer. Where the browser refuses, it lives as long as the page. */
export function writeDraft(name: string, text: string): void {
  writeText(keyOf(name), text);
}
