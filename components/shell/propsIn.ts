import { createElement, Fragment, type ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import type { TextPlace } from './islandData';

/** The props that the server wrote for an island (`dataOf`), its texts as React nodes. */
export function propsIn(data: Element): { readonly locale: Locale } {
  return readProps(data, nodesIn) as { readonly locale: Locale };
}

/** The same with its texts as `read` makes them of their HTML. */
export function readProps(data: Element, read: (text: Element) => unknown): unknown {
  const texts = [...data.querySelectorAll(':scope > div')].map(read);
  const json = data.querySelector(':scope > script')!.textContent!;
  return JSON.parse(json, (_, value: unknown) => (isTextPlace(value) ? texts[value.$text] : value));
}

function isTextPlace(value: unknown): value is TextPlace {
  return typeof value === 'object' && value !== null && '$text' in value;
}

const reactNames: Readonly<Record<string, string>> = { class: 'className', for: 'htmlFor', tabindex: 'tabIndex' };

function nodesIn(element: Element): ReactNode {
  return createElement(Fragment, null, ...[...element.childNodes].map(nodeOf));
}

/** HTML as React would have it: elements with attributes, and text. */
function nodeOf(node: Node): ReactNode {
  if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? node.nodeValue : null;
  const props = Object.fromEntries([...node.attributes].map(({ name, value }) => [reactNames[name] ?? name, value]));
  return createElement(node.localName, props, ...[...node.childNodes].map(nodeOf));
}
