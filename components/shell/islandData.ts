import { isValidElement, type ReactNode } from 'react';

/** In an island's JSON, the place of a text that stands beside it as HTML. */
export interface TextPlace {
  readonly $text: number;
}

/**
 * An island's props as its page carries them: JSON, and the texts in it that are more than a string, which stay HTML. The
 * JSON holds no `<`, so that it can stand in a script element.
 */
export function dataOf(props: object): { json: string; texts: readonly ReactNode[] } {
  const texts: ReactNode[] = [];
  const plain = (value: unknown): unknown => {
    if (isText(value)) return { $text: texts.push(value) - 1 } satisfies TextPlace;
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, plain(held)]));
  };
  const json = JSON.stringify(plain(props)).replaceAll('<', '\\u003c');
  return { json, texts };
}

/** An element, or a list with one: React draws such a list as one text. */
function isText(value: unknown): value is ReactNode {
  return isValidElement(value) || (Array.isArray(value) && value.some(isText));
}
