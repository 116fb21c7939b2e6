import type { ReactNode } from 'react';
import type { Bound } from '../prose/context';
import './inline.css';

/** A number that the engine computed when the page was built. */
export function Claim({ id, format, lesson }: Bound & { id: string; format?: string }) {
  return <span className="claim">{lesson.claim(id, format)}</span>;
}

/** A term where it is explained for the first time. */
export function Term({ id, children }: { id: string; children?: ReactNode }) {
  return <dfn id={`term-${id}`}>{children}</dfn>;
}
