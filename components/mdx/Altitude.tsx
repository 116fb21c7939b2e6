import type { ReactNode } from 'react';
import type { Altitude as Level } from '../../progress/settings';
import type { Bound } from '../prose/context';
import '../prose/altitudes.css';
import './Altitude.css';

interface AltitudeProps extends Bound {
  /** Shown at this altitude and above it. */
  from?: Exclude<Level, 'zero'>;
  /** Shown at this altitude in place of harder words; above it, one click away. */
  only?: 'zero';
  children?: ReactNode;
}

/** A layer of the text. CSS shows it by the root's `data-altitude`: one HTML for all, no flash, nothing rendered again. */
export function Altitude({ from, only, children, lesson }: AltitudeProps) {
  if (!only) {
    return (
      <div className="layer" data-from={from}>
        {children}
      </div>
    );
  }
  return (
    <details className="analogy">
      <summary>{lesson.words.byAnalogy}</summary>
      <div>{children}</div>
    </details>
  );
}
