import type { ReactNode } from 'react';
import type { Bound, Spoiler } from '../prose/context';
import { termHref } from '../shell/href';
import { Mask } from './Mask';
import './inline.css';

/** A number that the engine computed when the page was built; one that answers a prediction waits until it is committed. */
export function Claim({ id, format, answers, lesson }: Bound & Spoiler & { id: string; format?: string }) {
  const value = lesson.claim(id, format);
  return (
    <span className="claim">{answers ? <Mask answers={answers} value={value} words={lesson.words} /> : value}</span>
  );
}

/** A term where a reader meets it first: what it means opens beside it (`components/shell/script/terms.ts`). */
export function Term({ id, children, lesson }: Bound & { id: string; children?: ReactNode }) {
  return (
    <a className="term" href={termHref(lesson.locale, id)}>
      {children}
    </a>
  );
}
