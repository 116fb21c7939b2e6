import type { ReactNode } from 'react';
import type { Altitude as Level } from '../../progress/settings';
import { layerData } from '../altitude/layers';
import type { Bound } from '../prose/context';
import './Altitude.css';

interface AltitudeProps extends Bound {
  /** Shown at this altitude and above it; what begins at the reader's own is marked as new there. */
  from?: Exclude<Level, 'zero'>;
  /** Shown up to this altitude: what is above says it otherwise. */
  until?: Exclude<Level, 'senior'>;
  /** Shown at this altitude. At Zero it stands in place of harder words; above it, one click away. */
  only?: Level;
  children?: ReactNode;
}

/** A layer of the text. CSS shows it by the root's `data-altitude`: one HTML for all, no flash, nothing rendered again. */
export function Altitude({ children, lesson: { words }, ...shown }: AltitudeProps) {
  const begins = shown.only ?? shown.from;
  if (shown.only === 'zero')
    return (
      <details className="analogy">
        <summary>{words.byAnalogy}</summary>
        <div>{children}</div>
      </details>
    );
  return (
    <div className="layer" {...layerData(shown)}>
      {begins && begins !== 'zero' && (
        <p className="new-here" data-new={begins}>
          {words.newAt({ altitude: words.altitudes[begins] })}
        </p>
      )}
      {children}
    </div>
  );
}
